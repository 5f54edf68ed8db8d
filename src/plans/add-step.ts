import { answer } from "../core/answer.ts";
import type { New } from "../core/change.ts";
import { insert, type Outcome, update } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { FoundPlan } from "./access.ts";
import type { Planning } from "./planning.ts";
import { stepFacts } from "./progress.ts";

const LONGEST = 200;

/** `plan add <words>`: one more step, at the end, for nobody yet. */
export function createAdd({ store, words, newId, access }: Planning) {
  return async (call: Call, found: FoundPlan, text: string): Promise<Outcome> => {
    access.mayChange(call, found);
    const label = text.replace(/\s+/g, " ").trim();
    if (label === "") throw new UserError(words("plan.add.missing"));
    if (label.length > LONGEST)
      throw new UserError(words("plan.add.long", { length: label.length, most: LONGEST }));
    const steps = await store.reads.planSteps(found.plan.id);
    const number = (steps.at(-1)?.number ?? 0) + 1;
    const step: New<"step"> = {
      ...{ id: newId(), planId: found.plan.id, number, phase: words("plan.add.phase"), label },
      ...{ detail: "", ownerId: null, dueOn: null, state: "open", reason: null },
      ...{ tool: null, origin: null },
      ...{ snoozedUntil: null, heardOn: null, remindAt: null, history: [] },
    };
    const data = { type: "step", plan: found.plan.id, steps: [stepFacts({ ...step, version: 1 })] };
    return {
      // Touching the plan makes the second of two people who add at once count again.
      changes: [insert("step", step), update("plan", found.plan, {})],
      outgoing: [answer(call, { text: words("plan.add.done", { number, label }), data })],
      audit: [{ action: "step.added", subject: `step:${step.id}` }],
    };
  };
}
