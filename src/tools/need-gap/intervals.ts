import type { Range } from "../checklist.ts";
import { type Count, ends } from "./inputs.ts";

/** A total that may be uncertain: full overlap, sources independent, no overlap. */
export interface Spread {
  low: number;
  middle: number;
  high: number;
}

export const NOBODY: Spread = { low: 0, middle: 0, high: 0 };

/**
 * What column 3 may be, given the total before the row: at least what the earlier rows cannot
 * hold, at most the row itself and the students left. Of an uncertain total the lower limit takes
 * the high end and the upper limit the low end, so that nothing possible is refused.
 */
export function allowedNew(before: Spread, count: number | Range, enrolment: number) {
  const { low, high } = ends(count);
  return {
    min: Math.max(0, low - before.high),
    max: Math.max(0, Math.min(high, enrolment - before.low)),
  };
}

/** Column 3 where only one value is possible: all of the first non-empty row, none of an empty one. */
export function forcedNew(before: Spread, count: number | Range, enrolment: number): Count {
  if (before.high === 0) return count;
  const { min, max } = allowedNew(before, count, enrolment);
  return min === max ? min : null;
}

/** The total after a row. A known column 3 is added to all three; an unknown one spreads them. */
export function addRow(
  before: Spread,
  count: number | Range,
  added: Count,
  enrolment: number,
): Spread {
  const { low, high } = ends(count);
  if (added !== null) {
    const known = ends(added);
    // No total is below its largest source, even where a known overlap rules the low end out.
    const least = Math.max(before.low + known.low, low);
    const most = Math.min(enrolment, before.high + known.high);
    const middle = before.middle + (known.low + known.high) / 2;
    return { low: least, middle: Math.min(most, Math.max(least, middle)), high: most };
  }
  const fresh = 1 - before.middle / enrolment;
  const most = Math.min(enrolment, before.high + high);
  return {
    low: Math.max(before.low, low),
    middle: Math.min(most, before.middle + ((low + high) / 2) * fresh),
    high: most,
  };
}
