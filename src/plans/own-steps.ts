import type { Outcome, Outgoing } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Person, Plan, PlanStep } from "../core/records.ts";
import { dayIn } from "../core/time.ts";
import { stepButtons } from "../reminders/buttons.ts";
import { onTermsOf } from "../reminders/next-moment.ts";
import { standing } from "../reminders/standing.ts";
import { changed } from "./changed.ts";
import { createFindOwner } from "./find-owner.ts";
import { nameSteps } from "./name-steps.ts";
import type { Picked } from "./pick-steps.ts";
import type { Planning } from "./planning.ts";
import { stepFacts } from "./progress.ts";
import type { Written } from "./step-writer.ts";

/** Who does what: `plan own 3`, `plan own 1-6 @ben`. A new owner who did not ask is told, once. */
export function createOwn(planning: Planning) {
  const { words, writer, rules } = planning;
  const findOwner = createFindOwner(planning);

  const named = (steps: PlanStep[]) => nameSteps(words, steps);

  async function own(call: Call, { plan, steps, rest }: Picked): Promise<Outcome> {
    return give(call, plan, steps, await findOwner(call, plan, rest));
  }

  async function give(call: Call, plan: Plan, steps: PlanStep[], to: Person): Promise<Outcome> {
    const open = steps.filter(({ state }) => state === "open");
    if (open.length === 0) throw new UserError(words("plan.closed", { steps: named(steps) }));
    const moved = open.filter(({ ownerId }) => ownerId !== to.id);
    const written = await Promise.all(
      moved.map((step) => writer.change(call, plan, step, { ownerId: to.id })),
    );
    const mine = to.id === call.who.person.id;
    const facts = { steps: named(open), owner: to.name };
    const nobodyNew = moved.length === 0;
    const theirs = () =>
      nobodyNew ? words("plan.owner.still", facts) : words("plan.owner.them", facts);
    const say = mine ? words("plan.owner.you", facts) : theirs();
    const others = mine || nobodyNew ? [] : [told(call, plan, to, written)];
    return changed(planning, call, plan, { written, action: "step.owned", say: [say] }, others);
  }

  function told(call: Call, plan: Plan, to: Person, written: Written[]): Outgoing {
    const today = dayIn(to.zone, call.now);
    const steps = written.map(({ step }) => step);
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
  }

  return { own, give };
}
