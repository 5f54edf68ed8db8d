import { and, asc, eq, gte, lte } from "drizzle-orm";
import type { Reads } from "../../src/core/reads.ts";
import type { Db } from "../plan.ts";
import type { Tables } from "../schema.ts";
import { first } from "./first.ts";

type MetricReads = Pick<
  Reads,
  "observation" | "observations" | "digest" | "digestsDue" | "releases"
>;

/** What districts reported, when it is published, and what was published before. */
export function metricReads(db: Db, { observation, digest, release }: Tables): MetricReads {
  return {
    observation: (districtId, metric, period) =>
      first(
        db
          .select()
          .from(observation)
          .where(
            and(
              eq(observation.districtId, districtId),
              eq(observation.metric, metric),
              eq(observation.period, period),
            ),
          ),
      ),

    observations: async (cohortId, metric, fromPeriod, toPeriod) =>
      await db
        .select()
        .from(observation)
        .where(
          and(
            eq(observation.cohortId, cohortId),
            eq(observation.metric, metric),
            gte(observation.period, fromPeriod),
            lte(observation.period, toPeriod),
          ),
        )
        .orderBy(asc(observation.period), asc(observation.districtId)),

    digest: (cohortId) => first(db.select().from(digest).where(eq(digest.cohortId, cohortId))),

    digestsDue: async (now, limit) =>
      await db
        .select()
        .from(digest)
        .where(lte(digest.nextAt, now))
        .orderBy(asc(digest.nextAt), asc(digest.id))
        .limit(limit),

    releases: async (cohortId) =>
      await db
        .select()
        .from(release)
        .where(eq(release.cohortId, cohortId))
        .orderBy(asc(release.at), asc(release.id)),
  };
}
