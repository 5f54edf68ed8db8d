import { type Address, laneOf } from "./address.ts";
import { type Change, insert, update } from "./change.ts";
import type { Who } from "./command.ts";
import type { Incoming, Sender } from "./incoming.ts";
import type { NewId } from "./ports.ts";
import type { Reads } from "./reads.ts";
import type { Identity, Membership, Person } from "./records.ts";
import { isZone } from "./time.ts";

/** What a person has whose platform did not say where they live. */
const UNKNOWN_ZONE = "UTC";

/**
 * Who sent this. Someone new becomes a person with no membership; the rows to remember them by
 * are returned with the changes of what they asked for, so that both are kept or neither.
 */
export async function recognise(
  reads: Reads,
  incoming: Incoming,
  newId: NewId,
  now: Date,
): Promise<{ who: Who; changes: Change[] }> {
  const { from, at } = incoming;
  const identity = await reads.identity(from.platform, from.tenant, from.userId);
  const person = identity && (await reads.person(identity.personId));
  if (!identity || !person) return newcomer(from, newId, now);
  const membership = await membershipFor(reads, person.id, await reads.channelAt(at));
  const { identity: current, changes } = refreshed(identity, from);
  const known = introduced(person, incoming);
  const who = await inCohort(reads, { identity: current, person: known.person }, membership);
  return { who, changes: [...changes, ...known.changes, ...zoneOfCohort(who, person)] };
}

/** Whoever founds a cohort before the platform said where they live gives it their zone afterwards. */
function zoneOfCohort({ person, membership, cohort }: Who, before: Person): Change[] {
  const learned = person.zone !== before.zone && membership?.role === "facilitator";
  if (!learned || cohort?.zone !== UNKNOWN_ZONE) return [];
  return [update("cohort", cohort, { zone: person.zone })];
}

/** Whatever comes may tell more than what came before. Only what was not known is filled in: a zone or a name that somebody chose stays, a handle is neither. */
function introduced(person: Person, incoming: Incoming) {
  const { userId, name, zone } = incoming.from;
  const handle = incoming.type === "introduced" ? incoming.handle : undefined;
  const unnamed = person.name === userId || person.name === handle;
  const set = {
    ...(name && name !== person.name && unnamed && { name }),
    ...(zone && isZone(zone) && person.zone === UNKNOWN_ZONE && { zone }),
  };
  if (Object.keys(set).length === 0) return { person, changes: [] };
  return { person: { ...person, ...set }, changes: [update("person", person, set)] };
}

/** A platform may give a direct conversation another address; what comes later must go there. */
function refreshed(identity: Identity, { direct }: Sender) {
  const here = { ...identity, direct };
  if (laneOf(identity.direct) === laneOf(direct)) return { identity: here, changes: [] };
  return { identity: here, changes: [update("identity", identity, { direct: top(direct) })] };
}

/** The conversation itself: what comes later does not belong in the thread of today. */
const top = ({ thread: _, ...conversation }: Address): Address => conversation;

/** In a cohort's channel, their membership there; elsewhere the one they have had longest. */
async function membershipFor(
  reads: Reads,
  personId: string,
  channel: { cohortId: string } | undefined,
): Promise<Membership | undefined> {
  const all = await reads.memberships(personId);
  return all.find((one) => one.cohortId === channel?.cohortId) ?? all[0];
}

/** Adds what a person is in a cohort, and its rows. */
export async function inCohort(reads: Reads, who: Who, membership?: Membership): Promise<Who> {
  if (!membership) return who;
  const cohort = await reads.cohort(membership.cohortId);
  const district = membership.districtId ? await reads.district(membership.districtId) : undefined;
  return { ...who, membership, ...(cohort && { cohort }), ...(district && { district }) };
}

function newcomer(from: Sender, newId: NewId, now: Date): { who: Who; changes: Change[] } {
  const person: Person = {
    id: newId(),
    version: 1,
    name: from.name || from.userId,
    zone: from.zone && isZone(from.zone) ? from.zone : UNKNOWN_ZONE,
    locale: from.locale ?? "en-US",
    quietFrom: null,
    quietUntil: null,
    awayUntil: null,
    createdAt: now,
  };
  const { platform, tenant, userId, direct } = from;
  const identity: Identity = {
    ...{ id: newId(), version: 1, platform, tenant, userId, direct: top(direct) },
    personId: person.id,
    primary: true,
  };
  const { version: _p, ...newPerson } = person;
  const { version: _i, ...newIdentity } = identity;
  const changes = [insert("person", newPerson), insert("identity", newIdentity)];
  return { who: { identity: { ...identity, direct }, person }, changes };
}
