import type { Answer, Answers, Checklist, Step } from "./checklist.ts";
import { holds, stepsOf } from "./condition.ts";
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
  /** The first step without a good answer that nobody else is on, and what is wrong with the one it has. */
  open?: { step: Step; problem?: string };
  /** How many steps there will be, as far as can be told. */
  likely: number;
  /** What is said above a step's question: the notes before it. */
  notes: Map<string, string[]>;
}

/** Follows the steps from the first; every step sees only what comes before it. */
export function walk({ checklist, tool }: Guide, given: Answers, now: Date): Path {
  const { held = {}, part } = checklist;
  const path: Path = { steps: [], answers: {}, likely: 0, notes: new Map() };
  /** Steps without an answer yet; true for those that will surely or probably be asked. */
  const waiting = new Map<string, boolean>();
  let notes: string[] = [];
  for (const step of checklist.steps) {
    const awaited = step.when ? stepsOf(step.when).filter((id) => waiting.has(id)) : [];
    if (step.when && awaited.length > 0) {
      const counts = !("answered" in step.when) && awaited.every((id) => waiting.get(id));
      if (counts && step.type !== "note") path.likely++;
      waiting.set(step.id, counts);
      continue;
    }
    if (!holds(step.when, { ...part?.given, ...path.answers }) || tool.moot?.(step, path.answers))
      continue;
    if (step.type === "note") {
      notes.push(step.ask);
      continue;
    }
    path.notes.set(step.id, notes);
    notes = [];
    path.steps.push(step);
    path.likely++;
    const answer = settled(given[step.id]);
    if (!answer) waiting.set(step.id, true);
    else path.answers[step.id] = answer;
    const problem = answer && tool.check?.(step, path.answers, now);
    if (!path.open && !(step.id in held) && (!answer || problem))
      path.open = problem ? { step, problem } : { step };
  }
  return path;
}

/** What was only suggested is not an answer yet. */
const settled = (answer: Answer | undefined) =>
  answer && "value" in answer && answer.suggested ? undefined : answer;
