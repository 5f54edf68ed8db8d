import { type AnyColumn, asc, eq, or, sql } from "drizzle-orm";
import type { Belongings } from "../../src/core/belongings.ts";
import type { Db } from "../plan.ts";
import type { Tables } from "../schema.ts";

/** Every row that names this person, lowest id first; rarely asked for, so the lists in JSON are searched as text. */
export async function belongings(db: Db, t: Tables, personId: string): Promise<Belongings> {
  const quoted = JSON.stringify(personId);
  // Which function finds a text in another is what the two databases do not agree on.
  const names = (column: AnyColumn) =>
    sql`replace(cast(${column} as text), ${quoted}, '') <> cast(${column} as text)`;
  const { identity, membership, invitation, joining, run, document } = t;
  const { plan, experiment, brief, observation, consent, step } = t;
  return {
    identity: await db
      .select()
      .from(identity)
      .where(eq(identity.personId, personId))
      .orderBy(asc(identity.id)),
    membership: await db
      .select()
      .from(membership)
      .where(eq(membership.personId, personId))
      .orderBy(asc(membership.id)),
    invitation: await db
      .select()
      .from(invitation)
      .where(eq(invitation.personId, personId))
      .orderBy(asc(invitation.id)),
    joining: await db
      .select()
      .from(joining)
      .where(eq(joining.personId, personId))
      .orderBy(asc(joining.id)),
    run: await db.select().from(run).where(eq(run.personId, personId)).orderBy(asc(run.id)),
    document: await db
      .select()
      .from(document)
      .where(eq(document.personId, personId))
      .orderBy(asc(document.id)),
    plan: await db.select().from(plan).where(eq(plan.personId, personId)).orderBy(asc(plan.id)),
    experiment: await db
      .select()
      .from(experiment)
      .where(or(eq(experiment.personId, personId), names(experiment.jots)))
      .orderBy(asc(experiment.id)),
    brief: await db.select().from(brief).where(eq(brief.personId, personId)).orderBy(asc(brief.id)),
    observation: await db
      .select()
      .from(observation)
      .where(eq(observation.personId, personId))
      .orderBy(asc(observation.id)),
    consent: await db
      .select()
      .from(consent)
      .where(eq(consent.personId, personId))
      .orderBy(asc(consent.id)),
    step: await db
      .select()
      .from(step)
      .where(or(eq(step.ownerId, personId), names(step.history)))
      .orderBy(asc(step.id)),
  };
}
