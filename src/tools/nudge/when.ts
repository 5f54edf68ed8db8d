import type { Run } from "../../core/records.ts";
import { addDays, dayIn, daysBetween, instantOf } from "../../core/time.ts";
import { allowed, type Terms } from "../../reminders/next-moment.ts";
import type { ReminderRules } from "../../reminders/rules.ts";

type State = Pick<Run, "status" | "answers"> & { place?: string };

/** Open, or given to somebody who has not looked at it yet: it has no place then. */
const isWaiting = ({ status, place }: Pick<State, "status" | "place">) =>
  status === "open" || (status === "saved" && place === "");

/** The person's morning, that many of their days after an instant, when they may be written to. */
const morning = (after: Date, days: number, terms: Terms, rules: ReminderRules) =>
  allowed(instantOf(addDays(dayIn(terms.zone, after), days), rules.at, terms.zone), terms, rules);

/** When a run that was just touched is asked about; null for one that is over, or was never begun. */
function firstNudgeAt(run: State, terms: Terms, rules: ReminderRules, now: Date): Date | null {
  const { open, saved } = rules.unfinished;
  if (isWaiting(run)) return morning(now, open, terms, rules);
  const begun = Object.keys(run.answers).length > 0;
  return run.status === "saved" && begun ? morning(now, saved, terms, rules) : null;
}

/** What changes whenever somebody works on a run: whoever writes a run's state goes through here. */
export const touched = <S extends State>(
  run: S,
  terms: Terms,
  rules: ReminderRules,
  now: Date,
): { status: Run["status"]; touchedAt: Date; remindAt: Date | null } => ({
  status: run.status,
  touchedAt: now,
  remindAt: firstNudgeAt(run, terms, rules, now),
});

/**
 * When to ask once more, after it was asked now. What waits is asked about twice, what was saved once.
 * Whoever was away so long that both would come together is asked once.
 */
export function nextNudgeAt(
  run: Pick<Run, "status" | "place" | "touchedAt">,
  terms: Terms,
  rules: ReminderRules,
  now: Date,
): Date | null {
  const { open, again } = rules.unfinished;
  const quiet = daysBetween(dayIn(terms.zone, run.touchedAt), dayIn(terms.zone, now));
  if (!isWaiting(run) || quiet >= open + again) return null;
  return morning(now, again, terms, rules);
}

/** How often a run was asked about since it was touched, as far as its next moment tells. */
export function wasNudged(
  run: Pick<Run, "status" | "answers" | "place" | "touchedAt" | "remindAt">,
  terms: Terms,
  rules: ReminderRules,
  now: Date,
): boolean {
  const first = firstNudgeAt(run, terms, rules, run.touchedAt);
  if (!first || first >= now) return false;
  return run.remindAt === null || run.remindAt > now;
}
