import { laneOf } from "../src/core/address.ts";
import type { Posting } from "../src/core/change.ts";
import type { Delivery, OutboxRow } from "../src/core/ports.ts";
import type { Tables } from "./schema.ts";

/** A message as the table holds it. */
export type Row = Tables["outbox"]["$inferSelect"];

/** Longer than any platform waits for the answer to a request; what was not carried by then is delivered. */
const RESERVED_MS = 5_000;

/** A promise as it is stored: ready at once unless it names a later moment. */
export function toRow(cause: string, posting: Posting, now: Date) {
  const { to, reply, privateTo, key, replaces, under, after, reserved } = posting;
  const { platform } = to;
  const held = reserved ? new Date(now.getTime() + RESERVED_MS) : now;
  const readyAt = after && after > held ? after : held;
  return {
    cause,
    platform,
    lane: laneOf(to),
    to,
    reply,
    privateTo,
    key,
    replaces,
    under,
    after,
    readyAt,
  };
}

/** The stored row as the courier wants it; what was not said is left out. */
export function toDelivery(row: Row): Delivery {
  const { id, cause, attempt, to, reply } = row;
  // The attempt that is being made now is in doubt as well until it has ended.
  const doubts = Math.max(0, row.doubts - 1);
  return {
    ...{ id, cause, attempt, to, reply },
    ...(doubts > 0 && { doubts }),
    ...(row.progress !== null && { progress: row.progress }),
    ...(row.privateTo !== null && { privateTo: row.privateTo }),
    ...(row.key !== null && { key: row.key }),
    ...(row.replaces !== null && { replaces: row.replaces }),
    ...(row.under !== null && { under: row.under }),
    ...(row.after !== null && { after: row.after }),
  };
}

/** The stored row as an operator sees it. */
export function toOutboxRow(row: Row): OutboxRow {
  const { state, readyAt, sentAt, error } = row;
  return { ...toDelivery(row), state, readyAt, sentAt, error };
}
