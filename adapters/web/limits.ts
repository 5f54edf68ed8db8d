import type { Limits } from "../adapter.ts";

/** A page has no limits of its own; these keep one message readable. */
export const WEB_LIMITS: Limits = { text: 40_000, blocks: 200, actions: 25 };

/** What the server takes and keeps at most. */
export const WEB = {
  /** Bytes of one request. */
  body: "1mb",
  /** Characters of one typed message, as on Slack. */
  text: 40_000,
  /** Posts shown when a conversation is opened. */
  posts: 500,
  /** Pages that may listen at once. */
  streams: 100,
  /** Milliseconds between looks for what another process has written. */
  poll: 1_000,
  /** Milliseconds between signs of life on a quiet stream. */
  heartbeat: 15_000,
  /** Drawn charts kept in memory. */
  charts: 60,
  /** Requests remembered, so that a repeat gets the same answer. */
  nonces: 2_000,
  /** Days the clock may be moved at once. */
  days: 366,
} as const;
