import { never } from "../core/reply.ts";
import type { Answer, Answers, Checklist, Condition, Step } from "./checklist.ts";
import type { Tool } from "./tool.ts";

/** A checklist with what gives it meaning. */
export interface Guide {
  checklist: Checklist;
  tool: Pick<Tool, "check" | "moot" | "note">;
}

/** The way through a checklist that the answers so far make. */
export interface Path {
  /** The steps that apply, in order; those that wait for an unanswered step are not among them. */
  steps: Step[];
  /** The answers to those steps. Answers to steps that no longer apply are kept aside, not used. */
  answers: Answers;
  /** The first step without a good answer, and what is wrong with the one it has. */
  open?: { step: Step; problem?: string };
  /** How many steps there will be, as far as can be told. */
  likely: number;
}

/** Follows the steps from the first; every step sees only what comes before it. */
export function walk({ checklist, tool }: Guide, given: Answers, now: Date): Path {
  const path: Path = { steps: [], answers: {}, likely: 0 };
  /** Steps without an answer yet; true for those that will surely or probably be asked. */
  const waiting = new Map<string, boolean>();
  for (const step of checklist.steps) {
    const awaited = step.when && waiting.get(step.when.step);
    if (step.when && awaited !== undefined) {
      const counts = awaited && !("answered" in step.when);
      if (counts) path.likely++;
      waiting.set(step.id, counts);
      continue;
    }
    if (!holds(step.when, path.answers) || tool.moot?.(step, path.answers)) continue;
    path.steps.push(step);
    path.likely++;
    const answer = given[step.id];
    if (!answer) waiting.set(step.id, true);
    else path.answers[step.id] = answer;
    const problem = answer && tool.check?.(step, path.answers, now);
    if (!path.open && (!answer || problem)) path.open = problem ? { step, problem } : { step };
  }
  return path;
}

/** Whether a condition is met by the answers; a skipped step meets none. */
export function holds(condition: Condition | undefined, answers: Answers): boolean {
  if (!condition) return true;
  const answer: Answer | undefined = answers[condition.step];
  if (!answer || "skipped" in answer) return false;
  const { value } = answer;
  if ("is" in condition) return value === condition.is;
  if ("answered" in condition) return true;
  if ("above" in condition) {
    const high = typeof value === "object" && value !== null ? value.high : value;
    return typeof high === "number" && high > condition.above;
  }
  return never(condition);
}
