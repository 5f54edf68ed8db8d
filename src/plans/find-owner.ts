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

  async function handlesOf(personId: string): Promise<string[]> {
    return (await reads.identities(personId)).map(({ userId }) => userId.toLowerCase());
  }

  async function matching(people: Person[], said: string): Promise<Person[]> {
    const wanted = said.toLowerCase();
    const whole = people.filter(({ name }) => name.toLowerCase() === wanted);
    if (whole.length > 0) return whole;
    for (const person of people) if ((await handlesOf(person.id)).includes(wanted)) return [person];
    const starts = (name: string) => name.toLowerCase().split(/\s+/).includes(wanted);
    return people.filter(({ name }) => starts(name));
  }

  return async (call: Call, plan: Plan, text: string): Promise<Person> => {
    const said = bare(text);
    if (said === "" || /^(?:me|myself|i|mine)$/i.test(said)) return call.who.person;
    const members = plan.cohortId ? await reads.members(plan.cohortId) : [];
    const inDistrict = ({ membership }: (typeof members)[number]) =>
      membership.districtId === plan.districtId;
    const here = members.filter(inDistrict).map(({ person }) => person);
    const [found, ...others] = await matching(here, said);
    const list = (people: Person[]) => people.map(({ name }) => name).join(", ");
    if (found && others.length === 0) return found;
    if (found)
      throw new UserError(words("plan.owner.several", { said, list: list([found, ...others]) }));
    const elsewhere = members.filter((one) => !inDistrict(one)).map(({ person }) => person);
    const outside = (await matching(elsewhere, said)).length > 0;
    throw new UserError(
      outside
        ? words("plan.owner.elsewhere", { said, list: list(here) })
        : words("plan.owner.unknown", { said, list: list(here) }),
      { reason: outside ? "elsewhere" : "unknown", people: here.map(({ name }) => name) },
    );
  };
}
