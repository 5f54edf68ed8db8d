import type { Words } from "../../core/ports.ts";
import type { Answers, Step } from "../checklist.ts";
import type { Tool } from "../tool.ts";
import { inputsOf } from "./from-answers.ts";
import { ends, type Row } from "./inputs.ts";
import { allowedNew, forcedNew } from "./intervals.ts";
import { sourceLabel } from "./labels.ts";
import { sayRefusal } from "./refusal.ts";
import { PLACES } from "./sources.ts";
import { tally } from "./tally.ts";

/** What the need-gap checklist checks and says beyond its questions. Each step sees only earlier ones. */
export function createRules(words: Words): Required<Pick<Tool, "check" | "moot" | "note">> {
  function check(step: Step, answers: Answers): string | undefined {
    const inputs = inputsOf(answers);
    if (!inputs) return words("gap.wrong.enrolment");
    if (step.id === "outside") return checkOutside(words, answers);
    if (step.id.endsWith("-name")) return checkName(words, step, inputs.rows, answers);
    const place = placeOf(step);
    if (!place) return undefined;
    const row = inputs.rows.find((one) => one.place === place);
    if (!row) return newWithoutCount(words, step, answers);
    if (row.count === null && row.new !== null && row.new !== 0)
      return words("gap.wrong.no-count", { label: sourceLabel(words, row) });
    const counted = tally({ ...inputs, rows: upTo(inputs.rows, row) });
    if (counted.ok || counted.refusal.row.place !== place) return undefined;
    const column = step.id === place ? "count" : "new";
    return counted.refusal.column === column ? sayRefusal(words, counted.refusal) : undefined;
  }

  function moot(step: Step, answers: Answers): boolean {
    const here = before(step, answers);
    return here !== undefined && forcedNew(here.total, here.count, here.enrolment) !== null;
  }

  function note(step: Step, answers: Answers): string | undefined {
    const here = before(step, answers);
    if (!here) return undefined;
    const { min, max } = allowedNew(here.total, here.count, here.enrolment);
    return words("gap.allowed", { min, max, total: Math.round(here.total.middle) });
  }

  return { check, moot, note };
}

/** The row a step is about: "referrals-new" and "referrals" are about referrals. */
const placeOf = ({ id }: Step) =>
  PLACES.find(({ place }) => id === place || id === `${place}-new`)?.place;

const upTo = (rows: Row[], last: Row) => rows.slice(0, rows.indexOf(last) + 1);

/** For a question about column 3: its column 2, and the total of the rows before it. */
function before(step: Step, answers: Answers) {
  const place = placeOf(step);
  const inputs = inputsOf(answers);
  if (!place || !inputs || step.id === place) return undefined;
  const at = inputs.rows.findIndex((row) => row.place === place);
  const count = inputs.rows[at]?.count ?? null;
  const counted = tally({ ...inputs, rows: inputs.rows.slice(0, Math.max(0, at)) });
  if (count === null || !counted.ok) return undefined;
  return { total: counted.total, count, enrolment: inputs.enrolment };
}

function newWithoutCount(words: Words, step: Step, answers: Answers): string | undefined {
  const answer = answers[step.id];
  const empty = !answer || "skipped" in answer || answer.value === null || answer.value === 0;
  return empty ? undefined : words("gap.wrong.no-count", { label: step.label });
}

function checkOutside(words: Words, answers: Answers): string | undefined {
  const { served = null, outside = null } = inputsOf(answers) ?? {};
  if (served === null || outside === null) return undefined;
  const max = ends(served).high;
  const given = ends(outside).high;
  return given > max ? words("gap.wrong.outside", { given, max }) : undefined;
}

/** Two "other" sources may not have one name: flags and tables could not tell them apart. */
function checkName(words: Words, step: Step, rows: Row[], answers: Answers): string | undefined {
  const answer = answers[step.id];
  if (!answer || "skipped" in answer) return undefined;
  const name = String(answer.value).trim().toLowerCase();
  const place = step.id.replace(/-name$/, "");
  const same = (row: Row) => (row.name ?? "other").toLowerCase() === name;
  const twice = rows.some((row) => row.key === "other" && row.place !== place && same(row));
  return twice ? words("gap.wrong.same-name", { name: String(answer.value) }) : undefined;
}
