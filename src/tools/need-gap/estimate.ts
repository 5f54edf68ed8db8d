import { round } from "../../core/show.ts";
import type { Range } from "../checklist.ts";
import { ends, type Inputs, type Row, rowName } from "./inputs.ts";
import type { Spread } from "./intervals.ts";
import { type Refusal, tally } from "./tally.ts";

/** How many students need care, and how many of them are not served; students whole, percents to 0.1. */
export interface Estimate {
  total: Spread;
  /** True when the total is one number. */
  exact: boolean;
  /** Null when it is not known how many are served. */
  unaddressed: Spread | null;
  /** Served students beyond the need that the sources show. */
  beyond: number;
  needPct: Spread;
  /** Null where a source lacks column 3, or where there is nothing to divide by. */
  overlapPct: number | null;
  unmetPct: number | null;
  /** Column 2 added up: each student as often as sources name them. */
  duplicated: Range;
  used: number;
  flags: string[];
  /** The rows as counted, column 3 filled in where only one value is possible. */
  rows: Row[];
}

export type Estimated =
  | ({ accepted: true } & Estimate)
  | { accepted: false; refusal: Refusal; flags: string[]; duplicated: Range };

/** The unduplicated need by the seed's table: T is the sum of column 3, U is T less those served. */
export function estimate(inputs: Inputs): Estimated {
  const given = inputs.rows.filter(({ count }) => count !== null);
  const duplicated = sum(given);
  const counted = tally(inputs);
  if (!counted.ok) {
    return { accepted: false, refusal: counted.refusal, flags: [counted.flag], duplicated };
  }
  const { total, rows } = counted;
  const complete = rows.every((row) => row.count === null || row.new !== null);
  const exact = total.low === total.high;
  const known = knownServed(inputs);
  const beyond = known ? Math.max(0, known.low - total.high) : 0;
  const missing = rows.filter(({ count }) => count === null);
  const share = overlap(total, duplicated);
  const unmet = known && known.low === known.high ? unmetShare(total, known.low) : null;
  return {
    accepted: true,
    total: each(total, (n) => round(n)),
    exact,
    unaddressed: known ? unserved(total, known) : null,
    beyond,
    needPct: each(total, (n) => round((100 * n) / inputs.enrolment, 1)),
    overlapPct: complete && exact && duplicated.low === duplicated.high ? share : null,
    unmetPct: complete && exact ? unmet : null,
    duplicated,
    used: new Set(rows.filter(({ count }) => count !== null).map(({ key }) => key)).size,
    flags: [
      ...missing.map((row) => `source_missing:${rowName(row)}`),
      ...(beyond > 0 ? ["addressed_exceeds_need"] : []),
    ],
    rows,
  };
}

const each = ({ low, middle, high }: Spread, how: (n: number) => number): Spread => ({
  low: how(low),
  middle: how(middle),
  high: how(high),
});

function sum(rows: Row[]): Range {
  const total = { low: 0, high: 0 };
  for (const { count } of rows) {
    if (count === null) continue;
    total.low += ends(count).low;
    total.high += ends(count).high;
  }
  return total;
}

/** Served students who are in some source; undefined when it is not known how many are served. */
function knownServed({ served, outside }: Inputs): Range | undefined {
  if (served === null) return undefined;
  const all = ends(served);
  const apart = ends(outside ?? 0);
  return { low: Math.max(0, all.low - apart.high), high: Math.max(0, all.high - apart.low) };
}

const unserved = (total: Spread, served: Range): Spread => ({
  low: round(Math.max(0, total.low - served.high)),
  middle: round(Math.max(0, total.middle - (served.low + served.high) / 2)),
  high: round(Math.max(0, total.high - served.low)),
});

const overlap = ({ high }: Spread, duplicated: Range) =>
  duplicated.high === 0 ? null : round(100 * (1 - high / duplicated.high), 1);

const unmetShare = ({ high }: Spread, served: number) =>
  high === 0 ? null : round((100 * Math.max(0, high - served)) / high, 1);
