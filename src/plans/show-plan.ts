import { answer } from "../core/answer.ts";
import type { Outcome } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import type { Plan } from "../core/records.ts";
import type { Block } from "../core/reply.ts";
import { planMarkdown } from "./export-plan.ts";
import { namesOf, planReply } from "./plan-reply.ts";
import type { Planning } from "./planning.ts";

/** Shows a plan, several plans to choose from, or a plan as Markdown to take away. */
export function createShow({ store, words, plans, access }: Planning) {
  const { reads } = store;

  async function home(call: Call): Promise<Outcome> {
    const district = access.districtOf(call);
    const open = await reads.openPlans(district.id);
    const [only] = open;
    if (!only) return none(call, district.name);
    return open.length === 1 ? show(call, only) : several(call, open);
  }

  function none(call: Call, district: string): Outcome {
    const text = words("plan.none", { district });
    const actions = [...plans.values()].map(({ id, title }) => ({
      ...{ id: `plan:new:${id}`, style: "primary" as const },
      label: words("plan.button.new", { title }),
    }));
    const blocks: Block[] = [
      { type: "text", text },
      { type: "actions", actions },
    ];
    return { outgoing: [answer(call, { text, blocks, data: { type: "plan", plan: null } })] };
  }

  function several(call: Call, open: Plan[]): Outcome {
    const list = open.map(({ title }, at) => `${at + 1}. ${title}`).join("; ");
    const text = words("plan.which", { count: open.length, list });
    const actions = open.map(({ id, title }, at) => ({
      id: `plan:${id}:show`,
      label: `${at + 1}. ${title}`,
    }));
    const blocks: Block[] = [
      { type: "text", text },
      { type: "actions", actions },
    ];
    const data = { type: "plans", plans: open.map(({ id, title }) => ({ id, title })) };
    return { outgoing: [answer(call, { text, blocks, data })] };
  }

  async function show(call: Call, plan: Plan): Promise<Outcome> {
    const steps = await reads.planSteps(plan.id);
    const names = await namesOf(reads, steps);
    return { outgoing: [answer(call, planReply(words, call, { plan, steps, names }))] };
  }

  async function takeAway(call: Call, plan: Plan): Promise<Outcome> {
    const steps = await reads.planSteps(plan.id);
    const names = await namesOf(reads, steps);
    const notes = plans.get(plan.template)?.notes ?? [];
    const markdown = planMarkdown(words, { plan, steps, names, notes });
    const data = { type: "plan-export", plan: plan.id, format: "markdown" };
    return { outgoing: [answer(call, { text: markdown, data })] };
  }

  return { home, show, takeAway };
}
