import type { PlanStep } from "../core/records.ts";
import { soonestFirst } from "../reminders/reminder.ts";

/** How far along a plan is. Skipped steps count neither as done nor as to do. */
export function progressOf(steps: PlanStep[]) {
  const counted = steps.filter(({ state }) => state !== "skipped");
  return {
    done: counted.filter(({ state }) => state === "done").length,
    total: counted.length,
    skipped: steps.length - counted.length,
    /** The open step that is due soonest, else the first one. */
    next: steps.filter(({ state }) => state === "open").sort(soonestFirst)[0],
  };
}

/** A step's facts for machines. */
export const stepFacts = ({ id, number, phase, label, ownerId, dueOn, state }: PlanStep) => ({
  id,
  number,
  phase,
  label,
  ownerId,
  dueOn,
  state,
});

/** Steps by phase, both in the plan's order. */
export function byPhase(steps: PlanStep[]): [string, PlanStep[]][] {
  const phases = new Map<string, PlanStep[]>();
  for (const step of steps) phases.set(step.phase, [...(phases.get(step.phase) ?? []), step]);
  return [...phases];
}
