import type { ShowPart } from "../core/page-part.ts";
import type { Block } from "../core/reply.ts";
import { dayIn } from "../core/time.ts";
import { stepButtons } from "../reminders/buttons.ts";
import { standing } from "../reminders/standing.ts";
import { createOwnSteps } from "./own-open-steps.ts";
import type { PlanDeps } from "./plan-deps.ts";

/** Steps shown with buttons; the others are a click away. */
const SHOWN = 8;

/** The person's own steps with when they are due, soonest first, and the way to their plan. */
export function createStepsPart({ store, words }: Pick<PlanDeps, "store" | "words">): ShowPart {
  const ownSteps = createOwnSteps(store);
  return async (call) => {
    const { steps } = await ownSteps(call);
    if (!call.who.district && steps.length === 0) return undefined;
    const today = dayIn(call.who.person.zone, call.now);
    const overdue = steps.filter(({ dueOn }) => dueOn && dueOn < today).length;
    const title =
      steps.length > 0
        ? words("my.title", { count: steps.length, overdue })
        : words("my.page-nothing");
    const blocks: Block[] = [{ type: "heading", text: title }];
    const lines = [title];
    for (const step of steps.slice(0, SHOWN)) {
      const { number, label } = step;
      const line = words("reminder.line", { number, label, state: standing(words, step, today) });
      lines.push(line);
      blocks.push({ type: "text", text: line });
      blocks.push({ type: "actions", actions: stepButtons(words, step, steps.length) });
    }
    const all = { id: "say:my", value: "my", label: words("plan.button.my") };
    const plan = { id: "say:plan", value: "plan", label: words("plan.button.show") };
    const ways = [...(steps.length > SHOWN ? [all] : []), ...(call.who.district ? [plan] : [])];
    if (ways.length > 0) blocks.push({ type: "actions", actions: ways });
    return { lines, blocks };
  };
}
