import { and, asc, eq } from "drizzle-orm";
import type { Reads } from "../../src/core/reads.ts";
import type { Db } from "../plan.ts";
import type { Tables } from "../schema.ts";
import { first } from "./first.ts";

type PeopleReads = Pick<
  Reads,
  | "installation"
  | "installations"
  | "identity"
  | "identities"
  | "person"
  | "memberships"
  | "members"
  | "setting"
>;

/** Who someone is, which accounts they have, and what they are in which cohort. */
export function peopleReads(
  db: Db,
  { installation, person, identity, membership, setting }: Tables,
): PeopleReads {
  return {
    installation: (platform, tenant) =>
      first(
        db
          .select()
          .from(installation)
          .where(and(eq(installation.platform, platform), eq(installation.tenant, tenant))),
      ),

    installations: async () =>
      await db
        .select()
        .from(installation)
        .orderBy(asc(installation.platform), asc(installation.tenant)),

    identity: (platform, tenant, userId) =>
      first(
        db
          .select()
          .from(identity)
          .where(
            and(
              eq(identity.platform, platform),
              eq(identity.tenant, tenant),
              eq(identity.userId, userId),
            ),
          ),
      ),

    identities: async (personId) =>
      await db
        .select()
        .from(identity)
        .where(eq(identity.personId, personId))
        .orderBy(asc(identity.id)),

    person: (id) => first(db.select().from(person).where(eq(person.id, id))),

    memberships: async (personId) =>
      await db
        .select()
        .from(membership)
        .where(eq(membership.personId, personId))
        .orderBy(asc(membership.id)),

    members: async (cohortId) =>
      await db
        .select({ person, membership })
        .from(membership)
        .innerJoin(person, eq(person.id, membership.personId))
        .where(eq(membership.cohortId, cohortId))
        .orderBy(asc(membership.id)),

    setting: (id) => first(db.select().from(setting).where(eq(setting.id, id))),
  };
}
