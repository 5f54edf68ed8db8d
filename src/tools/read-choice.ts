import { plain } from "../answers/figures.ts";
import type { ReadAnswer } from "./answer-problem.ts";
import type { Asked, Choice, Wide } from "./checklist.ts";

/** One of a list, by value, label, number in the list, or by words of the label that fit only one of them. */
export function readChoice<C extends Choice>(choices: C[], text: string): C | undefined {
  const said = plain(text).replace(/[.!]$/, "");
  const exact = choices.find(({ value, label }) => [plain(value), plain(label)].includes(said));
  if (exact) return exact;
  if (/^\d+$/.test(said)) return choices[Number(said) - 1];
  if (said.length < 3) return undefined;
  const near = choices.filter(({ label }) => plain(label).startsWith(said));
  // "Counselors" is enough for "School counselors".
  const inside = near.length > 0 ? near : choices.filter(({ label }) => holds(label, said));
  return inside.length === 1 ? inside[0] : undefined;
}

/** True where four letters or more stand in the label as words of their own. */
const holds = (label: string, said: string): boolean =>
  said.length >= 4 && ` ${plain(label).replace(/[^\p{L}\d-]+/gu, " ")} `.includes(` ${said} `);

/** True where nothing ticked says "none of them", and is not an empty field. */
export const isNoneAnAnswer = (step: Asked): boolean =>
  step.type === "multiChoice" && step.min === 0 && !step.optional;

/** Several of a list: "1, 3", "Title I and IDEA", "all". In the order of the list, each once. */
export function readChoices(step: Wide & { type: "multiChoice" }, text: string): ReadAnswer {
  const { choices, min = 1 } = step;
  const labels = choices.map(({ label }) => label);
  const found = pick(choices, text) ?? readWhole(choices, min, text.trim());
  if (!found) return { ok: false, problem: { type: "choice", labels } };
  const values = choices.filter((one) => found.includes(one)).map(({ value }) => value);
  return countedChoices(step, values);
}

/** The same for values that were picked already: whether there are enough of them, and not too many. */
export function countedChoices(
  { choices, min = 1, max = choices.length }: Wide & { type: "multiChoice" },
  values: string[],
): ReadAnswer {
  const given = values.length;
  if (given < min) return { ok: false, problem: { type: "fewest", given, min } };
  if (given > max) return { ok: false, problem: { type: "too-many", given, max } };
  return { ok: true, value: values };
}

/** "all" and, where that is an answer, "none"; labels of these words come first. */
function readWhole(choices: Choice[], min: number, said: string): Choice[] | undefined {
  if (/^(?:all|everything|all of (?:them|these))$/i.test(said)) return choices;
  return min === 0 && /^(?:none|nothing|none of (?:them|these))$/i.test(said) ? [] : undefined;
}

const BETWEEN = /\s*(?:[,;\n&+]|\band\b)\s*/gi;
const MOST_PARTS = 60;

/** A label may hold a comma or "and" itself, so the longest beginning that names a choice is taken first. */
function pick(choices: Choice[], text: string): Choice[] | undefined {
  const said = text.trim().replace(/^[\d\s]+$/, (numbers) => numbers.replace(/\s+/g, ","));
  const ends = [...said.matchAll(BETWEEN)].map((one) => ({
    end: one.index,
    next: one.index + one[0].length,
  }));
  if (ends.length > MOST_PARTS) return undefined;
  /** Where it is known already that nothing can be read to the end. */
  const dead = new Set<number>();
  const from = (start: number): Choice[] | undefined => {
    if (start >= said.length) return [];
    if (dead.has(start)) return undefined;
    const later = ends.filter(({ next }) => next > start).reverse();
    for (const { end, next } of [{ end: said.length, next: said.length }, ...later]) {
      const part = said.slice(start, end).trim();
      const one = part === "" ? undefined : readChoice(choices, part);
      const rest = one || part === "" ? from(next) : undefined;
      if (rest) return one ? [one, ...rest] : rest;
    }
    dead.add(start);
    return undefined;
  };
  const found = from(0);
  return found && found.length > 0 ? found : undefined;
}
