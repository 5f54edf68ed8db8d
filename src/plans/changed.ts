import { answer } from "../core/answer.ts";
import type { Outcome, Outgoing } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import type { Plan, PlanStep } from "../core/records.ts";
import type { Action, Block, Reply } from "../core/reply.ts";
import type { Planning } from "./planning.ts";
import { progressOf, stepFacts } from "./progress.ts";
import type { Written } from "./step-writer.ts";

/** The steps of a plan as they will be once `written` is kept. */
export async function stepsAfter(
  { store }: Pick<Planning, "store">,
  plan: Plan,
  written: Written[],
): Promise<PlanStep[]> {
  const after = new Map(written.map(({ step }) => [step.id, step]));
  return (await store.reads.planSteps(plan.id)).map((step) => after.get(step.id) ?? step);
}

/** Keeps the changes, and tells the person who made them unless there is nothing to `say`; reminders that named the steps say so, too. */
export async function changed(
  planning: Pick<Planning, "store" | "lastReminder">,
  call: Call,
  plan: Plan,
  made: { written: Written[]; action: string; say: string[]; warn?: string; buttons?: Action[] },
  others: Outgoing[] = [],
): Promise<Outcome> {
  const { written, action, say, warn, buttons = [] } = made;
  const { done, total } = progressOf(await stepsAfter(planning, plan, written));
  const blocks: Block[] = [{ type: "text", text: say.join(" ") }];
  if (warn) blocks.push({ type: "notice", level: "warning", text: warn });
  if (buttons.length > 0) blocks.push({ type: "actions", actions: buttons });
  const reply: Reply = {
    text: [...say, ...(warn ? [warn] : [])].join(" "),
    blocks,
    data: {
      type: "step",
      plan: plan.id,
      done,
      total,
      steps: written.map(({ step }) => stepFacts(step)),
    },
  };
  const renewed = await planning.lastReminder.after(call, written);
  return {
    changes: written.map(({ change }) => change),
    outgoing: [...renewed, ...(say.length > 0 ? [answer(call, reply)] : []), ...others],
    audit: written.map(({ step }) => ({ action, subject: `step:${step.id}` })),
  };
}
