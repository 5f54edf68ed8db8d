import { type Change, update } from "../core/change.ts";
import type { Store } from "../core/ports.ts";
import type { Person } from "../core/records.ts";
import type { ReminderRules } from "../reminders/rules.ts";
import { rescheduled } from "../reminders/schedule.ts";

/** Frees the open steps that somebody owns in a cohort they are leaving, and moves the reminders along. */
export function createReleaseSteps({
  store,
  rules,
}: {
  store: Pick<Store, "reads">;
  rules: ReminderRules;
}) {
  const { reads } = store;
  return async (person: Person, cohortId: string, now: Date): Promise<Change[]> => {
    const changes: Change[] = [];
    for (const step of await reads.stepsOwned(person.id)) {
      const plan = await reads.plan(step.planId);
      if (plan?.cohortId !== cohortId) continue;
      const { ownerId, dueOn, state, reason } = step;
      const before = { ownerId, dueOn, state, reason, at: now.toISOString(), by: person.id };
      const set = { ownerId: null, history: [...step.history, before], snoozedUntil: null };
      const hearer = (await reads.person(plan.personId)) ?? person;
      changes.push(update("step", step, rescheduled(step, set, hearer, rules, now)));
    }
    return changes;
  };
}
