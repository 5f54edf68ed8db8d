import type { Answers, Value } from "../checklist.ts";
import type { Count, Inputs, Row } from "./inputs.ts";
import { PLACES } from "./sources.ts";

/** The inputs that answers of the checklist stand for; undefined while enrolment is not known. */
export function inputsOf(answers: Answers): Inputs | undefined {
  const enrolment = countOf(answers, "enrolment");
  if (typeof enrolment !== "number" || enrolment <= 0) return undefined;
  const rows = PLACES.flatMap(({ place, key }): Row[] => {
    const count = countOf(answers, place);
    if (count === undefined) return [];
    const name = key === "other" ? nameOf(answers, place) : undefined;
    const added = countOf(answers, `${place}-new`) ?? null;
    return [{ key, place, ...(name ? { name } : {}), count, new: added }];
  });
  const served = countOf(answers, "served") ?? null;
  return { enrolment, rows, served, outside: countOf(answers, "outside") ?? null };
}

/** Undefined when the step was skipped or not reached: then nothing is said about it at all. */
function countOf(answers: Answers, step: string): Count | undefined {
  const answer = answers[step];
  if (!answer || "skipped" in answer) return undefined;
  return isCount(answer.value) ? answer.value : undefined;
}

const isCount = (value: Value): value is Count =>
  value === null || typeof value === "number" || typeof value === "object";

/** "attendance" and "Attendance" are one source; a source that is just "other" has no name. */
function nameOf(answers: Answers, place: string): string | undefined {
  const answer = answers[`${place}-name`];
  if (!answer || "skipped" in answer) return undefined;
  const said = String(answer.value).trim().replace(/\s+/g, " ");
  if (/^others?$/i.test(said)) return undefined;
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** The answers that would give these inputs, so that a finished estimate can be changed. */
export function answersOf({ enrolment, rows, served, outside }: Inputs): Answers {
  const answers: Answers = { enrolment: { value: enrolment } };
  for (const row of rows) {
    if (row.key === "other") answers[`${row.place}-name`] = { value: row.name ?? "Other" };
    answers[row.place] = { value: row.count };
    if (row.count !== null) answers[`${row.place}-new`] = { value: row.new };
  }
  answers.served = { value: served };
  if (outside !== null) answers.outside = { value: outside };
  return answers;
}
