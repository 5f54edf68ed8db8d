import type { Prompts } from "../src/prompts/load.ts";
import { shipped } from "./bot.ts";

const plans = [...shipped.plans.values()].map((plan) => ({
  ...plan,
  phases: plan.phases.map((phase) => ({
    ...phase,
    steps: phase.steps.map(({ within: _, ...step }) => step),
  })),
}));

/** The prompts as shipped, but that no step of a plan is dated by itself: only what a test dates is reminded of. */
export const undated: Prompts = {
  ...shipped,
  plans: new Map(plans.map((plan) => [plan.id, plan])),
};
