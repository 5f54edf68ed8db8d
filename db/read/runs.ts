import { and, desc, eq, inArray } from "drizzle-orm";
import type { Reads } from "../../src/core/reads.ts";
import type { Db } from "../plan.ts";
import type { Tables } from "../schema.ts";
import { first } from "./first.ts";

type RunReads = Pick<
  Reads,
  "run" | "openRun" | "unfinishedRuns" | "stoppedRun" | "document" | "latestDocument"
>;

/** Checklists in progress and the documents they ended in. */
export function runReads(db: Db, { run, document }: Tables): RunReads {
  return {
    run: (id) => first(db.select().from(run).where(eq(run.id, id))),

    openRun: (personId, place) =>
      first(
        db
          .select()
          .from(run)
          .where(and(eq(run.personId, personId), eq(run.place, place), eq(run.status, "open"))),
      ),

    unfinishedRuns: async (personId) =>
      await db
        .select()
        .from(run)
        .where(and(eq(run.personId, personId), inArray(run.status, ["open", "saved"])))
        .orderBy(desc(run.touchedAt), desc(run.id)),

    stoppedRun: (personId) =>
      first(
        db
          .select()
          .from(run)
          .where(and(eq(run.personId, personId), eq(run.status, "stopped")))
          .orderBy(desc(run.touchedAt), desc(run.id))
          .limit(1),
      ),

    document: (id) => first(db.select().from(document).where(eq(document.id, id))),

    latestDocument: (districtId, kind) =>
      first(
        db
          .select()
          .from(document)
          .where(and(eq(document.districtId, districtId), eq(document.kind, kind)))
          .orderBy(desc(document.createdAt), desc(document.id))
          .limit(1),
      ),
  };
}
