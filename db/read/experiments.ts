import { and, asc, eq, gte, lte } from "drizzle-orm";
import type { Reads } from "../../src/core/reads.ts";
import type { Db } from "../plan.ts";
import type { Tables } from "../schema.ts";
import { first } from "./first.ts";

type ExperimentReads = Pick<
  Reads,
  | "experiment"
  | "openExperiments"
  | "experimentsToRemind"
  | "brief"
  | "briefOf"
  | "briefs"
  | "sharedBriefs"
>;

/** Experiments and the briefs that say what was learned. */
export function experimentReads(db: Db, { experiment, brief }: Tables): ExperimentReads {
  return {
    experiment: (id) => first(db.select().from(experiment).where(eq(experiment.id, id))),

    openExperiments: async (districtId) =>
      await db
        .select()
        .from(experiment)
        .where(and(eq(experiment.districtId, districtId), eq(experiment.status, "open")))
        .orderBy(asc(experiment.createdAt), asc(experiment.id)),

    experimentsToRemind: async (now, limit) =>
      await db
        .select()
        .from(experiment)
        .where(and(eq(experiment.status, "open"), lte(experiment.remindAt, now)))
        .orderBy(asc(experiment.remindAt), asc(experiment.id))
        .limit(limit),

    brief: (id) => first(db.select().from(brief).where(eq(brief.id, id))),

    briefOf: (experimentId) =>
      first(db.select().from(brief).where(eq(brief.experimentId, experimentId))),

    briefs: async (districtId) =>
      await db
        .select()
        .from(brief)
        .where(eq(brief.districtId, districtId))
        .orderBy(asc(brief.createdAt), asc(brief.id)),

    sharedBriefs: async (cohortId, since) =>
      await db
        .select()
        .from(brief)
        .where(and(eq(brief.cohortId, cohortId), gte(brief.sharedAt, since)))
        .orderBy(asc(brief.sharedAt), asc(brief.id)),
  };
}
