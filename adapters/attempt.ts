import { DeliveryError } from "../src/core/delivery.ts";
import type { Receipt } from "../src/core/ports.ts";

/**
 * No call for a message begins later than this after its attempt did. With a call's own bounds (12 s
 * until it is asked, 10 s until it has answered) one attempt ends within 37 s: the courier's lease is
 * 45 s, and another process would take the message over after it.
 */
export const BEGIN_MS = 15_000;

/** One attempt at a message, as far as its time and its progress go. */
export interface Attempt {
  /** By performance.now(). */
  by: number;
  startedAt: Date;
  /** What is known of the message's fate; kept with it when the attempt fails. */
  progress: Receipt;
}

/** Throws when it is too late to begin another call; the next attempt goes on from here. */
export function checkTime({ by, startedAt }: Attempt): void {
  if (performance.now() <= by) return;
  throw new DeliveryError("not-sent", "took_too_long", { retryAt: startedAt });
}

/** The failure as the courier keeps it, with all that this attempt came to know. */
export function keepingProgress({ progress }: Attempt, error: unknown): unknown {
  if (!(error instanceof DeliveryError)) return error;
  return new DeliveryError(error.kind, error.message, {
    ...(error.retryAt && { retryAt: error.retryAt }),
    progress: { ...progress, ...error.progress },
  });
}
