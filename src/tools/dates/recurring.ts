import { addDays, addMonths, type Day, dayOfMonth, monthOf } from "../../core/time.ts";

/** How often something comes back; the values of the choices in the checklists. */
export type Every = keyof typeof STEPS;

const STEPS = {
  weekly: { days: 7 },
  "two-weeks": { days: 14 },
  monthly: { months: 1 },
  quarterly: { months: 3 },
  "half-yearly": { months: 6 },
  yearly: { months: 12 },
} satisfies Record<string, { days: number } | { months: number }>;

export const isEvery = (said: string | undefined): said is Every =>
  said !== undefined && Object.hasOwn(STEPS, said);

/** The same day of a later month (or an earlier one, below zero); the last day where that month is shorter. */
export const monthsLater = (day: Day, months: number): Day =>
  dayOfMonth(addMonths(monthOf(day), months), Number(day.slice(8)));

/** The day of the `n`th time, counted from `first` as 0; reckoned from `first`, so that the 31st stays the 31st. */
function nth(first: Day, every: Every, n: number): Day {
  const step = STEPS[every];
  return "days" in step ? addDays(first, n * step.days) : monthsLater(first, n * step.months);
}

/** A guard against a first day centuries ago. */
const MOST_STEPS = 10_000;

/** The days on which something comes back: from `from` through `until`, the soonest first, at most `most`. */
export function recurring(
  first: Day,
  every: Every,
  { from, until, most }: { from: Day; until: Day; most: number },
): Day[] {
  const found: Day[] = [];
  for (let n = 0; n < MOST_STEPS && found.length < most; n++) {
    const day = nth(first, every, n);
    if (day > until) break;
    if (day >= from) found.push(day);
  }
  return found;
}
