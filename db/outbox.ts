import { and, asc, desc, eq, inArray, isNotNull, ne } from "drizzle-orm";
import type { Delivery, Outbox } from "../src/core/ports.ts";
import type { Dialect } from "./dialect.ts";
import { claim, isHead } from "./outbox-claim.ts";
import { toOutboxRow } from "./outbox-row.ts";

/** Messages promised, on whichever database. Every write says which attempt it speaks for. */
export function createOutbox({ db, tables, transact }: Dialect): Outbox {
  const { outbox } = tables;
  const mine = ({ id, attempt }: Delivery) =>
    and(eq(outbox.id, id), eq(outbox.attempt, attempt), eq(outbox.state, "waiting"));
  const id = { id: outbox.id };

  return {
    claim: (now, limit, leaseMs, platforms) =>
      transact((tx) => claim(tx, tables, { now, limit, leaseMs, platforms })),

    async delivered(message, receipt, now) {
      const sent = { state: "sent" as const, receipt, sentAt: now, error: null };
      const hit = await db.update(outbox).set(sent).where(mine(message)).returning(id);
      return hit.length === 1;
    },

    async failed(message, error, next) {
      const set =
        next.state === "waiting" ? { error, readyAt: next.retryAt } : { error, state: next.state };
      const hit = await db.update(outbox).set(set).where(mine(message)).returning(id);
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
      const hit = await db
        .update(outbox)
        .set({ state: "waiting", readyAt: now })
        .where(and(eq(outbox.id, wanted), inArray(outbox.state, ["dead", "ambiguous"])))
        .returning(id);
      return hit.length === 1;
    },

    async drop(wanted) {
      const unsent = and(eq(outbox.id, wanted), ne(outbox.state, "sent"));
      return (await db.delete(outbox).where(unsent).returning(id)).length === 1;
    },
  };
}
