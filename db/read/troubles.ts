import { and, asc, eq, exists, gt, inArray, notExists, or } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Reads } from "../../src/core/reads.ts";
import type { Db } from "../plan.ts";
import type { Tables } from "../schema.ts";

/** In which conversations nothing arrives, told by what became of the messages there. */
export function troubleReads(
  db: Db,
  { outbox, trouble }: Tables,
): Pick<Reads, "troubles" | "troublesOver" | "lost"> {
  /** Something was delivered there since. */
  const arrived = () =>
    db
      .select({ id: outbox.id })
      .from(outbox)
      .where(
        and(
          eq(outbox.lane, trouble.lane),
          eq(outbox.state, "sent"),
          gt(outbox.sentAt, trouble.since),
        ),
      );

  /** A later message of that lane was delivered, or an earlier one that was tried again. */
  function deliveredSince() {
    const other = alias(outbox, "other");
    const later = or(gt(other.id, outbox.id), gt(other.sentAt, outbox.readyAt));
    const sent = and(eq(other.lane, outbox.lane), eq(other.state, "sent"), later);
    return db.select({ id: other.id }).from(other).where(sent);
  }

  function lostAgain(reasons: string[]) {
    const other = alias(outbox, "again");
    const dead = and(eq(other.lane, outbox.lane), eq(other.state, "dead"));
    const later = and(gt(other.id, outbox.id), inArray(other.error, reasons));
    return db.select({ id: other.id }).from(other).where(and(dead, later));
  }

  const known = () =>
    db.select({ id: trouble.id }).from(trouble).where(eq(trouble.lane, outbox.lane));

  return {
    troubles: async (lanes) =>
      lanes.length === 0
        ? []
        : await db
            .select()
            .from(trouble)
            .where(and(inArray(trouble.lane, lanes), notExists(arrived())))
            .orderBy(asc(trouble.since), asc(trouble.id)),

    troublesOver: async (limit) =>
      await db
        .select()
        .from(trouble)
        .where(exists(arrived()))
        .orderBy(asc(trouble.id))
        .limit(limit),

    async lost(reasons, since, limit) {
      const { id, attempt, to, error, readyAt } = outbox;
      const given = and(eq(outbox.state, "dead"), gt(readyAt, since), inArray(error, reasons));
      const rest = [deliveredSince(), lostAgain(reasons), known()].map((one) => notExists(one));
      const rows = await db
        .select({ id, attempt, to, reason: error, at: readyAt })
        .from(outbox)
        .where(and(given, ...rest))
        .orderBy(asc(id))
        .limit(limit);
      return rows.map(({ reason, ...row }) => ({ ...row, reason: reason ?? "" }));
    },
  };
}
