import { addDays, type Day } from "../../../core/time.ts";
import { monthsLater } from "../../dates/recurring.ts";

/** What is to be done before money ends, and by when. */
export interface Milestone {
  key: "year" | "half-year" | "quarter" | "month" | "pay-60" | "pay-30";
  dueOn: Day;
}

/** Days after the last day to commit federal money until it must be paid out: 2 CFR 200.344. */
const LIQUIDATION_DAYS = 120;

const isFederal = (kind: string | undefined) => kind?.startsWith("federal") ?? false;

/** The last day to pay out what was committed; the federal rule where none is given for federal money. */
export function payByOf(source: {
  kind?: string | undefined;
  until?: Day | undefined;
  payBy?: Day | undefined;
}): { day: Day; usual: boolean } | undefined {
  if (source.payBy) return { day: source.payBy, usual: false };
  if (!source.until || !isFederal(source.kind)) return undefined;
  return { day: addDays(source.until, LIQUIDATION_DAYS), usual: true };
}

/**
 * The days that are still to come of: 12, 6 and 3 months and 30 days before the last day to commit, and
 * 60 and 30 days before the last day to pay out. Half a year and 180 days, a quarter and 90 days are the
 * same step, on the earlier of the two days.
 */
export function milestones(
  until: Day | undefined,
  payBy: Day | undefined,
  today: Day,
): Milestone[] {
  const commit: Milestone[] = until
    ? [
        { key: "year", dueOn: monthsLater(until, -12) },
        { key: "half-year", dueOn: earlier(monthsLater(until, -6), addDays(until, -180)) },
        { key: "quarter", dueOn: earlier(monthsLater(until, -3), addDays(until, -90)) },
        { key: "month", dueOn: addDays(until, -30) },
      ]
    : [];
  const pay: Milestone[] = payBy
    ? [
        { key: "pay-60", dueOn: addDays(payBy, -60) },
        { key: "pay-30", dueOn: addDays(payBy, -30) },
      ]
    : [];
  return [...commit, ...pay].filter(({ dueOn }) => dueOn >= today);
}

const earlier = (a: Day, b: Day) => (a < b ? a : b);
