import { laneOf, type Platform } from "./address.ts";
import { DeliveryError } from "./delivery.ts";
import type { Clock, Delivery, Failure, Outbox, Receipt } from "./ports.ts";

/** Says one message on one platform. Throws DeliveryError to tell how it went wrong. */
export type Deliver = (
  message: Delivery,
  places: { replaces?: Receipt; parent?: Receipt },
) => Promise<Receipt>;

/** Longer than any adapter's own time-out (10 s), so that no message is taken over while in the air. */
const LEASE_MS = 45_000;
const BATCH = 20;
const MAX_ATTEMPTS = 8;

/** Waits longer after each failure: 2 s, 4 s, 8 s … never more than ten minutes. */
const backoffMs = (attempt: number) => Math.min(1000 * 2 ** attempt, 600_000);

/** Empties the outbox. Safe to run in many processes at once; one round at a time in this one. */
export function createCourier(deps: {
  outbox: Outbox;
  clock: Clock;
  deliver: Partial<Record<Platform, Deliver>>;
  /** Told of every message that was delivered, e.g. to print it. */
  onDelivered?: (message: Delivery) => void;
  /** Told when a message will not be tried again by itself. Gets no content. */
  onGivenUp?: (message: Delivery, state: "ambiguous" | "dead", error: string) => void;
}) {
  const { outbox, clock, deliver, onDelivered, onGivenUp } = deps;
  const platforms = Object.keys(deliver) as Platform[];

  async function placesOf(message: Delivery) {
    const lane = laneOf(message.to);
    const replaces = message.replaces && (await outbox.receipt(lane, message.replaces));
    const parent = message.under && (await outbox.receipt(lane, message.under));
    return { ...(replaces && { replaces }), ...(parent && { parent }) };
  }

  async function deliverOne(message: Delivery): Promise<void> {
    let receipt: Receipt;
    try {
      const say = deliver[message.to.platform];
      if (!say) throw new DeliveryError("not-sent", `no adapter for ${message.to.platform}`);
      receipt = await say(message, await placesOf(message));
    } catch (error) {
      const next = afterFailure(error, message.attempt, clock.now());
      const told = reasonOf(error);
      const ours = await outbox.failed(message, told, next);
      if (ours && next.state !== "waiting") onGivenUp?.(message, next.state, told);
      return;
    }
    if (await outbox.delivered(message, receipt, clock.now())) onDelivered?.(message);
  }

  async function drain(): Promise<number> {
    let total = 0;
    for (;;) {
      const batch = await outbox.claim(clock.now(), BATCH, LEASE_MS, platforms);
      if (batch.length === 0) return total;
      await Promise.all(batch.map(deliverOne));
      total += batch.length;
    }
  }

  let current: Promise<number> | undefined;
  let again = false;

  async function rounds(): Promise<number> {
    let total = 0;
    try {
      do {
        again = false;
        total += await drain();
      } while (again);
      return total;
    } finally {
      current = undefined;
    }
  }

  /** Delivers all that is ready, also what becomes ready meanwhile; returns how many were attempted. */
  return function run(): Promise<number> {
    if (current) again = true;
    else current = rounds();
    return current;
  };
}

/** An unknown error may quote the message, so only its kind is kept. */
const reasonOf = (error: unknown) =>
  error instanceof DeliveryError ? error.message : error instanceof Error ? error.name : "unknown";

/** What becomes of a message whose delivery failed; an unknown error counts as not sent. */
function afterFailure(error: unknown, attempt: number, now: Date): Failure {
  if (error instanceof DeliveryError) {
    if (error.kind === "hopeless") return { state: "dead" };
    if (error.kind === "ambiguous") return { state: "ambiguous" };
    if (error.retryAt && attempt < MAX_ATTEMPTS)
      return { state: "waiting", retryAt: error.retryAt };
  }
  if (attempt >= MAX_ATTEMPTS) return { state: "dead" };
  return { state: "waiting", retryAt: new Date(now.getTime() + backoffMs(attempt)) };
}
