import { never } from "../core/reply.ts";
import { type Answers, isRange, type Value } from "./value.ts";

/** A number, a day ("2027-03-03"), or the answer to another step. */
export type Bound = number | string | { step: string };

/** What one earlier answer must be. A skipped step meets nothing but `answered: false`. */
export type Test =
  | { step: string; is: string | number | boolean }
  | { step: string; has: string }
  | { step: string; above: Bound }
  | { step: string; below: Bound }
  | { step: string; atLeast: Bound }
  | { step: string; atMost: Bound }
  | { step: string; answered: boolean };

/** When a step is asked: one test, or several put together. */
export type Condition = Test | { and: Condition[] } | { or: Condition[] } | { not: Condition };

/** Every step a condition looks at. */
export function stepsOf(condition: Condition): string[] {
  if ("and" in condition) return condition.and.flatMap(stepsOf);
  if ("or" in condition) return condition.or.flatMap(stepsOf);
  if ("not" in condition) return stepsOf(condition.not);
  const other = boundOf(condition);
  return typeof other === "object" ? [condition.step, other.step] : [condition.step];
}

function boundOf(test: Test): Bound | undefined {
  if ("above" in test) return test.above;
  if ("below" in test) return test.below;
  if ("atLeast" in test) return test.atLeast;
  return "atMost" in test ? test.atMost : undefined;
}

/** Whether a condition is met by the answers. */
export function holds(condition: Condition | undefined, answers: Answers): boolean {
  if (!condition) return true;
  if ("and" in condition) return condition.and.every((one) => holds(one, answers));
  if ("or" in condition) return condition.or.some((one) => holds(one, answers));
  if ("not" in condition) return !holds(condition.not, answers);
  const value = valueIn(answers, condition.step);
  if ("answered" in condition) return (value !== undefined) === condition.answered;
  if (value === undefined) return false;
  if ("is" in condition) return value === condition.is;
  if ("has" in condition) return Array.isArray(value) && value.some((one) => one === condition.has);
  if ("above" in condition) return compare(value, condition.above, answers, (n) => n > 0);
  if ("below" in condition) return compare(value, condition.below, answers, (n) => n < 0);
  if ("atLeast" in condition) return compare(value, condition.atLeast, answers, (n) => n >= 0);
  if ("atMost" in condition) return compare(value, condition.atMost, answers, (n) => n <= 0);
  return never(condition);
}

function valueIn(answers: Answers, step: string): Value | undefined {
  const answer = answers[step];
  return answer && "value" in answer ? answer.value : undefined;
}

/** Numbers with numbers, days with days; of a range its high end counts. Anything else is not comparable. */
function compare(value: Value, bound: Bound, answers: Answers, meets: (n: number) => boolean) {
  const left = comparable(value);
  const right = comparable(
    typeof bound === "object" ? (valueIn(answers, bound.step) ?? null) : bound,
  );
  if (typeof left === "number" && typeof right === "number") return meets(left - right);
  if (typeof left === "string" && typeof right === "string")
    return meets(left < right ? -1 : left > right ? 1 : 0);
  return false;
}

const comparable = (value: Value) => (isRange(value) ? value.high : value);
