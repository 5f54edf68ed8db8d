import { answer } from "../core/answer.ts";
import { type Change, type Outcome, remove, update } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import { fromCohort } from "../core/from-cohort.ts";
import type { Member } from "../core/reads.ts";
import type { District, Role } from "../core/records.ts";
import type { Block } from "../core/reply.ts";
import type { CohortDeps } from "./deps.ts";
import { districtMeant, touch } from "./districts.ts";
import { findMember } from "./find-member.ts";
import { facilitator, placeName, readRole } from "./roles.ts";

/** What is to become of a membership: another role, with a district where it has none, or its end. */
type To = { role: Role; districtId: string | null } | "removed";

/** `cohort role` and `cohort remove`: asked first, done by the facilitator's click or "now". */
export function createChangeMember(deps: CohortDeps) {
  const { store, words, release, putDown } = deps;
  const { reads } = store;

  async function role(call: Call, args: string, sure: boolean): Promise<Outcome> {
    const { cohort } = facilitator(call, words);
    const [, said = "", named = "", place] =
      /^(.+?)\s+(?:(?:as|to|is)\s+)?(facilitators?|leads?|members?|observers?)(?:\s+(?:for|in|of)\s+(.+))?$/i.exec(
        args,
      ) ?? [];
    const wanted = readRole(named);
    if (!wanted) throw new UserError(words("cohort.person.role-usage"), { field: "role" });
    const member = await findMember(reads, call, await reads.members(cohort.id), said, words);
    const district = place ? await districtMeant(reads, cohort, place, words) : undefined;
    return decide(call, member, toRole(member, wanted, district), sure);
  }

  /** Everybody but a facilitator belongs to a district; moving to another one is leaving and joining. */
  function toRole({ membership, person }: Member, role: Role, district?: District): To {
    const { districtId } = membership;
    if (district && districtId && district.id !== districtId)
      throw new UserError(words("cohort.person.moves", { name: person.name }));
    const to = districtId ?? district?.id ?? null;
    if (!to && role !== "facilitator")
      throw new UserError(words("cohort.person.district", { name: person.name, role }));
    return { role, districtId: to };
  }

  async function leave(call: Call, args: string, sure: boolean): Promise<Outcome> {
    const { cohort } = facilitator(call, words);
    if (args === "") throw new UserError(words("cohort.person.remove-usage"), { field: "person" });
    const member = await findMember(reads, call, await reads.members(cohort.id), args, words);
    return decide(call, member, "removed", sure);
  }

  async function decide(call: Call, member: Member, to: To, sure: boolean): Promise<Outcome> {
    const { membership, person } = member;
    if (to !== "removed" && to.role === membership.role && to.districtId === membership.districtId)
      return told(call, words("cohort.person.same", { name: person.name }));
    await refuseLast(member, to);
    return sure ? keep(call, member, to) : ask(call, member, to);
  }

  /** A cohort without a facilitator could never be mended from within. */
  async function refuseLast({ membership }: Member, to: To): Promise<void> {
    if (membership.role !== "facilitator" || (to !== "removed" && to.role === "facilitator"))
      return;
    const all = await reads.members(membership.cohortId);
    if (all.filter((one) => one.membership.role === "facilitator").length > 1) return;
    throw new UserError(words("cohort.person.last"), { reason: "last-facilitator" });
  }

  const placeOf = async (to: Exclude<To, "removed">) =>
    placeName(to.role, to.districtId ? await reads.district(to.districtId) : undefined, words);

  function told(call: Call, text: string, more: Block[] = []): Outcome {
    const reply = { text, blocks: [{ type: "text" as const, text }, ...more] };
    return { outgoing: [answer(call, { ...reply, data: { type: "member" } })] };
  }

  async function ask(call: Call, { membership, person }: Member, to: To): Promise<Outcome> {
    const { cohort } = facilitator(call, words);
    const about = `${cohort.id}:${membership.id}:${membership.version}`;
    const { name } = person;
    const keep = { id: "cohort:keep", label: words("cohort.button.keep") };
    if (to === "removed") {
      const sure = { id: `cohort:remove:${about}`, style: "danger" as const };
      const actions = [{ ...sure, label: words("cohort.button.remove") }, keep];
      const text = words("cohort.person.remove-sure", { name, cohort: cohort.name });
      return told(call, text, [{ type: "actions", actions }]);
    }
    const id = `cohort:role:${about}:${to.role}:${to.districtId ?? ""}`;
    const sure = { id, label: words("cohort.button.role"), style: "primary" as const };
    const text = words("cohort.person.role-sure", { name, place: await placeOf(to) });
    return told(call, text, [{ type: "actions", actions: [sure, keep] }]);
  }

  /** The cohort's row is written too: two facilitators who remove each other at once both see it. */
  async function keep(call: Call, { membership, person }: Member, to: To): Promise<Outcome> {
    const { cohort } = facilitator(call, words);
    const { name } = person;
    const removed = to === "removed";
    const text = removed
      ? words("cohort.person.removed", { name })
      : words("cohort.person.role-set", { name, place: await placeOf(to) });
    const note = removed
      ? words("cohort.person.you-left", { cohort: cohort.name })
      : words("cohort.person.you-are", { cohort: cohort.name, place: await placeOf(to) });
    const changes: Change[] = removed
      ? [remove("membership", membership), ...(await release(person, cohort.id, call.now))]
      : await withRole({ membership, person }, to, call.now);
    const theirs = { to: { personId: person.id }, reply: { text: note, data: { type: "member" } } };
    return {
      changes: [...changes, touch(cohort)],
      outgoing: [
        ...(told(call, text).outgoing ?? []),
        ...(person.id === call.who.person.id ? [] : [theirs]),
      ],
      audit: [{ action: removed ? "member.removed" : "member.role", subject: membership.id }],
    };
  }

  /** Whoever becomes an observer has nothing of the district's numbers in hand any more. */
  async function withRole({ membership, person }: Member, to: Exclude<To, "removed">, now: Date) {
    const set = { ...to, leadershipAccess: to.role === "lead" };
    const looksOn = to.role === "observer" && membership.role !== "observer";
    const down = looksOn ? await putDown(person, membership.cohortId, now) : [];
    return [update("membership", membership, set), ...down];
  }

  /** A confirm button. It holds for the membership as it was shown; a second click finds it done. */
  async function clicked(at: Call, what: "role" | "remove", rest: string[]): Promise<Outcome> {
    const [cohortId = "", id = "", version = "", role = "", districtId = ""] = rest;
    const call = await fromCohort(reads, at, cohortId);
    if (!call) throw new UserError(words("cohort.gone"), { reason: "gone" });
    facilitator(call, words);
    const member = (await reads.members(cohortId)).find((one) => one.membership.id === id);
    const wanted = readRole(role);
    if (!member || (what === "role" && !wanted))
      throw new UserError(words("cohort.gone"), { reason: "gone" });
    const district = districtId ? await reads.district(districtId) : undefined;
    const here = district?.cohortId === cohortId ? district : undefined;
    const to = wanted && what === "role" ? toRole(member, wanted, here) : "removed";
    return decide(call, member, to, member.membership.version === Number(version));
  }

  return { role, remove: leave, clicked };
}
