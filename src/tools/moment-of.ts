import type { Call } from "../core/command.ts";
import type { Reads } from "../core/reads.ts";
import type { Person } from "../core/records.ts";
import type { Colleague, Moment } from "./answer-problem.ts";
import type { Checklist, Column, Step } from "./checklist.ts";

const namesSomebody = ({ type }: Step | Column) => type === "person";

const asksForPeople = ({ steps }: Checklist) =>
  steps.some(
    (step) => namesSomebody(step) || (step.type === "table" && step.columns.some(namesSomebody)),
  );

/** What answers are read with: the asker's day, and the people and places of their district. */
export async function momentOf(reads: Reads, call: Call, checklist: Checklist): Promise<Moment> {
  const { person, district } = call.who;
  const sites = district?.profile.sites ?? [];
  const moment = { now: call.now, zone: person.zone, sites };
  if (!asksForPeople(checklist)) return moment;
  const people = await colleaguesOf(reads, call);
  const me = people.find(({ id }) => id === person.id) ?? colleague(person, []);
  return { ...moment, me, people };
}

/** The people of the asker's district, with their handles in the asker's own workspace. */
export async function colleaguesOf(reads: Reads, { who }: Call): Promise<Colleague[]> {
  const { cohort, district, identity } = who;
  if (!cohort || !district) return [];
  const members = await reads.members(cohort.id);
  const own = members.filter(({ membership }) => membership.districtId === district.id);
  return Promise.all(
    own.map(async ({ person, membership }) => {
      const accounts = await reads.identities(person.id);
      // Elsewhere the same handle may be somebody else's.
      const here = accounts.filter(
        ({ platform, tenant }) => platform === identity.platform && tenant === identity.tenant,
      );
      const found = colleague(
        person,
        here.map(({ userId }) => userId),
      );
      return membership.role === "observer" ? { ...found, observes: true } : found;
    }),
  );
}

const colleague = ({ id, name }: Person, handles: string[]): Colleague => ({ id, name, handles });
