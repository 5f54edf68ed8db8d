import { type Answer, type Answers, isNamed, isRows, type Value } from "../value.ts";

type Thing = Record<string, unknown>;

const isThing = (one: unknown): one is Thing =>
  typeof one === "object" && one !== null && !Array.isArray(one);

/**
 * The answers of a document as far as they are answers: what an older program, or a hand in the
 * database, left there in another shape is passed over.
 */
export function soundAnswers(found: unknown): Answers {
  if (!isThing(found)) return {};
  const all = Object.entries(found).flatMap(([id, one]): [string, Answer][] => {
    const answer = soundAnswer(one);
    return answer ? [[id, answer]] : [];
  });
  return Object.fromEntries(all);
}

function soundAnswer(one: unknown): Answer | undefined {
  if (!isThing(one)) return undefined;
  const by = isSound(one.by) && one.by !== null && isNamed(one.by) ? { by: one.by } : {};
  if (typeof one.skipped === "string") return { skipped: one.skipped, ...by };
  if (!("value" in one) || !isSound(one.value)) return undefined;
  return { value: one.value, ...(one.suggested === true && { suggested: true as const }), ...by };
}

/** Whether it is a value of any kind of step. */
function isSound(one: unknown): one is Value {
  if (one === null || typeof one === "string" || typeof one === "boolean") return true;
  if (typeof one === "number") return Number.isFinite(one);
  if (Array.isArray(one))
    return one.every((each) => typeof each === "string" || (isThing(each) && isPerson(each)));
  if (!isThing(one)) return false;
  if ("rows" in one) return Array.isArray(one.rows) && one.rows.every(isRow);
  return isPerson(one) || (Number.isFinite(one.low) && Number.isFinite(one.high));
}

const isPerson = ({ name, id }: Thing) =>
  typeof name === "string" && (id === undefined || typeof id === "string");

const isRow = (row: unknown) =>
  isThing(row) && Object.values(row).every((cell) => isSound(cell) && !isWhole(cell));

const isWhole = (cell: Value) => cell !== null && isRows(cell);
