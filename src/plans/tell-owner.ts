import type { Outgoing } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import type { Person, Plan, PlanStep } from "../core/records.ts";
import { dayIn } from "../core/time.ts";
import { stepButtons } from "../reminders/buttons.ts";
import { onTermsOf } from "../reminders/next-moment.ts";
import { standing } from "../reminders/standing.ts";
import type { PlanDeps } from "./plan-deps.ts";
import { stepFacts } from "./progress.ts";

/** Tells somebody of steps that another person gave them; in their quiet hours it waits. */
export function createTellOwner({ words, rules }: Pick<PlanDeps, "words" | "rules">) {
  return (call: Call, plan: Plan, to: Person, steps: PlanStep[]): Outgoing => {
    const today = dayIn(to.zone, call.now);
    const lines = steps.map((step) => {
      const { number, label } = step;
      return words("reminder.line", { number, label, state: standing(words, step, today) });
    });
    const from = call.who.person.name;
    const title = words("plan.owner.told", { from, count: steps.length, plan: plan.title });
    const [only] = steps;
    const actions = only && steps.length === 1 ? stepButtons(words, only, 1) : [];
    const seeAll = { id: "say:my", value: "my", label: words("plan.button.my") };
    return {
      to: { personId: to.id },
      ...onTermsOf(to, rules, call.now),
      reply: {
        text: [title, ...lines].join("\n"),
        blocks: [
          { type: "text", text: [title, ...lines].join("\n") },
          { type: "actions", actions: [...actions, seeAll] },
        ],
        data: { type: "owner", plan: plan.id, steps: steps.map(stepFacts) },
      },
    };
  };
}
