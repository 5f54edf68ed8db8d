import { answer } from "../core/answer.ts";
import type { Outcome } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Plan } from "../core/records.ts";
import type { Block } from "../core/reply.ts";
import { dayIn } from "../core/time.ts";
import { stepButtons } from "../reminders/buttons.ts";
import { planMarkdown } from "./export-plan.ts";
import type { Picked } from "./pick-steps.ts";
import { namesOf, planReply, stepLine } from "./plan-reply.ts";
import type { Planning } from "./planning.ts";
import { stepFacts } from "./progress.ts";

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
    const steps = await access.seen(call, plan, await reads.planSteps(plan.id));
    const names = await namesOf(reads, steps);
    return { outgoing: [answer(call, planReply(words, call, { plan, steps, names }))] };
  }

  async function takeAway(call: Call, plan: Plan): Promise<Outcome> {
    const steps = await access.seen(call, plan, await reads.planSteps(plan.id));
    const names = await namesOf(reads, steps);
    const notes = plans.get(plan.template)?.notes ?? [];
    const markdown = planMarkdown(words, { plan, steps, names, notes });
    const data = { type: "plan-export", plan: plan.id, format: "markdown" };
    return { outgoing: [answer(call, { text: markdown, data })] };
  }

  /** One step in full, with what can be done about it. */
  async function showStep(call: Call, { plan, steps: picked }: Picked): Promise<Outcome> {
    const [step] = await access.seen(call, plan, picked);
    if (!step) throw new UserError(words("plan.not-found"));
    const today = dayIn(call.who.person.zone, call.now);
    const line = stepLine(words, step, await namesOf(reads, [step]), today);
    const own = { id: `step:${step.id}:own`, label: words("reminder.button.own") };
    const looksOn = call.who.membership?.role === "observer" && step.ownerId !== call.who.person.id;
    const open = step.state === "open" && !looksOn ? stepButtons(words, step, 1) : [];
    const free = step.ownerId === null && step.state === "open" && !looksOn ? [own] : [];
    const said: Block[] = [line, step.detail]
      .filter((text) => text !== "")
      .map((text) => ({ type: "text", text }));
    const actions = [...open, ...free];
    const blocks: Block[] = actions.length > 0 ? [...said, { type: "actions", actions }] : said;
    const data = { type: "step", plan: plan.id, steps: [stepFacts(step)] };
    const text = [line, step.detail].join("\n").trim();
    return { outgoing: [answer(call, { text, blocks, data })] };
  }

  return { home, show, showStep, takeAway };
}
