import type { Person, PlanStep } from "../core/records.ts";
import { addDays, type Day, dayIn, daysBetween, instantOf, timeIn } from "../core/time.ts";
import type { ReminderRules } from "./rules.ts";

/** What a person has said about when they may be written to. */
export type Terms = Pick<Person, "zone" | "quietFrom" | "quietUntil" | "awayUntil">;

/** What of a step decides when to speak of it. */
export type Remindable = Pick<PlanStep, "state" | "dueOn" | "snoozedUntil" | "heardOn">;

/** The first local day after `after` on which there is something to say; null when there is none. */
function nextDay(step: Remindable, rules: ReminderRules, after: Day | null): Day | null {
  const { dueOn, snoozedUntil } = step;
  const passed = (day: Day) => after !== null && day <= after;
  if (snoozedUntil && !passed(snoozedUntil)) return snoozedUntil;
  if (!dueOn) return null;
  const early = [...rules.before].sort((a, b) => b - a).map((days) => addDays(dueOn, -days));
  const before = early.find((day) => !passed(day));
  if (before) return before;
  const { first, every } = rules.overdue;
  // Someone who put an overdue step off is not asked again the day after they come back to it.
  const late = snoozedUntil && snoozedUntil > dueOn;
  const start = late ? addDays(snoozedUntil, every) : addDays(dueOn, first);
  if (after === null || start > after) return start;
  return addDays(start, every * (Math.floor(daysBetween(start, after) / every) + 1));
}

/** `at`, or the first minute after it at which this person may be written to. */
export function allowed(at: Date, terms: Terms, rules: ReminderRules): Date {
  const { zone, awayUntil } = terms;
  const away = awayUntil !== null && dayIn(zone, at) < awayUntil;
  return afterQuiet(away ? instantOf(awayUntil, rules.at, zone) : at, terms);
}

/** How a message that nobody waits for keeps to its reader's terms: `after` only where it must wait. */
export function onTermsOf(person: Terms, rules: ReminderRules, now: Date): { after?: Date } {
  const after = allowed(now, person, rules);
  return after > now ? { after } : {};
}

function afterQuiet(at: Date, { zone, quietFrom, quietUntil }: Terms): Date {
  if (!quietFrom || !quietUntil || quietFrom === quietUntil) return at;
  let found = at;
  // A clock change can end quiet hours inside the next ones; twice round is more than any zone needs.
  for (let round = 0; round < 4 && isQuiet(found, zone, quietFrom, quietUntil); round++) {
    const today = dayIn(zone, found);
    const day = timeIn(zone, found) < quietUntil ? today : addDays(today, 1);
    const end = instantOf(day, quietUntil, zone);
    // In the hour that a clock change repeats, the first end of quiet may be past already.
    found =
      end > found ? end : new Date(found.getTime() + minutesTo(timeIn(zone, found), quietUntil));
  }
  return found;
}

/** Whether the wall time lies in [from, until), which may go over midnight. */
function isQuiet(at: Date, zone: string, from: string, until: string): boolean {
  const time = timeIn(zone, at);
  return from < until ? time >= from && time < until : time >= from || time < until;
}

/** Milliseconds from one wall time to a later one. */
function minutesTo(from: string, until: string): number {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  return (minutes(until) - minutes(from)) * 60_000;
}

/** The last local day whose reminders lie at or before `now`: all that was to be said up to it is past. */
export function heardBy(terms: Terms, rules: ReminderRules, now: Date): Day {
  const today = dayIn(terms.zone, now);
  return instantOf(today, rules.at, terms.zone) <= now ? today : addDays(today, -1);
}

/**
 * When to speak of a step next, from what its owner has not heard yet. It may lie in the past:
 * then the next beat speaks at once. Null means never.
 */
export function remindAtOf(step: Remindable, terms: Terms, rules: ReminderRules): Date | null {
  if (step.state !== "open") return null;
  const day = nextDay(step, rules, step.heardOn);
  return day ? allowed(instantOf(day, rules.at, terms.zone), terms, rules) : null;
}

/** The next moment to speak of a step, strictly after `now`, as if everything until now were said. */
export const nextRemindAt = (
  step: Remindable,
  terms: Terms,
  rules: ReminderRules,
  now: Date,
): Date | null => remindAtOf({ ...step, heardOn: heardBy(terms, rules, now) }, terms, rules);
