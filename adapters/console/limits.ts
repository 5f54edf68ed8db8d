import type { Limits } from "../adapter.ts";

/** A terminal has no limits of its own; these are far above any reply. */
export const CONSOLE_LIMITS: Limits = { text: 100_000, blocks: 1_000, actions: 100 };
