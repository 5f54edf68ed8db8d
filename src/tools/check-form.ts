import type { Words } from "../core/ports.ts";
import type { Answers, Step } from "./checklist.ts";
import { holds, stepsOf } from "./condition.ts";
import type { Guide } from "./path.ts";

/** A form whose fields are all readable. `filled` are the steps that came with it just now. */
export interface Given {
  steps: Step[];
  filled: Set<string>;
  answers: Answers;
}

/**
 * Checks every filled field, those too that a conversation would not have asked for. `seen` are the
 * answers that apply; what was answered before and does not apply any more is passed over.
 */
export function checkForm(
  words: Words,
  guide: Guide,
  { steps, filled, answers }: Given,
  now: Date,
): { seen: Answers; errors: Record<string, string> } {
  const { tool, checklist } = guide;
  const seen: Answers = {};
  const errors: Record<string, string> = {};
  for (const step of steps) {
    const answer = answers[step.id];
    if (!answer) continue;
    const known = { ...checklist.part?.given, ...seen };
    const applies = holds(step.when, known) && !tool.moot?.(step, seen);
    const empty = "skipped" in answer;
    if (!applies && (empty || !filled.has(step.id))) continue;
    seen[step.id] = answer;
    if (empty && answer.skipped === "" && !step.optional) {
      errors[step.id] = words("run.wrong.empty");
      continue;
    }
    const wrong = tool.check?.(step, seen, now) ?? (!empty && unasked(words, guide, step, seen));
    // With an earlier mistake, an empty field may look wrong only because of it.
    if (wrong && !(empty && Object.keys(errors).length > 0)) errors[step.id] = wrong;
    if (!applies) delete seen[step.id];
  }
  return { seen, errors };
}

/** An answer to a question that its own condition rules out is pointed at, not dropped unseen. */
function unasked(words: Words, { checklist }: Guide, step: Step, seen: Answers) {
  const answer = seen[step.id];
  if (
    !step.when ||
    holds(step.when, { ...checklist.part?.given, ...seen }) ||
    !answer ||
    "skipped" in answer
  )
    return undefined;
  const { value } = answer;
  if (value === null || value === 0 || (Array.isArray(value) && value.length === 0))
    return undefined;
  const [first] = stepsOf(step.when);
  const about = checklist.steps.find(({ id }) => id === first);
  return words("run.wrong.unasked", { label: about?.label ?? "" });
}
