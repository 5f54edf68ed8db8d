import type { Words } from "../core/ports.ts";
import type { Moment } from "./answer-problem.ts";
import { checkForm, type Given } from "./check-form.ts";
import type { Answer, Answers, Checklist, Column, Step } from "./checklist.ts";
import { type Guide, walk } from "./path.ts";
import { readAnswer, saysNone } from "./read-answer.ts";
import { isNoneAnAnswer } from "./read-choice.ts";
import { sayProblem } from "./say-problem.ts";
import { sectionsOf } from "./sections.ts";
import { typedAnswer } from "./show-answer.ts";
import { missingIn } from "./table/complete.ts";
import { isRows } from "./value.ts";

/** What came back of a form: all of its fields, or only those of one part. */
export interface Filled {
  values: Record<string, string>;
  /** Only this section was filled in, and more follow; without it the form is complete. */
  section?: string;
}

type Errors = Record<string, string>;

/** `draft`: the run's answers with the new ones among them; undefined when one of those is wrong. */
export type ReadForm =
  | { ok: true; answers: Answers; draft: Answers }
  | { ok: false; errors: Errors; draft: Answers | undefined };

/**
 * Reads a form by the rules of the conversation. `before` are the run's answers: they stand for the
 * fields that did not come along, and what was skipped there for a reason stays skipped when its
 * field is left empty. A section is checked together with all that comes before it.
 */
export function readForm(
  words: Words,
  guide: Guide,
  before: Answers,
  { values, section }: Filled,
  moment: Moment,
): ReadForm {
  const { checklist } = guide;
  const given = pick(checklist, before, { values, ...(section !== undefined && { section }) });
  const unreadable = readTexts(words, given, values, moment);
  // Only once all is readable: one unreadable number would make later ones look wrong.
  if (!isEmpty(unreadable)) return { ok: false, errors: unreadable, draft: undefined };
  const { seen, errors } = checkForm(words, guide, given, moment.now);
  const isPart =
    given.filled.size < checklist.steps.filter((step) => isAsked(checklist, step)).length;
  const shown = isPart ? ofFirstSection(checklist, errors) : errors;
  const wrong = [...given.filled].some((id) => id in shown);
  const draft = wrong ? undefined : kept(before, given.filled, seen);
  if (draft && isEmpty(shown))
    return { ok: true, answers: walk(guide, given.answers, moment.now).answers, draft };
  return { ok: false, errors: shown, draft };
}

/** A note has no field, and what somebody else is on is not asked here. */
const isAsked = ({ held }: Checklist, { id, type }: Step) => type !== "note" && !held?.[id];

const isEmpty = (thing: object) => Object.keys(thing).length === 0;

/** The steps up to the end of the section, and what is known of them before anything is read. */
function pick(checklist: Checklist, before: Answers, { values, section }: Filled): Given {
  const sections = sectionsOf(checklist);
  const inside = ({ id }: Step) => section === undefined || (sections.get(id) ?? "") === section;
  const upToIt = checklist.steps.slice(0, checklist.steps.findLastIndex(inside) + 1);
  const steps = upToIt.filter((step) => isAsked(checklist, step));
  const filled = steps.filter((step) => inside(step) && Object.hasOwn(values, step.id));
  const answers = steps.map((step): [string, Answer] => {
    const own = section === undefined && !Object.hasOwn(values, step.id);
    return [step.id, known(before[step.id], own && step.type === "table" ? step.columns : [])];
  });
  return {
    steps,
    filled: new Set(filled.map(({ id }) => id)),
    answers: Object.fromEntries(answers),
  };
}

/** What was only suggested counts once its field comes along, and whole rows that no form could hold as well. */
function known(answer: Answer | undefined, columns: Column[]): Answer {
  if (!answer || !("value" in answer && answer.suggested)) return answer ?? { skipped: "" };
  const { value } = answer;
  const whole =
    columns.length > 0 &&
    value !== null &&
    isRows(value) &&
    value.rows.every((row) => missingIn(columns, row).length === 0);
  return whole ? { value } : { skipped: "" };
}

/** Puts what was filled in among the answers; returns what is wrong with the rest. */
function readTexts(
  words: Words,
  { steps, filled, answers }: Given,
  values: Record<string, string>,
  moment: Moment,
): Errors {
  const errors: Errors = {};
  for (const step of steps.filter(({ id }) => filled.has(id))) {
    const text = (values[step.id] ?? "").trim();
    const answer = answers[step.id];
    if (text !== "" && isUntouched(words, step, answer, text)) continue;
    if (text === "" && isNoneAnAnswer(step)) {
      answers[step.id] = { value: [] };
      continue;
    }
    if (text === "" || saysNone(step, text)) {
      if (!answer || !("skipped" in answer)) answers[step.id] = { skipped: "" };
      continue;
    }
    const read = readAnswer(step, text, moment);
    if (read.ok) answers[step.id] = { value: read.value };
    else errors[step.id] = sayProblem(read.problem, words);
  }
  return errors;
}

/** What a field was opened with means what it meant, where reading it again would find it wrong or unclear too. */
function isUntouched(words: Words, step: Step, answer: Answer | undefined, text: string): boolean {
  if (!answer || "skipped" in answer || answer.suggested) return false;
  return typedAnswer(step, answer, words).trim() === text.replace(/\r\n?/g, "\n");
}

/** What was filled in among the answers before it; what does not apply any more is dropped. */
function kept(before: Answers, filled: Set<string>, seen: Answers): Answers {
  const rest = Object.entries(before).filter(([id]) => !filled.has(id));
  const fresh = Object.entries(seen).filter(([id]) => filled.has(id));
  return Object.fromEntries([...rest, ...fresh]);
}

/** The errors of the first section that has any: those of later ones may only follow from them. */
function ofFirstSection(checklist: Checklist, errors: Errors): Errors {
  const sections = sectionsOf(checklist);
  const first = checklist.steps.find(({ id }) => id in errors);
  const same = ([id]: [string, string]) => first && sections.get(id) === sections.get(first.id);
  return Object.fromEntries(Object.entries(errors).filter(same));
}
