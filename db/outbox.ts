import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, ne, notExists } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Delivery, Outbox, Reserved } from "../src/core/ports.ts";
import type { Dialect } from "./dialect.ts";
import { claim, isHead } from "./outbox-claim.ts";
import { type Row, toOutboxRow } from "./outbox-row.ts";

/** Messages promised, on whichever database. Every write says which attempt it speaks for. */
export function createOutbox({ db, tables, transact, write }: Dialect): Outbox {
  const { outbox } = tables;
  const mine = ({ id, attempt }: Delivery) =>
    and(eq(outbox.id, id), eq(outbox.attempt, attempt), eq(outbox.state, "waiting"));
  const id = { id: outbox.id };

  /** A later version of the same message that stands by now: a key names a message through all its versions. */
  const newerDelivered = () => {
    const newer = alias(outbox, "newer");
    const same = and(eq(newer.lane, outbox.lane), eq(newer.key, outbox.key));
    const after = and(gt(newer.id, outbox.id), eq(newer.state, "sent"));
    return db.select({ id: newer.id }).from(newer).where(and(same, after));
  };

  /** Only while it is kept back: a courier that has claimed it since delivers it. */
  async function settle({ lane, cause }: Reserved, now: Date, set: Partial<Row>) {
    const kept = and(eq(outbox.attempt, 0), gt(outbox.readyAt, now), isNull(outbox.after));
    const waiting = and(eq(outbox.lane, lane), eq(outbox.state, "waiting"));
    const which = and(waiting, eq(outbox.cause, cause), kept);
    const hit = await write(() => db.update(outbox).set(set).where(which).returning(id));
    return hit.length === 1;
  }

  return {
    claim: (now, limit, leaseMs, platforms, busy = []) =>
      transact((tx) => claim(tx, tables, { now, limit, leaseMs, platforms, busy })),

    carried: (message, now) =>
      settle(message, now, { state: "sent", receipt: { carried: "1" }, sentAt: now }),
    release: (message, now) => settle(message, now, { readyAt: now }),

    async delivered(message, receipt, now) {
      const sent = { state: "sent" as const, receipt, sentAt: now, error: null };
      const hit = await write(() => db.update(outbox).set(sent).where(mine(message)).returning(id));
      return hit.length === 1;
    },

    async failed(message, error, next) {
      const progress = next.progress ? { progress: next.progress } : {};
      const set =
        next.state === "waiting"
          ? { readyAt: next.retryAt, doubts: (message.doubts ?? 0) + (next.doubt ? 1 : 0) }
          : { state: next.state, ...(next.at && { readyAt: next.at }) };
      const all = { error, ...progress, ...set };
      const hit = await write(() => db.update(outbox).set(all).where(mine(message)).returning(id));
      return hit.length === 1;
    },

    async receipt(lane, key) {
      const sent = and(eq(outbox.lane, lane), eq(outbox.key, key), isNotNull(outbox.receipt));
      const [newest] = await db
        .select({ receipt: outbox.receipt })
        .from(outbox)
        .where(sent)
        .orderBy(desc(outbox.id))
        .limit(1);
      return newest?.receipt ?? undefined;
    },

    async nextReadyAt(platforms) {
      const waiting = and(eq(outbox.state, "waiting"), inArray(outbox.platform, platforms));
      const [next] = await db
        .select({ readyAt: outbox.readyAt })
        .from(outbox)
        .where(and(waiting, isHead(db, tables, outbox.readyAt)))
        .orderBy(asc(outbox.readyAt))
        .limit(1);
      return next?.readyAt;
    },

    async list(states, limit) {
      const found = await db
        .select()
        .from(outbox)
        .where(inArray(outbox.state, states))
        .orderBy(asc(outbox.id))
        .limit(limit);
      return found.map(toOutboxRow);
    },

    async find(wanted) {
      const [row] = await db.select().from(outbox).where(eq(outbox.id, wanted));
      return row && toOutboxRow(row);
    },

    async retry(wanted, now) {
      const set = { state: "waiting" as const, readyAt: now, doubts: 0 };
      const given = and(eq(outbox.id, wanted), inArray(outbox.state, ["dead", "ambiguous"]));
      const which = and(given, notExists(newerDelivered()));
      const hit = await write(() => db.update(outbox).set(set).where(which).returning(id));
      return hit.length === 1;
    },

    async drop(wanted) {
      const unsent = and(eq(outbox.id, wanted), ne(outbox.state, "sent"));
      return (await write(() => db.delete(outbox).where(unsent).returning(id))).length === 1;
    },
  };
}
