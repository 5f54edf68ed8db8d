import { type Outcome, update } from "../core/change.ts";
import type { Job } from "../core/command.ts";
import { hearsOf } from "../core/hears-of.ts";
import type { Store, Words } from "../core/ports.ts";
import type { Person, PlanStep } from "../core/records.ts";
import { dayIn } from "../core/time.ts";
import { createLastReminder, reminderKey } from "./last-reminder.ts";
import { allowed, heardBy, remindAtOf } from "./next-moment.ts";
import { reminder } from "./reminder.ts";
import type { ReminderRules } from "./rules.ts";

/** Steps looked at in one beat; what is left over is found by the next one. */
const BATCH = 1000;

/**
 * Tells owners of their steps. A step's `remindAt` is the truth and moves on in the same commit
 * that promises the message, so however many processes ask, and however often, it is said once.
 * Steps without an owner are told to whoever began the plan.
 */
export function createRemindersJob(deps: {
  store: Pick<Store, "reads">;
  words: Words;
  rules: ReminderRules;
}): Job {
  const { words, rules } = deps;
  const { reads } = deps.store;
  const last = createLastReminder(deps);

  /** Who hears of a step; undefined when its plan is closed, or nobody is left to hear of it. */
  async function hearer({ planId, ownerId }: PlanStep): Promise<string | undefined> {
    const plan = await reads.plan(planId);
    return plan?.status === "open" ? hearsOf(reads, plan, ownerId ?? plan.personId) : undefined;
  }

  async function grouped(steps: PlanStep[]): Promise<Map<string, PlanStep[]>> {
    const groups = new Map<string, PlanStep[]>();
    for (const step of steps) {
      const personId = (await hearer(step)) ?? "";
      groups.set(personId, [...(groups.get(personId) ?? []), step]);
    }
    return groups;
  }

  /** The steps that are still to be spoken of to this person, read afresh. */
  async function stillDue(personId: string, ids: string[], now: Date): Promise<PlanStep[]> {
    const owned = personId === "" ? [] : await reads.stepsOwned(personId);
    const all = new Set([...ids, ...owned.filter((step) => isDue(step, now)).map(({ id }) => id)]);
    const found: PlanStep[] = [];
    for (const id of all) {
      const step = await reads.step(id);
      if (step && isDue(step, now) && ((await hearer(step)) ?? "") === personId) found.push(step);
    }
    return found;
  }

  async function decide(
    personId: string,
    ids: string[],
    now: Date,
    alone: boolean,
  ): Promise<Outcome> {
    const steps = await stillDue(personId, ids, now);
    if (steps.length === 0) return {};
    const person = personId === "" ? undefined : await reads.person(personId);
    if (!person) return { changes: steps.map((step) => update("step", step, { remindAt: null })) };
    const at = allowed(now, person, rules);
    if (at > now) return { changes: steps.map((step) => update("step", step, { remindAt: at })) };
    return speak(person, steps, now, alone);
  }

  async function speak(
    person: Person,
    steps: PlanStep[],
    now: Date,
    alone: boolean,
  ): Promise<Outcome> {
    const limit = now.getTime() - rules.late * 60_000;
    const late = steps.some((step) => momentOf(step, person) < limit);
    const heardOn = heardBy(person, rules, now);
    const changes = steps.map((step) => {
      const remindAt = remindAtOf({ ...step, heardOn }, person, rules);
      return update("step", step, { heardOn, remindAt });
    });
    const today = dayIn(person.zone, now);
    const reply = reminder(words, { steps, today, late }, rules);
    // A message joined with others tells of more than steps, so it is not rewritten later.
    const kept = await last.remember(person.id, alone ? steps : [], late);
    const key = alone && { key: reminderKey(person.id) };
    return {
      changes: [...changes, kept],
      outgoing: [{ to: { personId: person.id }, reply, ...key }],
    };
  }

  /** When it should have been said, in milliseconds; quiet hours met on the way may have put it off since. */
  const momentOf = (step: PlanStep, person: Person) =>
    Math.min(
      ...[remindAtOf(step, person, rules), step.remindAt].map((at) => Number(at ?? Infinity)),
    );

  return {
    name: "reminders",
    async due(now) {
      const groups = await grouped(await reads.stepsToRemind(now, BATCH));
      return [...groups].map(([personId, steps]) => ({
        // A step's version moves on whenever it is spoken of: the same state is never told twice.
        cause: `reminder:${personId}:${steps[0]?.id}:${steps[0]?.version}`,
        ...(personId !== "" && { personId }),
        decide: (_attempt, alone) => {
          const ids = steps.map(({ id }) => id);
          return decide(personId, ids, now, alone);
        },
      }));
    },
  };
}

const isDue = ({ state, remindAt }: PlanStep, now: Date) =>
  state === "open" && remindAt !== null && remindAt <= now;
