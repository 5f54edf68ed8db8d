import { never } from "../core/reply.ts";
import type { AnswerProblem, Moment } from "./answer-problem.ts";
import type { Answer, Answers, Cells, Step } from "./checklist.ts";
import { type Guide, type Path, walk } from "./path.ts";
import { cellReader, readAnswer, saysNone } from "./read-answer.ts";
import { countedChoices } from "./read-choice.ts";
import { advanceTable } from "./table/advance-table.ts";
import type { Filled, Table, TableInput, TableVerb } from "./table/moves.ts";
import { placeId, placeIn, rowsSoFar, stepOf } from "./table/place.ts";
import { tick, tickedIn } from "./ticks.ts";

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
  | { type: "back" }
  | { type: "keep" }
  | { type: "confirm" }
  /** A choice of several, ticked or no longer. */
  | { type: "tick"; value: string; on: boolean }
  | { type: "edit"; step: string }
  /** A button of a table. */
  | { type: "table"; verb: TableVerb };

export type Problem =
  | AnswerProblem
  | { type: "check"; text: string }
  | { type: "first" | "reason" | "unfinished" | "nothing-to-keep" }
  | { type: "no-step"; count: number };

/**
 * What an input does. `took` is the step it answered, `cell` the cell of a table; `reopened` why an
 * earlier answer must be given again, and `but` what was wrong with part of the input.
 */
export type Advance =
  | {
      type: "moved";
      to: Position;
      took?: Step;
      cell?: Filled;
      reopened?: string;
      but?: Problem;
    }
  | { type: "finished"; answers: Answers }
  | { type: "refused"; problem: Problem };

const refused = (problem: Problem): Advance => ({ type: "refused", problem });

/** Takes one input. Knows nothing of storage, or of who is asking. */
export function advance(guide: Guide, at: Position, input: Input, moment: Moment): Advance {
  const path = walk(guide, at.answers, moment.now);
  const step = path.steps.find(({ id }) => id === stepOf(at.step));
  if (
    step?.type === "table" &&
    input.type !== "edit" &&
    input.type !== "confirm" &&
    input.type !== "tick"
  ) {
    const moved = inTable(guide, at, step, input, moment);
    if (moved) return moved;
  }
  switch (input.type) {
    case "table":
      return refused({ type: "unfinished" });
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
    case "tick": {
      const answers = step?.type === "multiChoice" && tick(step, at.answers, input);
      return answers ? { type: "moved", to: { ...at, answers } } : refused({ type: "unfinished" });
    }
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

/** What an input does to a table; undefined where it does what it does at every step. */
function inTable(
  guide: Guide,
  at: Position,
  step: Table,
  input: TableInput,
  moment: Moment,
): Advance | undefined {
  const rows = rowsSoFar(at.answers, step.id);
  const place = placeIn(guide.checklist, at.answers, at.step);
  const move = advanceTable({ step, rows, place, read: cellReader(moment) }, input);
  switch (move.type) {
    case "usual":
      return undefined;
    case "refused":
      return refused(move.problem);
    case "settled":
      return take(guide, at, step, move.answer, moment);
    case "go": {
      const { place: next, rows: changed, but, cell } = move;
      // Until "done" the rows are no answer yet: the step stays open, wherever the run goes.
      const answers: Answers = changed
        ? { ...at.answers, [step.id]: { value: { rows: changed }, suggested: true } }
        : at.answers;
      const to = { step: placeId(step.id, next), answers };
      const whole = next.at === "table" && !but && changed;
      const wrong = whole ? amiss(guide, to, step, whole, moment) : but;
      return { type: "moved", to, ...(wrong && { but: wrong }), ...(cell && { cell }) };
    }
    default:
      return never(move);
  }
}

/** What the tool finds wrong with complete rows, said at once and not only at "done". */
function amiss(
  guide: Guide,
  at: Position,
  step: Table,
  rows: Cells[],
  { now }: Moment,
): Problem | undefined {
  if (rows.length === 0) return undefined;
  const path = walk(guide, { ...at.answers, [step.id]: { value: { rows } } }, now);
  const text = guide.tool.check?.(step, upTo(path, step), now);
  return text === undefined ? undefined : { type: "check", text };
}

/** Leaves an answer as it is; one that was only suggested, or ticked, becomes an answer by this. */
function keep(
  guide: Guide,
  path: Path,
  at: Position,
  step: Step | undefined,
  moment: Moment,
): Advance {
  const answer = at.answers[stepOf(at.step)];
  if (step?.type === "multiChoice" && !(answer && "skipped" in answer)) {
    const read = countedChoices(step, tickedIn(answer));
    if (!read.ok) return refused(read.problem);
    return take(guide, at, step, { value: read.value }, moment);
  }
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
  const id = stepOf(at.step);
  const here = id === SUMMARY ? steps.length : steps.findIndex((step) => step.id === id);
  const before = steps[here - 1];
  if (!before) return refused({ type: "first" });
  return { type: "moved", to: { ...at, step: before.id } };
}
