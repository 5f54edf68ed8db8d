import type { Checklist, Point } from "./checklist.ts";
import {
  type Answers,
  type Cells,
  isNamed,
  isRange,
  isRows,
  type Named,
  type Value,
} from "./value.ts";

/** The value of an answer that counts: undefined when the step was skipped, not asked, or only suggested. */
export function valueAt(answers: Answers, step: string): Value | undefined {
  const answer = answers[step];
  return answer && "value" in answer && !answer.suggested ? answer.value : undefined;
}

/** Words, a day, a choice or a link. */
export const textOf = (answers: Answers, step: string) => asText(valueAt(answers, step));

/** A count, a number, money or percent; undefined for a range and for "not collected". */
export const numberOf = (answers: Answers, step: string) => asNumber(valueAt(answers, step));

/** Yes or no. */
export function yesOf(answers: Answers, step: string): boolean | undefined {
  const value = valueAt(answers, step);
  return typeof value === "boolean" ? value : undefined;
}

/** Several of a list; none where nothing was picked. */
export function severalOf(answers: Answers, step: string): string[] {
  const value = valueAt(answers, step);
  if (!Array.isArray(value)) return [];
  return value.filter((one): one is string => typeof one === "string");
}

/** What the picked point of a scale counts for; undefined for one that counts for nothing, such as "No evidence". */
export function scoreOf({ steps }: Pick<Checklist, "steps">, answers: Answers, id: string) {
  const step = steps.find((one) => one.id === id);
  return step?.type === "scale" ? asScore(step.points, valueAt(answers, id)) : undefined;
}

/** One person or several, as a list. */
export function peopleOf(answers: Answers, step: string): Named[] {
  return asPeople(valueAt(answers, step));
}

/** The rows of a table; none where there are none. */
export function rowsOf(answers: Answers, step: string): Cells[] {
  const value = valueAt(answers, step);
  return value !== undefined && isRows(value) ? value.rows : [];
}

/** The same for the cells of a row. */
export const asText = (value: Value | undefined) => (typeof value === "string" ? value : undefined);

export const asNumber = (value: Value | undefined) =>
  typeof value === "number" ? value : undefined;

/** The same for a cell whose column has these points. */
export const asScore = (points: Point[], value: Value | undefined) =>
  points.find((point) => point.value === value)?.score;

/** The low and the high end of a count; undefined where there is none. */
export function asRange(value: Value | undefined): { low: number; high: number } | undefined {
  if (typeof value === "number") return { low: value, high: value };
  return value !== undefined && isRange(value) ? value : undefined;
}

export function asPeople(value: Value | undefined): Named[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.filter((one): one is Named => typeof one === "object");
  return isNamed(value) ? [value] : [];
}
