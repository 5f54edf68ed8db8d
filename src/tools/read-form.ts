import type { Words } from "../core/ports.ts";
import type { Answers, Step } from "./checklist.ts";
import { type Guide, holds, walk } from "./path.ts";
import { type Moment, readAnswer } from "./read-answer.ts";
import { sayProblem } from "./say-problem.ts";

export type ReadForm =
  | { ok: true; answers: Answers }
  | { ok: false; errors: Record<string, string> };

/**
 * Reads a whole form by the rules of the conversation. `before` are the run's answers: what was
 * skipped there for a reason stays skipped when its field is left empty.
 */
export function readForm(
  words: Words,
  guide: Guide,
  before: Answers,
  values: Record<string, string>,
  moment: Moment,
): ReadForm {
  const errors: Record<string, string> = {};
  const given: Answers = {};
  for (const step of guide.checklist.steps) {
    const text = values[step.id]?.trim() ?? "";
    if (text === "") {
      given[step.id] = emptied(before, step);
      continue;
    }
    const read = readAnswer(step, text, moment);
    if (read.ok) given[step.id] = { value: read.value };
    else errors[step.id] = sayProblem(read.problem, words);
  }
  // Only once all is readable: one unreadable number would make later ones look wrong.
  if (Object.keys(errors).length === 0) check(words, guide, given, moment.now, errors);
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, answers: walk(guide, given, moment.now).answers };
}

function emptied(before: Answers, step: Step) {
  const answer = before[step.id];
  return answer && "skipped" in answer ? answer : { skipped: "" };
}

/** Checks every filled field, those too that a conversation would not have asked for. */
function check(
  words: Words,
  guide: Guide,
  given: Answers,
  now: Date,
  errors: Record<string, string>,
): void {
  const { checklist, tool } = guide;
  const seen: Answers = {};
  for (const step of checklist.steps) {
    const answer = given[step.id];
    if (!answer) continue;
    const applies = holds(step.when, seen) && !tool.moot?.(step, seen);
    const empty = "skipped" in answer;
    if (!applies && empty) continue;
    seen[step.id] = answer;
    if (empty && answer.skipped === "" && !step.optional) {
      errors[step.id] = words("run.wrong.empty");
      continue;
    }
    const wrong = tool.check?.(step, seen, now) ?? (!empty && unasked(words, guide, step, seen));
    if (wrong) errors[step.id] = wrong;
    if (!applies) delete seen[step.id];
  }
}

/** An answer to a question that its own condition rules out is pointed at, not dropped unseen. */
function unasked(words: Words, { checklist }: Guide, step: Step, seen: Answers) {
  const answer = seen[step.id];
  if (!step.when || holds(step.when, seen) || !answer || "skipped" in answer) return undefined;
  if (answer.value === null || answer.value === 0) return undefined;
  const about = checklist.steps.find(({ id }) => id === step.when?.step);
  return words("run.wrong.unasked", { label: about?.label ?? "" });
}
