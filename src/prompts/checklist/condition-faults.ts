import type { Condition } from "../../tools/checklist.ts";
import type { Bound } from "../../tools/condition.ts";
import type { StepShape } from "./step-shape.ts";

/** What is wrong with a condition, given the steps before it. */
export function* conditionFaults(
  when: Condition,
  before: Map<string, StepShape>,
): Generator<string> {
  if ("and" in when || "or" in when) {
    for (const one of "and" in when ? when.and : when.or) yield* conditionFaults(one, before);
    return;
  }
  if ("not" in when) {
    yield* conditionFaults(when.not, before);
    return;
  }
  const earlier = before.get(when.step);
  if (!earlier) yield `no earlier step is called "${when.step}"`;
  else if (earlier.type === "note") yield `"${when.step}" is a note, which has no answer`;
  else if ("is" in when) yield* isFault(when.step, when.is, earlier);
  else if ("has" in when) yield* hasFault(when.step, when.has, earlier);
  else if ("above" in when) yield* compareFault(earlier, "above", when.above, before);
  else if ("below" in when) yield* compareFault(earlier, "below", when.below, before);
  else if ("atLeast" in when) yield* compareFault(earlier, "atLeast", when.atLeast, before);
  else if ("atMost" in when) yield* compareFault(earlier, "atMost", when.atMost, before);
}

const NUMBERS = ["count", "number", "money", "percent"];
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Numbers with numbers, days with days. */
function* compareFault(
  { id, type }: StepShape,
  word: string,
  bound: Bound,
  before: Map<string, StepShape>,
): Generator<string> {
  const isDay = type === "date";
  if (!isDay && !NUMBERS.includes(type)) {
    yield `"${id}" is not a number or a date, so "${word}" can't be asked of it`;
    return;
  }
  if (typeof bound === "object") {
    const other = before.get(bound.step);
    if (!other) yield `no earlier step is called "${bound.step}"`;
    else if (isDay !== (other.type === "date") || !(isDay || NUMBERS.includes(other.type)))
      yield `"${id}" and "${bound.step}" can't be compared: only numbers with numbers, and dates with dates`;
  } else if (isDay ? !DAY.test(String(bound)) : typeof bound !== "number")
    yield isDay
      ? `"${id}" is a date, so write a day such as ${word}: "2027-06-30"`
      : `"${id}" is a number, so write a number such as ${word}: 10, without quotation marks`;
}

function* isFault(id: string, is: string | number | boolean, earlier: StepShape) {
  const list =
    earlier.type === "choice"
      ? earlier.choices
      : earlier.type === "scale"
        ? earlier.points
        : undefined;
  if (list && !list.some(({ value }) => value === is))
    yield `"${id}" has no choice with the value "${is}"`;
  if (earlier.type === "yesNo" && typeof is !== "boolean")
    yield `"${id}" is answered by yes or no: write is: true or is: false`;
}

function* hasFault(id: string, has: string, earlier: StepShape) {
  if (earlier.type !== "multiChoice")
    yield `"${id}" is not a multiChoice, so it can't have "${has}"`;
  else if (!earlier.choices.some(({ value }) => value === has))
    yield `"${id}" has no choice with the value "${has}"`;
}
