import type { Outcome } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Person, Plan, PlanStep } from "../core/records.ts";
import { changed } from "./changed.ts";
import { createFindOwner } from "./find-owner.ts";
import { nameSteps } from "./name-steps.ts";
import type { Picked } from "./pick-steps.ts";
import type { Planning } from "./planning.ts";
import { createTellOwner } from "./tell-owner.ts";

/** Who does what: `plan own 3`, `plan own 1-6 @ben`. A new owner who did not ask is told, once. */
export function createOwn(planning: Planning) {
  const { words, writer } = planning;
  const tellOwner = createTellOwner(planning);
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
    const others =
      mine || nobodyNew
        ? []
        : [
            tellOwner(
              call,
              plan,
              to,
              written.map(({ step }) => step),
            ),
          ];
    return changed(planning, call, plan, { written, action: "step.owned", say: [say] }, others);
  }

  return { own, give };
}
