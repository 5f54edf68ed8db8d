import type { PlanStep } from "../core/records.ts";
import { heardBy, type Remindable, remindAtOf, type Terms } from "./next-moment.ts";
import type { ReminderRules } from "./rules.ts";

type Changed = Partial<Omit<PlanStep, "id" | "version">>;

/**
 * A change to a step together with when its owner hears of it next. Whoever changes owner, date,
 * state or snooze goes through here; `owner` is who hears of the step after the change.
 */
export function rescheduled(
  step: PlanStep,
  set: Changed,
  owner: Terms,
  rules: ReminderRules,
  now: Date,
): Changed {
  const heardOn = heardBy(owner, rules, now);
  const after: Remindable = { ...step, ...set, heardOn };
  return { ...set, heardOn, remindAt: remindAtOf(after, owner, rules) };
}
