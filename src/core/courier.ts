import { laneOf, type Platform, tenantOf } from "./address.ts";
import { DeliveryError } from "./delivery.ts";
import type { Clock, Delivery, Failure, Outbox, Receipt } from "./ports.ts";

/** Says one message on one platform. Throws DeliveryError to tell how it went wrong. */
export type Deliver = (
  message: Delivery,
  places: { replaces?: Receipt; parent?: Receipt },
) => Promise<Receipt>;

/** Longer than any adapter takes over one message (37 s), so that none is taken over while in the air. */
const LEASE_MS = 45_000;
const BATCH = 20;
/**
 * Messages in the air at once, in all and for one tenant: a slow tenant must not hold up the others.
 * A tenant with fewer than its share may be given one more batch.
 */
const MOST_AT_ONCE = 200;
const MOST_PER_TENANT = 20;
/** With the waits of `backoffMs` the first is four minutes, for a bug of ours; the second a day, for an outage of theirs. */
const TRIES_AFTER_BUG = 8;
const TRIES_AFTER_OUTAGE = 150;

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
  /** Told at the end of a round when the next message becomes ready, so as to begin another one then. */
  onNext?: (at: Date) => void;
}) {
  const { outbox, clock, deliver, onDelivered, onGivenUp, onNext } = deps;
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
      const next = afterFailure(error, message, clock.now());
      const told = reasonOf(error);
      const ours = await outbox.failed(message, told, next);
      if (ours && next.state !== "waiting") onGivenUp?.(message, next.state, told);
      return;
    }
    if (await outbox.delivered(message, receipt, clock.now())) onDelivered?.(message);
  }

  const air = createAir();
  let nudge: () => void = () => undefined;

  /**
   * Also while others are in the air: a lane that waits must not wait for a slow message elsewhere.
   * Raced for its failure alone: it never resolves.
   */
  async function tellNext(): Promise<never> {
    const at = onNext && (await outbox.nextReadyAt(platforms));
    // What is ready already waits for room, and is claimed as soon as something is down.
    if (at && at > clock.now()) onNext?.(at);
    return new Promise(() => undefined);
  }

  /** Claims whenever there is room, so that one slow message holds up nothing but its own lane. */
  async function drain(): Promise<number> {
    let total = 0;
    for (;;) {
      const nudged = new Promise<void>((resolve) => {
        nudge = resolve;
      });
      const room = Math.min(BATCH, MOST_AT_ONCE - air.size());
      const batch =
        room > 0
          ? await outbox.claim(clock.now(), room, LEASE_MS, platforms, air.busyTenants())
          : [];
      for (const message of batch) air.add(message, deliverOne(message));
      total += batch.length;
      if (batch.length > 0) continue;
      if (air.size() === 0) return total;
      await Promise.race([air.oneDown(), nudged, tellNext()]);
      air.check();
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
      if (onNext) await outbox.nextReadyAt(platforms).then((at) => at && onNext(at));
    }
  }

  /** Delivers all that is ready, also what becomes ready meanwhile; returns how many were attempted. */
  return function run(): Promise<number> {
    if (current) {
      again = true;
      nudge();
    } else current = rounds();
    return current;
  };
}

/** The messages under way in this process, and the first failure of the storage behind them. */
function createAir() {
  const flights = new Set<Promise<void>>();
  const perTenant = new Map<string, number>();
  let broken: { error: unknown } | undefined;

  function add(message: Delivery, delivering: Promise<void>): void {
    const tenant = tenantOf(message.to);
    perTenant.set(tenant, (perTenant.get(tenant) ?? 0) + 1);
    const flight = delivering
      .catch((error) => {
        broken ??= { error };
      })
      .finally(() => {
        flights.delete(flight);
        const left = (perTenant.get(tenant) ?? 1) - 1;
        if (left > 0) perTenant.set(tenant, left);
        else perTenant.delete(tenant);
      });
    flights.add(flight);
  }

  const oneDown = () => Promise.race(flights);

  /** Throws what went wrong with the storage, once; never in a race that another has won already. */
  function check(): void {
    if (!broken) return;
    const { error } = broken;
    broken = undefined;
    throw error;
  }

  const busyTenants = () =>
    [...perTenant].filter(([, count]) => count >= MOST_PER_TENANT).map(([tenant]) => tenant);
  return { add, oneDown, check, busyTenants, size: () => flights.size };
}

/** An unknown error may quote the message, so only its kind is kept. */
const reasonOf = (error: unknown) =>
  error instanceof DeliveryError ? error.message : error instanceof Error ? error.name : "unknown";

/** What becomes of a message whose delivery failed; an unknown error counts as not sent. */
function afterFailure(error: unknown, { attempt, doubts }: Delivery, now: Date): Failure {
  const known = error instanceof DeliveryError ? error : undefined;
  const progress = known?.progress ? { progress: known.progress } : {};
  if (known?.kind === "hopeless") return { state: "dead", at: now, ...progress };
  const doubt = known?.kind === "ambiguous";
  if (doubt && !known?.retryAt) return { state: "ambiguous", at: now, ...progress };
  if (attempt >= (known ? TRIES_AFTER_OUTAGE : TRIES_AFTER_BUG)) {
    return { state: doubt || doubts ? "ambiguous" : "dead", at: now, ...progress };
  }
  const retryAt = known?.retryAt ?? new Date(now.getTime() + backoffMs(attempt));
  return { state: "waiting", retryAt, ...(doubt && { doubt }), ...progress };
}
