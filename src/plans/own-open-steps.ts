import type { Call } from "../core/command.ts";
import type { Store } from "../core/ports.ts";
import type { Plan, PlanStep } from "../core/records.ts";
import { soonestFirst } from "../reminders/reminder.ts";

/** What waits for the asker: open steps of open plans in the districts they are in, soonest first. */
export function createOwnSteps({ reads }: Pick<Store, "reads">) {
  async function plansOf(call: Call, steps: PlanStep[]): Promise<Map<string, Plan>> {
    const memberships = await reads.memberships(call.who.person.id);
    const isTheirs = ({ districtId }: Plan) =>
      districtId === null || memberships.some((one) => one.districtId === districtId);
    const plans = new Map<string, Plan>();
    for (const id of new Set(steps.map(({ planId }) => planId))) {
      const plan = await reads.plan(id);
      if (plan?.status === "open" && isTheirs(plan)) plans.set(id, plan);
    }
    return plans;
  }

  return async (call: Call): Promise<{ steps: PlanStep[]; plans: Map<string, Plan> }> => {
    const owned = await reads.stepsOwned(call.who.person.id);
    const plans = await plansOf(call, owned);
    return { plans, steps: owned.filter(({ planId }) => plans.has(planId)).sort(soonestFirst) };
  };
}
