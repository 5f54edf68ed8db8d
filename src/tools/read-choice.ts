import { plain } from "../answers/figures.ts";
import type { ReadAnswer } from "./answer-problem.ts";
import type { Asked, Choice, Wide } from "./checklist.ts";

/** One of a list, by value, label, number in the list, or a beginning that fits only one of them. */
export function readChoice<C extends Choice>(choices: C[], text: string): C | undefined {
  const said = plain(text).replace(/[.!]$/, "");
  const exact = choices.find(({ value, label }) => [plain(value), plain(label)].includes(said));
  if (exact) return exact;
  if (/^\d+$/.test(said)) return choices[Number(said) - 1];
  const near = choices.filter(({ label }) => said.length >= 3 && plain(label).startsWith(said));
  return near.length === 1 ? near[0] : undefined;
}

/** True where nothing ticked says "none of them", and is not an empty field. */
export const isNoneAnAnswer = (step: Asked): boolean =>
  step.type === "multiChoice" && step.min === 0 && !step.optional;

/** Several of a list: "1, 3", "Title I and IDEA", "all". In the order of the list, each once. */
export function readChoices(
  { choices, min = 1, max = choices.length }: Wide & { type: "multiChoice" },
  text: string,
): ReadAnswer {
  const labels = choices.map(({ label }) => label);
  const found = pick(choices, text) ?? readWhole(choices, min, text.trim());
  if (!found) return { ok: false, problem: { type: "choice", labels } };
  const values = choices.filter((one) => found.includes(one)).map(({ value }) => value);
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

/** A label may hold a comma or "and" itself, so the whole is tried first. */
function pick(choices: Choice[], text: string): Choice[] | undefined {
  const whole = readChoice(choices, text);
  if (whole) return [whole];
  for (const between of [/\n/, /\s*[;\n]\s*/, /\s*[,;\n]\s*/, /\s*(?:[,;\n&+]|\band\b)\s*/i]) {
    const parts = text.split(between).filter((part) => part.trim() !== "");
    const found = parts.map((part) => readChoice(choices, part));
    if (found.length > 0 && found.every((one) => one !== undefined)) return found;
  }
  return undefined;
}
