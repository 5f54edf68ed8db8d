import { isDay } from "../../core/time.ts";
import type { Answer, Answers, Asked, Cells, Choice, Column, Step, Value } from "../checklist.ts";
import { mostCharacters } from "../read-answer.ts";
import { isNamed, isRange, isRows } from "../value.ts";

/**
 * The answers that these questions could have been given: of another kind, of a choice that is not
 * offered any more or too long for them, they are passed over, and the question is open.
 */
export function fittingAnswers(steps: Step[], answers: Answers): Answers {
  const found = steps.flatMap((step): [string, Answer][] => {
    const answer = answers[step.id];
    if (!answer || "skipped" in answer) return answer ? [[step.id, answer]] : [];
    const value = fitting(step, answer.value);
    return value === undefined ? [] : [[step.id, { ...answer, value }]];
  });
  return Object.fromEntries(found);
}

/** A value as far as it answers that question; undefined where it doesn't. */
export function fitting(asks: Asked, value: Value): Value | undefined {
  if (asks.type === "table")
    return isThing(value) && isRows(value) ? rowsOf(asks, value.rows) : undefined;
  if (
    asks.type === "multiChoice" ||
    ((asks.type === "person" || asks.type === "site") && asks.several)
  )
    return Array.isArray(value) ? severalOf(asks, value) : undefined;
  return fits(asks, value) ? value : undefined;
}

const isThing = (value: Value): value is Exclude<Value, null> => value !== null;

function fits(asks: Exclude<Asked, { type: "table" }>, value: Value): boolean {
  switch (asks.type) {
    case "text":
    case "longtext":
      return typeof value === "string" && value.length <= mostCharacters(asks);
    case "link":
    case "site":
      return typeof value === "string" && value.length <= LONGEST;
    case "count":
      if (value === null) return asks.missing === true;
      if (isRange(value)) return asks.range === true && isCount(value.low) && isCount(value.high);
      return isCount(value);
    case "number":
    case "money":
    case "percent":
      return typeof value === "number" && inside(asks, value);
    case "date":
      return typeof value === "string" && isDay(value);
    case "yesNo":
      return typeof value === "boolean";
    case "choice":
      return isOneOf(asks.choices, value);
    case "scale":
      return isOneOf(asks.points, value);
    case "multiChoice":
      return isOneOf(asks.choices, value);
    case "person":
      return isThing(value) && isNamed(value) && value.name.length <= LONGEST;
    case "confirm":
      return value === true;
    case "note":
      return false;
    default:
      return asks satisfies never;
  }
}

/** Characters of a name, a place or a link. */
const LONGEST = 2000;

const isCount = (value: Value) =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0;

const inside = ({ min = -1e15, max = 1e15 }: { min?: number; max?: number }, value: number) =>
  value >= min && value <= max;

const isOneOf = (choices: Choice[], value: Value) => choices.some((one) => one.value === value);

function severalOf(asks: Exclude<Asked, { type: "table" }>, value: Value[]): Value | undefined {
  const good = value.filter((one) => fits(asks, one));
  if (good.length === 0 && value.length > 0) return undefined;
  // What fits such a question is a name or a word, and all of them are one or the other.
  return good as Value;
}

function rowsOf({ columns }: Asked & { type: "table" }, rows: Cells[]): Value | undefined {
  const good = rows
    .map((row) => cellsOf(columns, row))
    .filter((row) => Object.keys(row).length > 0);
  return good.length === 0 && rows.length > 0 ? undefined : { rows: good };
}

function cellsOf(columns: Column[], row: Cells): Cells {
  const good = columns.flatMap((column): [string, Value][] => {
    const cell = row[column.id];
    const value = cell === undefined ? undefined : fitting(column, cell);
    return value === undefined ? [] : [[column.id, value]];
  });
  return Object.fromEntries(good);
}
