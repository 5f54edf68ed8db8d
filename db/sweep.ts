import { and, eq, exists, gt, isNotNull, isNull, lt, or } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { type Db, type Plan, rows } from "./plan.ts";
import type { Tables } from "./schema.ts";

/**
 * Forgets causes and delivered messages older than `before`. The newest delivered message of
 * each key stays: a card posted last month can still be updated in place.
 */
export function* sweep(db: Db, { seen, outbox }: Tables, before: Date): Plan<void> {
  yield* rows(db.delete(seen).where(lt(seen.at, before)).returning({ id: seen.id }));
  const newer = alias(outbox, "newer");
  const sameKey = and(
    eq(newer.lane, outbox.lane),
    eq(newer.key, outbox.key),
    gt(newer.id, outbox.id),
    isNotNull(newer.receipt),
  );
  const superseded = exists(db.select({ id: newer.id }).from(newer).where(sameKey));
  const old = and(eq(outbox.state, "sent"), lt(outbox.sentAt, before));
  yield* rows(
    db
      .delete(outbox)
      .where(and(old, or(isNull(outbox.key), superseded)))
      .returning({ id: outbox.id }),
  );
}
