import { and, asc, desc, eq, getTableColumns, inArray, isNull, lte } from "drizzle-orm";
import type { Reads } from "../../src/core/reads.ts";
import type { Run } from "../../src/core/records.ts";
import type { Db } from "../plan.ts";
import type { Tables } from "../schema.ts";
import { first } from "./first.ts";

type RunReads = Pick<
  Reads,
  | "run"
  | "openRun"
  | "unfinishedRuns"
  | "stoppedRun"
  | "partsOf"
  | "runsOfDistrict"
  | "runsToRemind"
  | "document"
  | "documents"
  | "documentHeads"
  | "latestDocument"
>;

const UNFINISHED: Run["status"][] = ["open", "saved"];

/** Checklists in progress and the documents they ended in. */
export function runReads(db: Db, { run, document }: Tables): RunReads {
  const { data: _, ...heads } = getTableColumns(document);
  const ofWhom = (of: { districtId: string } | { personId: string }) =>
    "districtId" in of
      ? eq(document.districtId, of.districtId)
      : and(eq(document.personId, of.personId), isNull(document.districtId));
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
        .where(and(eq(run.personId, personId), inArray(run.status, UNFINISHED)))
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

    partsOf: async (runId) =>
      await db
        .select()
        .from(run)
        .where(eq(run.parentId, runId))
        .orderBy(asc(run.startedAt), asc(run.id)),

    runsOfDistrict: async (districtId) =>
      await db
        .select()
        .from(run)
        .where(
          and(
            eq(run.districtId, districtId),
            inArray(run.status, UNFINISHED),
            isNull(run.parentId),
          ),
        )
        .orderBy(desc(run.touchedAt), desc(run.id)),

    runsToRemind: async (now, limit) =>
      await db
        .select()
        .from(run)
        .where(and(lte(run.remindAt, now), inArray(run.status, UNFINISHED)))
        .orderBy(asc(run.remindAt), asc(run.id))
        .limit(limit),

    documents: async (of, kind) =>
      await db
        .select()
        .from(document)
        .where(and(ofWhom(of), kind === undefined ? undefined : eq(document.kind, kind)))
        .orderBy(asc(document.createdAt), asc(document.id)),

    documentHeads: async (of) =>
      await db
        .select(heads)
        .from(document)
        .where(ofWhom(of))
        .orderBy(asc(document.createdAt), asc(document.id)),

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
