import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Person, Plan } from "../core/records.ts";
import type { PlanDeps } from "./plan-deps.ts";

/** "@ben", "<@U0123|ben>", "to Ben Carter." → "ben", "U0123", "Ben Carter". */
const bare = (text: string) =>
  text
    .replace(/^(?:to|by|for|is)\s+/i, "")
    .replace(/^<@([^|>]+)(?:\|[^>]*)?>/, "$1")
    .replace(/^@/, "")
    .replace(/[.!]+$/, "")
    .trim();

/** Whom a person means by "me", a handle or a name. Only people of the plan's district can own its steps. */
export function createFindOwner({ store, words }: Pick<PlanDeps, "store" | "words">) {
  const { reads } = store;

  /** Only those of the asker's own workspace: elsewhere the same handle may be somebody else's. */
  async function handlesOf({ who }: Call, personId: string): Promise<string[]> {
    const { platform, tenant } = who.identity;
    return (await reads.identities(personId))
      .filter((one) => one.platform === platform && one.tenant === tenant)
      .map(({ userId }) => userId.toLowerCase());
  }

  /** "@ben" is that handle; a bare "ben" is whoever has it as handle or as one of their names. */
  async function matching(
    call: Call,
    people: Person[],
    said: string,
    marked: boolean,
  ): Promise<Person[]> {
    const wanted = said.toLowerCase();
    const whole = people.filter(({ name }) => name.toLowerCase() === wanted);
    if (whole.length > 0) return whole;
    const handles = await Promise.all(people.map(({ id }) => handlesOf(call, id)));
    const byHandle = people.filter((_, at) => handles[at]?.includes(wanted));
    if (marked && byHandle.length > 0) return byHandle;
    const called = ({ name }: Person) => name.toLowerCase().split(/\s+/).includes(wanted);
    return people.filter((person) => byHandle.includes(person) || called(person));
  }

  return async (call: Call, plan: Plan, text: string): Promise<Person> => {
    const said = bare(text);
    if (said === "" || /^(?:me|myself|i|mine)$/i.test(said)) return call.who.person;
    const members = plan.cohortId ? await reads.members(plan.cohortId) : [];
    const inDistrict = ({ membership }: (typeof members)[number]) =>
      membership.districtId === plan.districtId;
    const here = members.filter(inDistrict).map(({ person }) => person);
    const marked = /(?:^|\s)<?@/.test(text);
    const [found, ...others] = await matching(call, here, said, marked);
    const list = (people: Person[]) => people.map(({ name }) => name).join(", ");
    if (found && others.length === 0) return found;
    if (found)
      throw new UserError(words("plan.owner.several", { said, list: list([found, ...others]) }));
    const elsewhere = members.filter((one) => !inDistrict(one)).map(({ person }) => person);
    const outside = (await matching(call, elsewhere, said, marked)).length > 0;
    throw new UserError(
      outside
        ? words("plan.owner.elsewhere", { said, list: list(here) })
        : words("plan.owner.unknown", { said, list: list(here) }),
      { reason: outside ? "elsewhere" : "unknown", people: here.map(({ name }) => name) },
    );
  };
}
