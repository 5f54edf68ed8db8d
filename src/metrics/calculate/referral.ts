import { addDays, type Day, daysBetween, weekdayOf } from "../../core/time.ts";
import { median, share } from "./numbers.ts";

/** One referral, by day; null where no service has been given yet. */
export interface Referral {
  referred: Day;
  served: Day | null;
}

/** Weekdays after the first day up to and including the last, without days off; the same day is 0. */
export function businessDays(from: Day, to: Day, daysOff: ReadonlySet<Day> = new Set()): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1))
    if (weekdayOf(day) <= 5 && !daysOff.has(day)) count += 1;
  return count;
}

/**
 * How long students wait for a first service. No metric names it: the monthly numbers are typed as
 * medians, and this needs each student's days. It holds our definition to worked examples. Those still waiting count in completion, not in the
 * days; "within ten" is a share of those served (New York, 10 NYCRR 98-5.5, asks for ten business days).
 */
export function referralTimes(referrals: Referral[], daysOff?: ReadonlySet<Day>) {
  const served = referrals.flatMap(({ referred, served: day }) =>
    day === null ? [] : [{ referred, day }],
  );
  const calendar = served.map(({ referred, day }) => daysBetween(referred, day));
  const business = served.map(({ referred, day }) => businessDays(referred, day, daysOff));
  return {
    ...{ calendar, business, medianCalendar: median(calendar) },
    withinTen: share(business.filter((days) => days <= 10).length, served.length),
    completion: share(served.length, referrals.length),
  };
}
