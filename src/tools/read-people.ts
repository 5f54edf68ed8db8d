import { plain } from "../answers/figures.ts";
import type { Colleague, Moment, ReadAnswer } from "./answer-problem.ts";
import type { Named, Simple } from "./checklist.ts";

const LONGEST = 80;

const NOBODY =
  /^(?:no|none|nobody|no ?one|tbd|n\/a|unknown|not (?:known|decided|sure|yet)|to be (?:decided|determined|named)|(?:i |we )?don'?t know)(?: yet)?$/;

/** True for words that say there is nobody yet: the name of no person. */
export const isNobody = (text: string): boolean => NOBODY.test(plain(text).replace(/[.!]+$/, ""));

/** People by "me", handle or name; a name that is not in the roster is kept as a name. */
export function readPeople(
  { several = false, roster = false }: Simple & { type: "person" },
  text: string,
  moment: Moment,
): ReadAnswer {
  const parts = several ? text.split(/\s*(?:[,;\n]|\band\b)\s*/i) : [text];
  const people: Named[] = [];
  for (const part of parts.map(bare).filter((name) => name !== "" && !isNobody(name))) {
    const found = findColleagues(part, moment);
    const [one, ...others] = found;
    if (others.length > 0 || (!one && roster))
      return problem(
        part,
        (found.length > 0 ? found : (moment.people ?? [])).map(({ name }) => name),
      );
    if (!one && part.length > LONGEST)
      return { ok: false, problem: { type: "long", length: part.length, max: LONGEST } };
    people.push(one ? { name: one.name, id: one.id } : { name: part });
  }
  const [first] = people;
  if (!first) return { ok: false, problem: { type: "empty" } };
  return { ok: true, value: several ? people : first };
}

const problem = (said: string, near: string[]): ReadAnswer => ({
  ok: false,
  problem: { type: "person", said, near },
});

/** "<@U0123|ben>" → "U0123", "@ben" → "ben", "Ben Carter." → "Ben Carter". */
const bare = (text: string) =>
  text
    .replace(/^<@([^|>]+)(?:\|[^>]*)?>/, "$1")
    .replace(/^@/, "")
    .replace(/\s+/g, " ")
    .replace(/[.!]+$/, "")
    .trim();

function findColleagues(said: string, { me, people = [] }: Moment): Colleague[] {
  if (me && /^(?:me|myself|i)$/i.test(said)) return [me];
  const wanted = said.toLowerCase();
  const whole = people.filter(({ name }) => name.toLowerCase() === wanted);
  if (whole.length > 0) return whole;
  const handles = people.filter((one) => one.handles.some((name) => name.toLowerCase() === wanted));
  if (handles.length > 0) return handles;
  return people.filter(({ name }) => name.toLowerCase().split(/\s+/).includes(wanted));
}
