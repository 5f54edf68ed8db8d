import { UserError } from "../core/errors.ts";
import type { Words } from "../core/ports.ts";
import type { Brief, Experiment } from "../core/records.ts";
import type { Answer, Answers, Checklist, Step } from "../tools/checklist.ts";
import { clip } from "./open.ts";

export type Fields = Brief["fields"];
type Decision = Brief["decision"];

/** What no brief may lack, whatever the prompt file asks (the shared core of plan-do-study-act forms). */
const REQUIRED = ["tried", "predicted", "happened", "learned"] as const;

/** What each decision owes the reader. */
const OWED: Record<Decision, string> = { adopt: "needs", adapt: "changes", abandon: "reason" };

/** True for a question whose answer no brief can do without, where it is asked at all. */
export const isRequired = (id: string) =>
  id === "decision" || [...REQUIRED, ...Object.values(OWED)].includes(id);

const isDecision = (value: unknown): value is Decision =>
  typeof value === "string" && value in OWED;

/** The number that the measurement rests on; null when it was not given. Zero is a number. */
export const countOf = (fields: Fields): number | null =>
  fields.n === undefined ? null : Number(fields.n);

/**
 * What is wrong with adopting on these answers: a practice that nobody was counted for has not
 * been tested. Undefined when nothing is.
 */
export function adoptProblem(answers: Answers, words: Words): string | undefined {
  const adopted = given(answers.decision) === "adopt";
  return adopted && given(answers.n) === 0 ? words("brief.adopt-untested") : undefined;
}

const given = (answer: Answer | undefined) =>
  answer && "value" in answer ? answer.value : undefined;

/** The answers as a brief keeps them. Throws UserError when something required is missing. */
export function toFields(
  answers: Answers,
  checklist: Checklist,
  words: Words,
): { fields: Fields; decision: Decision } {
  const decision = given(answers.decision);
  if (!isDecision(decision)) throw new UserError(words("brief.no-decision"));
  const problem = adoptProblem(answers, words);
  if (problem) throw new UserError(problem, { field: "decision", allowed: ["adapt", "abandon"] });
  const others = Object.values(OWED).filter((id) => id !== OWED[decision]);
  const fields: Fields = {};
  for (const step of checklist.steps) {
    const { id } = step;
    const said = asText(step, given(answers[id]));
    if (said !== "" && id !== "decision" && !others.includes(id)) fields[id] = said;
  }
  const missing = [...REQUIRED, OWED[decision]].filter((id) => !fields[id]);
  if (missing.length > 0) {
    const labels = missing.map((id) => checklist.steps.find((one) => one.id === id)?.label ?? id);
    throw new UserError(words("brief.missing", { fields: labels.join(", ") }), { missing });
  }
  return { fields, decision };
}

/** What stands between several choices; a brief keeps their labels, so that search and readers find them. */
const BETWEEN = "; ";

function asText(step: Step, value: unknown): string {
  if (step.type === "multiChoice" && Array.isArray(value))
    return step.choices
      .flatMap((one) => (value.includes(one.value) ? one.label : []))
      .join(BETWEEN);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value.trim() : "";
}

/** A kept brief as answers to start an edit from. What was left out before counts as skipped. */
export function fromFields({ fields, decision }: Brief, checklist: Checklist): Answers {
  const all: Fields = { ...fields, decision };
  const answers: Answers = {};
  for (const step of checklist.steps) {
    const said = all[step.id];
    if (said !== undefined) answers[step.id] = { value: asValue(step, said) };
    else if (step.optional) answers[step.id] = { skipped: "" };
  }
  return answers;
}

function asValue(step: Step, said: string): string | number | boolean | string[] {
  if (step.type === "multiChoice") {
    const labels = said.split(BETWEEN);
    return step.choices.flatMap(({ value, label }) => (labels.includes(label) ? value : []));
  }
  if (step.type === "count" || step.type === "number") return Number(said);
  return step.type === "yesNo" ? said === "yes" : said;
}

/** What a test already says of its brief: why, the prediction, the measure, and the notes. */
export function fromExperiment(test: Experiment, checklist: Checklist): Answers {
  const said: Fields = {
    ...{ aim: test.question, predicted: test.prediction, measured: test.measure },
    ...(test.jots.length > 0 && { happened: notes(test, 4000) }),
  };
  const asked = checklist.steps.filter(({ id }) => said[id]);
  return Object.fromEntries(
    asked.map((step) => [step.id, { value: fitted(step, said[step.id] ?? "") }]),
  );
}

const fitted = (step: Step, said: string) =>
  "max" in step && step.max !== undefined && said.length > step.max ? clip(said, step.max) : said;

/** The notes one under another, the newest left out when they do not all fit; `jots` has them all. */
function notes({ jots }: Experiment, max: number): string {
  const lines: string[] = [];
  for (const { text } of jots) {
    const line = text.replace(/\s+/g, " ").trim();
    if ([...lines, line].join("\n").length > max) break;
    lines.push(line);
  }
  return lines.join("\n");
}
