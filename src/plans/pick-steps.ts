import { UserError } from "../core/errors.ts";
import type { Plan, PlanStep } from "../core/records.ts";
import type { FoundPlan } from "./access.ts";
import type { Planning } from "./planning.ts";
import { readStepNumbers } from "./step-numbers.ts";

/** Which steps a typed command means, and what was typed after their numbers. */
export interface Picked {
  plan: Plan;
  steps: PlanStep[];
  rest: string;
}

/** Reads "3 …" or "1-6 …" against a plan; says what numbers there are when one is not among them. */
export function createPick({ store, words }: Planning) {
  return async (found: FoundPlan, args: string, example: string): Promise<Picked> => {
    const said = readStepNumbers(args);
    if (!said) throw new UserError(words("plan.say-number", { example }));
    const all = await store.reads.planSteps(found.plan.id);
    const steps = said.numbers === "all" ? all.filter(isOpen) : numbered(said.numbers, all);
    if (steps.length === 0) throw new UserError(words("plan.none-open"));
    return { plan: found.plan, steps, rest: said.rest };
  };

  function numbered(numbers: number[], all: PlanStep[]): PlanStep[] {
    const last = all.at(-1)?.number ?? 0;
    return numbers.map((number) => {
      const step = all.find((one) => one.number === number);
      if (!step) throw new UserError(words("plan.no-step", { number, last }), { number, last });
      return step;
    });
  }
}

const isOpen = ({ state }: PlanStep) => state === "open";
