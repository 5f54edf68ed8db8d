import {
  and,
  asc,
  eq,
  gt,
  inArray,
  isNull,
  lt,
  lte,
  not,
  notExists,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import { alias, type SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Platform } from "../src/core/address.ts";
import type { Delivery } from "../src/core/ports.ts";
import { toDelivery } from "./outbox-row.ts";
import { type Db, type Plan, rows } from "./plan.ts";
import type { Tables } from "./schema.ts";

/**
 * The message is the first of its lane: nothing promised earlier still waits there. One that
 * was promised for a later moment than `moment` holds nobody up until then.
 */
export function isHead(db: Db, { outbox }: Tables, moment: Date | SQLiteColumn): SQL {
  const earlier = alias(outbox, "earlier");
  const due = or(isNull(earlier.after), lte(earlier.after, moment), gt(earlier.attempt, 0));
  return notExists(
    db
      .select({ id: earlier.id })
      .from(earlier)
      .where(
        and(
          eq(earlier.lane, outbox.lane),
          eq(earlier.state, "waiting"),
          lt(earlier.id, outbox.id),
          due,
        ),
      ),
  );
}

/** Without LIKE, whose wildcards a tenant's id may hold. */
const startsWith = (column: SQLiteColumn, begin: string) =>
  sql`substr(${column}, 1, ${begin.length}) = ${begin}`;

/** What a claim needs to know: see `Outbox.claim`. */
export interface Claim {
  now: Date;
  limit: number;
  leaseMs: number;
  platforms: Platform[];
  busy: string[];
}

/**
 * Leases the oldest waiting message of each lane. The update repeats the "is it ready"
 * test, so of two processes that saw the same row only one gets it.
 */
export function* claim(db: Db, t: Tables, ask: Claim): Plan<Delivery[]> {
  const { outbox } = t;
  const ready = and(eq(outbox.state, "waiting"), lte(outbox.readyAt, ask.now));
  const free = ask.busy.map((tenant) => not(startsWith(outbox.lane, tenant)));
  const heads = yield* rows(
    db
      .select({ id: outbox.id })
      .from(outbox)
      .where(and(ready, inArray(outbox.platform, ask.platforms), isHead(db, t, ask.now), ...free))
      .orderBy(asc(outbox.id))
      .limit(ask.limit),
  );
  if (heads.length === 0) return [];
  const ids = heads.map((head) => head.id);
  const taken = yield* rows(
    db
      .update(outbox)
      .set({
        readyAt: new Date(ask.now.getTime() + ask.leaseMs),
        attempt: sql`${outbox.attempt} + 1`,
        doubts: sql`${outbox.doubts} + 1`,
      })
      .where(and(ready, inArray(outbox.id, ids)))
      .returning(),
  );
  return yield* dated(db, t, taken.sort((a, b) => a.id - b.id).map(toDelivery));
}

/** Says of those in doubt when they were promised, while that is remembered. */
function* dated(db: Db, { seen }: Tables, all: Delivery[]): Plan<Delivery[]> {
  const causes = all.filter(({ doubts }) => doubts).map(({ cause }) => cause);
  if (causes.length === 0) return all;
  const known = yield* rows(db.select().from(seen).where(inArray(seen.id, causes)));
  const moments = new Map(known.map(({ id, at }) => [id, at]));
  return all.map((one) => {
    const promisedAt = one.doubts ? moments.get(one.cause) : undefined;
    return promisedAt ? { ...one, promisedAt } : one;
  });
}
