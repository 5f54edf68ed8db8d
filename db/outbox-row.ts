import { laneOf } from "../src/core/address.ts";
import type { Posting } from "../src/core/change.ts";
import type { Delivery, OutboxRow } from "../src/core/ports.ts";
import type { Tables } from "./schema.ts";

type Row = Tables["outbox"]["$inferSelect"];

/** A promise as it is stored: ready at once unless it names a later moment. */
export function toRow(cause: string, posting: Posting, now: Date) {
  const { to, reply, privateTo, key, replaces, under, after } = posting;
  const { platform } = to;
  const readyAt = after && after > now ? after : now;
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
  return {
    ...{ id, cause, attempt, to, reply },
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
