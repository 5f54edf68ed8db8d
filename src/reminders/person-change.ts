import { type Change, update } from "../core/change.ts";
import type { Store } from "../core/ports.ts";
import type { Person, PlanStep } from "../core/records.ts";
import { remindAtOf, type Terms } from "./next-moment.ts";
import type { ReminderRules } from "./rules.ts";

/**
 * Changes when a person may be written to (their zone, quiet hours, or away-until) together with
 * the moments of every step they are to hear of. A moment that the change moves into the past is
 * spoken of at the next beat; nothing is said twice.
 */
export function createTermsChange(deps: { store: Pick<Store, "reads">; rules: ReminderRules }) {
  const { store, rules } = deps;
  return async (person: Person, set: Partial<Terms>): Promise<Change[]> => {
    const terms = { ...person, ...set };
    const steps = await stepsHeardBy(store.reads, person.id);
    const moved = steps.map((step) =>
      update("step", step, { remindAt: remindAtOf(step, terms, rules) }),
    );
    return [update("person", person, set), ...moved];
  };
}

/** Open steps this person hears of: those they own, and those nobody owns in plans they began. */
async function stepsHeardBy(reads: Store["reads"], personId: string): Promise<PlanStep[]> {
  const owned = await reads.stepsOwned(personId);
  const memberships = await reads.memberships(personId);
  const districts = new Set(memberships.flatMap(({ districtId }) => districtId ?? []));
  const plans = await Promise.all([...districts].map((id) => reads.openPlans(id)));
  const begun = plans.flat().filter((plan) => plan.personId === personId);
  const steps = await Promise.all(begun.map(({ id }) => reads.planSteps(id)));
  const unowned = steps.flat().filter(({ ownerId, state }) => !ownerId && state === "open");
  return [...owned, ...unowned];
}
