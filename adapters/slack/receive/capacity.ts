import type { Capacity } from "../../gate.ts";

/** Slack gives up after 3 seconds, docs.slack.dev/tools/bolt-js/concepts/acknowledge. */
export const CAPACITY: Capacity = { atOnce: 32, line: 128, waitMs: 1_000, lateMs: 2_300 };
