import { answer } from "../core/answer.ts";
import { type Change, type Outcome, update } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { PlanStep } from "../core/records.ts";
import type { FoundPlan } from "./access.ts";
import type { Planning } from "./planning.ts";
import { stepFacts } from "./progress.ts";

/** `plan move 9 to 3`: the step takes that place and phase, and the ones between make room. */
export function createMove({ store, words, access }: Planning) {
  return async (call: Call, found: FoundPlan, args: string): Promise<Outcome> => {
    const { plan } = found;
    const steps = await store.reads.planSteps(plan.id);
    const [, from, to] = /^#?(\d{1,3})\s*(?:to|before|->)?\s*#?(\d{1,3})$/i.exec(args.trim()) ?? [];
    const numbered = (said?: string) => steps.find(({ number }) => number === Number(said));
    const step = numbered(from);
    const goal = numbered(to);
    if (!step || !goal) {
      const text = words("plan.move.where", { most: steps.length });
      throw new UserError(text, { field: "to", given: args.slice(0, 20), max: steps.length });
    }
    access.mayChange(call, found, step);
    if (goal.id === step.id) throw new UserError(words("plan.move.there", { number: step.number }));
    const ordered = inOrder(steps, step, goal);
    const changes: Change[] = ordered.flatMap((one, at) => {
      const number = at + 1;
      const phase = one.id === step.id ? goal.phase : one.phase;
      const same = one.number === number && one.phase === phase;
      return same ? [] : [update("step", one, { number, phase })];
    });
    const facts = { label: step.label, number: goal.number };
    const moved = { ...step, number: goal.number, phase: goal.phase };
    return {
      // Touching the plan makes the second of two people who reorder at once look again.
      changes: [...changes, update("plan", plan, {})],
      outgoing: [
        answer(call, {
          text: words("plan.move.done", facts),
          data: { type: "step", plan: plan.id, steps: [stepFacts(moved)] },
        }),
      ],
      audit: [{ action: "step.moved", subject: `step:${step.id}` }],
    };
  };
}

function inOrder(steps: PlanStep[], step: PlanStep, goal: PlanStep): PlanStep[] {
  const others = steps.filter(({ id }) => id !== step.id);
  const at = steps.findIndex(({ id }) => id === goal.id);
  return [...others.slice(0, at), step, ...others.slice(at)];
}
