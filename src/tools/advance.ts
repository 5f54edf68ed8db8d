import { never } from "../core/reply.ts";
import type { AnswerProblem, Moment } from "./answer-problem.ts";
import type { Answer, Answers, Step } from "./checklist.ts";
import { type Guide, type Path, walk } from "./path.ts";
import { readAnswer, saysNone } from "./read-answer.ts";

/** The name of the place after the last step, where everything is shown once more and confirmed. */
export const SUMMARY = "confirm";

/** Where a run stands: the step that is being asked, or SUMMARY, and every answer given so far. */
export interface Position {
  step: string;
  answers: Answers;
}

export type Input =
  | { type: "answer"; text: string }
  | { type: "skip"; reason: string }
  | { type: "back" | "keep" | "confirm" }
  | { type: "edit"; step: string };

export type Problem =
  | AnswerProblem
  | { type: "check"; text: string }
  | { type: "first" | "reason" | "unfinished" | "nothing-to-keep" }
  | { type: "no-step"; count: number };

/** What an input does. `took` is the step it answered; `reopened` why an earlier answer must be given again. */
export type Advance =
  | { type: "moved"; to: Position; took?: Step; reopened?: string }
  | { type: "finished"; answers: Answers }
  | { type: "refused"; problem: Problem };

const refused = (problem: Problem): Advance => ({ type: "refused", problem });

/** Takes one input. Knows nothing of storage, or of who is asking. */
export function advance(guide: Guide, at: Position, input: Input, moment: Moment): Advance {
  const path = walk(guide, at.answers, moment.now);
  const step = path.steps.find(({ id }) => id === at.step);
  switch (input.type) {
    case "answer": {
      if (!step) return refused({ type: "unfinished" });
      if (saysNone(step, input.text)) return take(guide, at, step, { skipped: "" }, moment);
      const read = readAnswer(step, input.text, moment);
      if (!read.ok) return refused(read.problem);
      return take(guide, at, step, { value: read.value }, moment);
    }
    case "skip":
      if (!step) return refused({ type: "unfinished" });
      if (!step.optional && input.reason === "") {
        const wrong = skipProblem(guide, at.answers, step, moment.now);
        return refused(wrong ? { type: "check", text: wrong } : { type: "reason" });
      }
      return take(guide, at, step, { skipped: input.reason }, moment);
    case "back":
      return back(path, at);
    case "keep":
      return keep(guide, path, at, step, moment);
    case "edit":
      if (!path.steps.some(({ id }) => id === input.step))
        return refused({ type: "no-step", count: path.steps.length });
      return { type: "moved", to: { ...at, step: input.step } };
    case "confirm":
      if (!path.open) return { type: "finished", answers: path.answers };
      return { type: "moved", to: { ...at, step: path.open.step.id }, ...reopening(path) };
    default:
      return never(input);
  }
}

/** Leaves an answer as it is; one that was only suggested becomes an answer by this. */
function keep(
  guide: Guide,
  path: Path,
  at: Position,
  step: Step | undefined,
  moment: Moment,
): Advance {
  const answer = at.answers[at.step];
  if (!answer) return refused({ type: "nothing-to-keep" });
  if (step && "value" in answer && answer.suggested)
    return take(guide, at, step, { value: answer.value }, moment);
  return { type: "moved", to: { ...at, step: path.open?.step.id ?? SUMMARY } };
}

/** Accepts an answer, unless it cannot stand beside the earlier ones, and finds what to ask next. */
function take(guide: Guide, at: Position, step: Step, answer: Answer, moment: Moment): Advance {
  const answers = { ...at.answers, [step.id]: answer };
  const path = walk(guide, answers, moment.now);
  const wrong = guide.tool.check?.(step, upTo(path, step), moment.now);
  if (wrong) return refused({ type: "check", text: wrong });
  const to = { step: path.open?.step.id ?? SUMMARY, answers };
  return { type: "moved", to, took: step, ...reopening(path) };
}

/** Why a step can't be skipped, not even with a reason; undefined when it can. */
export function skipProblem(
  guide: Guide,
  given: Answers,
  step: Step,
  now: Date,
): string | undefined {
  const path = walk(guide, { ...given, [step.id]: { skipped: "-" } }, now);
  return guide.tool.check?.(step, upTo(path, step), now);
}

function upTo({ steps, answers }: Path, last: Step): Answers {
  const seen: Answers = {};
  for (const { id } of steps.slice(0, steps.indexOf(last) + 1)) {
    const answer = answers[id];
    if (answer) seen[id] = answer;
  }
  return seen;
}

const reopening = ({ open }: Path) => (open?.problem ? { reopened: open.problem } : {});

function back({ steps }: Path, at: Position): Advance {
  const here = at.step === SUMMARY ? steps.length : steps.findIndex(({ id }) => id === at.step);
  const before = steps[here - 1];
  if (!before) return refused({ type: "first" });
  return { type: "moved", to: { ...at, step: before.id } };
}
