import { type Change, update } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import type { Person, Plan, PlanStep, StepState } from "../core/records.ts";
import { rescheduled } from "../reminders/schedule.ts";
import type { PlanDeps } from "./plan-deps.ts";

/** A change to one step, and the step as it will be. `hearer`: who is reminded of it; `heardBy`: who was. */
export interface Written {
  change: Change;
  step: PlanStep;
  hearer: Person;
  heardBy: string;
}

export type StepWriter = ReturnType<typeof createStepWriter>;

const stateOf = ({ ownerId, dueOn, state, reason }: StepState): StepState => ({
  ownerId,
  dueOn,
  state,
  reason,
});

/** The one way a step is changed: keeps what it was, and moves its reminder along. */
export function createStepWriter({ store, rules }: Pick<PlanDeps, "store" | "rules">) {
  type Set = Partial<Omit<PlanStep, "id" | "version">>;
  type Said = Pick<PlanStep, "label" | "detail">;

  async function write(call: Call, plan: Plan, step: PlanStep, set: Set): Promise<Written> {
    const ownerId = set.ownerId === undefined ? step.ownerId : set.ownerId;
    const hearer = (await store.reads.person(ownerId ?? plan.personId)) ?? call.who.person;
    const whole = rescheduled(step, set, hearer, rules, call.now);
    const heardBy = step.ownerId ?? plan.personId;
    return { change: update("step", step, whole), step: { ...step, ...whole }, hearer, heardBy };
  }

  /** A change that can be undone. It ends a snooze: the owner asked for that under other terms. */
  function change(call: Call, plan: Plan, step: PlanStep, set: Partial<StepState & Said>) {
    const before = { ...stateOf(step), at: call.now.toISOString(), by: call.who.person.id };
    const history = [...step.history, before];
    return write(call, plan, step, { ...set, history, snoozedUntil: null });
  }

  /** Back to what it was before its last change; undefined when nothing was ever changed. */
  async function undo(call: Call, plan: Plan, step: PlanStep): Promise<Written | undefined> {
    const before = step.history.at(-1);
    if (!before) return undefined;
    const set = { ...stateOf(before), history: step.history.slice(0, -1), snoozedUntil: null };
    return write(call, plan, step, set);
  }

  /** Other words for what it is about; who has it and by when stays, and so does a snooze. */
  const reword = (call: Call, plan: Plan, step: PlanStep, said: Said) =>
    write(call, plan, step, said);

  const putOff = (call: Call, plan: Plan, step: PlanStep, until: string) =>
    write(call, plan, step, { snoozedUntil: until });

  return { change, undo, reword, putOff };
}
