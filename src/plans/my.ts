import { answer } from "../core/answer.ts";
import type { Outcome } from "../core/change.ts";
import type { Call, Command } from "../core/command.ts";
import type { Plan, PlanStep } from "../core/records.ts";
import type { Block } from "../core/reply.ts";
import { type Day, dayIn } from "../core/time.ts";
import { stepButtons } from "../reminders/buttons.ts";
import { daysLeft, standing } from "../reminders/standing.ts";
import { createOwnSteps } from "./own-open-steps.ts";
import type { Planning } from "./planning.ts";

/** `my`: everything I own, overdue first, then soonest. */
export function createMy({ store, words, rules }: Planning): Command {
  const ownSteps = createOwnSteps(store);

  function line(step: PlanStep, today: Day, plans: Map<string, Plan>): string {
    const { number, label, planId } = step;
    const facts = { number, label, state: standing(words, step, today) };
    const said = words("reminder.line", facts);
    return plans.size > 1
      ? words("my.of-plan", { step: said, plan: plans.get(planId)?.title ?? "" })
      : said;
  }

  function nothing(call: Call): Outcome {
    const text = words("my.nothing");
    return { outgoing: [answer(call, { text, data: { type: "my", steps: [] } })] };
  }

  return {
    name: "my",
    async run(call) {
      const { steps, plans } = await ownSteps(call);
      if (steps.length === 0) return nothing(call);
      const today = dayIn(call.who.person.zone, call.now);
      const overdue = steps.filter(({ dueOn }) => dueOn && dueOn < today).length;
      const title = words("my.title", { count: steps.length, overdue });
      const lines = steps.map((step) => line(step, today, plans));
      const blocks: Block[] = [{ type: "heading", text: title }];
      for (const [at, step] of steps.slice(0, rules.buttons).entries()) {
        blocks.push({ type: "text", text: lines[at] ?? "" });
        blocks.push({ type: "actions", actions: stepButtons(words, step, steps.length) });
      }
      const rest = lines.slice(rules.buttons);
      if (rest.length > 0) blocks.push({ type: "text", text: rest.join("\n") });
      const facts = steps.map((step) => ({
        ...{ id: step.id, plan: step.planId, number: step.number, dueOn: step.dueOn },
        ...{ daysLeft: daysLeft(step, today), overdue: (daysLeft(step, today) ?? 0) < 0 },
      }));
      const text = [title, ...lines].join("\n");
      return { outgoing: [answer(call, { text, blocks, data: { type: "my", steps: facts } })] };
    },
  };
}
