import { and, asc, eq } from "drizzle-orm";
import type { Reads } from "../../src/core/reads.ts";
import type { Db } from "../plan.ts";
import type { Tables } from "../schema.ts";
import { first } from "./first.ts";

type CohortReads = Pick<
  Reads,
  "cohort" | "cohorts" | "district" | "districts" | "channels" | "channel" | "channelAt" | "consent"
>;

/** Cohorts, their districts, and the conversations they share. */
export function cohortReads(db: Db, { cohort, district, channel, consent }: Tables): CohortReads {
  return {
    cohort: (id) => first(db.select().from(cohort).where(eq(cohort.id, id))),

    cohorts: async () =>
      await db.select().from(cohort).orderBy(asc(cohort.createdAt), asc(cohort.id)),

    district: (id) => first(db.select().from(district).where(eq(district.id, id))),

    districts: async (cohortId) =>
      await db
        .select()
        .from(district)
        .where(eq(district.cohortId, cohortId))
        .orderBy(asc(district.id)),

    channels: async (cohortId) =>
      await db
        .select()
        .from(channel)
        .where(eq(channel.cohortId, cohortId))
        .orderBy(asc(channel.id)),

    channel: (id) => first(db.select().from(channel).where(eq(channel.id, id))),

    consent: (districtId, field) =>
      first(
        db
          .select()
          .from(consent)
          .where(and(eq(consent.districtId, districtId), eq(consent.field, field))),
      ),

    channelAt: ({ platform, tenant, conversation }) =>
      first(
        db
          .select()
          .from(channel)
          .where(
            and(
              eq(channel.platform, platform),
              eq(channel.tenant, tenant),
              eq(channel.conversation, conversation),
            ),
          ),
      ),
  };
}
