import { type Change, insert, type Outgoing, update } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import type { Store, Words } from "../core/ports.ts";
import type { PlanStep } from "../core/records.ts";
import { dayIn } from "../core/time.ts";
import { reminder } from "./reminder.ts";
import type { ReminderRules } from "./rules.ts";

/** What is remembered of the newest reminder that a person was sent. */
interface Last {
  steps: string[];
  late: boolean;
}

const idOf = (personId: string) => `last-reminder:${personId}`;

/** The name of a person's newest reminder, by which it is changed where it stands. */
export const reminderKey = (personId: string) => `reminder:${personId}`;

/** A step as it is now, and who was reminded of it until then. */
export interface Moved {
  step: PlanStep;
  heardBy: string;
}

/** Keeps a person's newest reminder true: what was done since says so there, and loses its buttons. */
export function createLastReminder(deps: {
  store: Pick<Store, "reads">;
  words: Words;
  rules: ReminderRules;
}) {
  const { words, rules } = deps;
  const { reads } = deps.store;

  async function remember(personId: string, steps: PlanStep[], late: boolean): Promise<Change> {
    const id = idOf(personId);
    const old = await reads.setting(id);
    const value: Last = { steps: steps.map((step) => step.id), late };
    return old ? update("setting", old, { value }) : insert("setting", { id, value });
  }

  /** What the last reminders must say instead, once these changes are kept. */
  async function after(call: Call, moved: Moved[]): Promise<Outgoing[]> {
    const people = new Set(moved.map(({ heardBy }) => heardBy));
    const found = await Promise.all([...people].map((id) => renewed(call, id, moved)));
    return found.flatMap((one) => one ?? []);
  }

  async function renewed(call: Call, personId: string, moved: Moved[]) {
    const { person: asker, identity } = call.who;
    // Whoever writes from another of their accounts is answered there; the reminder is elsewhere.
    if (asker.id === personId && !identity.primary) return undefined;
    const last = (await reads.setting(idOf(personId)))?.value as Last | undefined;
    if (!last || !moved.some(({ step }) => last.steps.includes(step.id))) return undefined;
    const person = await reads.person(personId);
    if (!person) return undefined;
    const fresh = new Map(moved.map(({ step }) => [step.id, step]));
    const steps = await Promise.all(last.steps.map((id) => fresh.get(id) ?? reads.step(id)));
    const said = {
      steps: steps.filter((step) => step !== undefined),
      ...{ today: dayIn(person.zone, call.now), late: last.late, personId },
    };
    const key = reminderKey(personId);
    return { to: { personId }, reply: reminder(words, said, rules), key, replaces: key };
  }

  return { remember, after };
}
