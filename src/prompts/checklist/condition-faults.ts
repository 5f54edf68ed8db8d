import { nearest } from "../../answers/nearest.ts";
import type { Condition } from "../../tools/checklist.ts";
import type { Bound } from "../../tools/condition.ts";
import type { StepShape } from "./step-shape.ts";

/** The steps before the one that a condition belongs to, by id, and all steps there are. */
export interface Known {
  before: Map<string, StepShape>;
  all: { id: string }[];
}

/** What is wrong with a condition, given the steps before it. */
export function* conditionFaults(when: Condition, known: Known): Generator<string> {
  if ("and" in when) for (const one of when.and) yield* conditionFaults(one, known);
  else if ("or" in when) for (const one of when.or) yield* conditionFaults(one, known);
  else if ("not" in when) yield* conditionFaults(when.not, known);
  else {
    const earlier = known.before.get(when.step);
    if (!earlier) yield noSuchStep(when.step, known);
    else if (earlier.type === "note") yield `"${when.step}" is a note, which has no answer`;
    else if ("is" in when) yield* isFault(earlier, when.is);
    else if ("has" in when) yield* hasFault(earlier, when.has);
    else if ("above" in when) yield* compareFault(earlier, "above", when.above, known);
    else if ("below" in when) yield* compareFault(earlier, "below", when.below, known);
    else if ("atLeast" in when) yield* compareFault(earlier, "atLeast", when.atLeast, known);
    else if ("atMost" in when) yield* compareFault(earlier, "atMost", when.atMost, known);
  }
}

function noSuchStep(id: string, { before, all }: Known): string {
  if (all.some((one) => one.id === id))
    return `no earlier step is called "${id}": it comes later. Move it before this one`;
  const meant = nearest(id, before.keys());
  return `no earlier step is called "${id}"${meant ? `. Did you mean "${meant}"?` : ""}`;
}

function* isFault(earlier: StepShape, is: string | number | boolean): Generator<string> {
  const { id, type } = earlier;
  if (earlier.type === "choice") yield* valueFault(id, earlier.choices, is);
  else if (earlier.type === "scale") yield* valueFault(id, earlier.points, is);
  else if (type === "yesNo" || type === "confirm") {
    if (typeof is !== "boolean")
      yield `"${id}" is answered by yes or no: write is: true or is: false`;
  } else if (NUMBERS.includes(type)) {
    if (typeof is !== "number") yield `"${id}" is a number: write is: 10, without quotation marks`;
  } else if (type === "date") {
    if (!DAY.test(String(is))) yield `"${id}" is a date: write is: "2027-06-30"`;
  } else if (type === "multiChoice")
    yield `"${id}" takes several answers: write has: ${is} instead of is: ${is}`;
  else if (!WORDS.includes(type))
    yield `"${id}" is a ${type}, so it can't be compared: write answered: true`;
}

function* hasFault(earlier: StepShape, has: string): Generator<string> {
  if (earlier.type === "multiChoice") yield* valueFault(earlier.id, earlier.choices, has);
  else
    yield `"${earlier.id}" is not a multiChoice, so it can't have "${has}": write is: instead of has:`;
}

function* valueFault(id: string, list: { value: string }[], said: unknown): Generator<string> {
  const values = list.map(({ value }) => value);
  if (values.some((value) => value === said)) return;
  const mend = nearest(String(said), values);
  yield `"${id}" has no choice with the value "${said}"${mend ? `. Did you mean "${mend}"?` : `; it has ${values.join(", ")}`}`;
}

const NUMBERS = ["count", "number", "money", "percent"];
const WORDS = ["text", "longtext", "link", "site"];
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Numbers with numbers, days with days. */
function* compareFault(
  { id, type }: StepShape,
  word: string,
  bound: Bound,
  known: Known,
): Generator<string> {
  const isDay = type === "date";
  if (!isDay && !NUMBERS.includes(type)) {
    yield `"${id}" is not a number or a date, so "${word}" can't be asked of it`;
  } else if (typeof bound === "object") {
    const other = known.before.get(bound.step);
    if (!other) yield noSuchStep(bound.step, known);
    else if (isDay ? other.type !== "date" : !NUMBERS.includes(other.type))
      yield `"${id}" and "${bound.step}" can't be compared: only numbers with numbers, and dates with dates`;
  } else if (isDay) {
    if (!DAY.test(String(bound)))
      yield `"${id}" is a date, so write a day such as ${word}: "2027-06-30"`;
  } else if (typeof bound !== "number")
    yield `"${id}" is a number, so write a number such as ${word}: 10, without quotation marks`;
}
