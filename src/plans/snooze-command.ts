import { answer } from "../core/answer.ts";
import type { Outcome } from "../core/change.ts";
import type { Call, Command } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { PlanStep } from "../core/records.ts";
import type { Block } from "../core/reply.ts";
import type { Planning } from "./planning.ts";
import type { createSnooze } from "./snooze.ts";
import { readStepNumbers } from "./step-numbers.ts";

/** `snooze <n> <when>`: one of my own steps, whichever plan it is in. */
export function createSnoozeCommand(
  { store, words, access }: Planning,
  snooze: ReturnType<typeof createSnooze>,
): Command {
  const { reads } = store;

  /** Steps of that number that I own, else the one of my district's only plan. */
  async function meant(call: Call, number: number): Promise<PlanStep[]> {
    const mine = (await reads.stepsOwned(call.who.person.id)).filter(
      (one) => one.number === number,
    );
    if (mine.length > 0) return mine;
    const { plan } = await access.planMeant(call);
    const steps = await reads.planSteps(plan.id);
    const last = steps.at(-1)?.number ?? 0;
    const step = steps.find((one) => one.number === number);
    if (!step) throw new UserError(words("plan.no-step", { number, last }), { number, last });
    return [step];
  }

  /** The same number in two plans: which one is a click. */
  async function whichPlan(call: Call, steps: PlanStep[]): Promise<Outcome> {
    const actions = await Promise.all(
      steps.map(async ({ id, number, label, planId }) => {
        const plan = (await reads.plan(planId))?.title ?? "";
        const step = words("plan.name", { number, label });
        return { id: `step:${id}:snooze`, label: words("my.of-plan", { step, plan }) };
      }),
    );
    const text = [words("plan.snooze.which"), ...actions.map(({ label }) => label)].join("\n");
    const blocks: Block[] = [
      { type: "text", text: words("plan.snooze.which") },
      { type: "actions", actions },
    ];
    return { outgoing: [answer(call, { text, blocks, data: { type: "snooze", step: null } })] };
  }

  return {
    name: "snooze",
    async run(call, args) {
      const said = readStepNumbers(args);
      if (!said) throw new UserError(words("plan.say-number", { example: "snooze 3 next Monday" }));
      const [number, ...further] = said.numbers === "all" ? [] : said.numbers;
      if (number === undefined || further.length > 0) throw new UserError(words("plan.snooze.one"));
      const [step, ...others] = await meant(call, number);
      if (!step) throw new UserError(words("plan.not-found"));
      if (others.length > 0) return whichPlan(call, [step, ...others]);
      const found = await access.stepById(call, step.id);
      return said.rest === "" ? snooze.offer(call, found) : snooze.snooze(call, found, said.rest);
    },
  };
}
