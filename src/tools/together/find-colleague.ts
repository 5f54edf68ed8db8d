import type { Call } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { fromDistrict } from "../../core/from-district.ts";
import type { Member } from "../../core/reads.ts";
import type { Person, Run } from "../../core/records.ts";
import { colleaguesOf } from "../moment-of.ts";
import { readPeople } from "../read-people.ts";
import { teamOf } from "../team.ts";
import type { TogetherDeps } from "./deps.ts";

/** Finds with whom of their district somebody may share a run. Throws UserError naming who is possible. */
export function createFindColleague({ store, words }: Pick<TogetherDeps, "store" | "words">) {
  const { reads } = store;

  /** The call for the run's district, and everybody of it but the asker. */
  async function team(call: Call, run: Run): Promise<{ home: Call; members: Member[] }> {
    const home = await fromDistrict(reads, call, run.districtId);
    if (!home) throw new UserError(words("run.left"), { reason: "left" });
    const { cohort } = home.who;
    const district = teamOf(home);
    if (!cohort || !district) throw new UserError(words("together.no-team"), { reason: "no-team" });
    const members = (await reads.members(cohort.id)).filter(
      ({ membership, person }) =>
        membership.districtId === district.id && person.id !== home.who.person.id,
    );
    return { home, members };
  }

  const ableOf = (members: Member[]) =>
    members.filter(({ membership }) => membership.role !== "observer").map(({ person }) => person);

  /** Everybody who can be picked. */
  async function possible(call: Call, run: Run): Promise<Person[]> {
    const able = ableOf((await team(call, run)).members);
    if (able.length > 0) return able;
    throw new UserError(words("together.nobody"), { reason: "nobody" });
  }

  /** By what somebody typed: "@ben", "Ben Carter". */
  async function byWords(call: Call, run: Run, text: string): Promise<Person> {
    const able = await possible(call, run);
    const { home, members } = await team(call, run);
    const list = able.map(({ name }) => name).join(", ");
    const { person } = home.who;
    const people = await colleaguesOf(reads, home);
    const me = people.find(({ id }) => id === person.id) ?? { ...person, handles: [] };
    const moment = { now: call.now, zone: person.zone, sites: [], people, me };
    const read = readPeople({ type: "person", roster: true }, text, moment);
    const id = read.ok ? idIn(read.value) : undefined;
    const said = text.slice(0, 60);
    const facts = { reason: "person", people: able.map(({ name }) => name) };
    if (id === person.id) throw new UserError(words("together.yourself", { list }), facts);
    const found = able.find((one) => one.id === id);
    if (found) return found;
    const observer = members.find((one) => one.person.id === id)?.person;
    if (observer)
      throw new UserError(words("together.observer", { name: observer.name, list }), facts);
    const several = !read.ok && read.problem.type === "person" ? read.problem.near : [];
    if (several.length > 1 && several.length < people.length)
      throw new UserError(words("together.several", { said, list: several.join(", ") }), facts);
    throw new UserError(words("together.unknown", { said, list }), facts);
  }

  /** By the id that a form sent, which may have been made up. */
  async function byId(call: Call, run: Run, id: string): Promise<Person> {
    const found = (await possible(call, run)).find((person) => person.id === id);
    if (!found) throw new UserError(words("together.gone"), { reason: "person" });
    return found;
  }

  return { possible, byWords, byId };
}

const idIn = (value: unknown) =>
  typeof value === "object" && value !== null && "id" in value ? value.id : undefined;
