import { addDays, type Day, daysBetween } from "../../../core/time.ts";
import { monthsLater } from "../../dates/recurring.ts";

/** How many of the twelve months from `start` a source is there; a month it covers in part counts in part. */
export function monthsAlive(start: Day, from: Day | undefined, until: Day | undefined): number {
  let months = 0;
  for (let n = 0; n < 12; n++) {
    const first = monthsLater(start, n);
    const last = addDays(monthsLater(start, n + 1), -1);
    const begin = from && from > first ? from : first;
    const end = until && until < last ? until : last;
    const days = daysBetween(begin, end) + 1;
    if (days > 0) months += days / (daysBetween(first, last) + 1);
  }
  return months;
}
