import { type Count, ends, type Inputs, type Row, rowName } from "./inputs.ts";
import { addRow, allowedNew, forcedNew, NOBODY, type Spread } from "./intervals.ts";

/** A number that cannot be, where it was given, and what it may be. */
export interface Refusal {
  reason: "new_exceeds_source" | "new_too_small" | "need_exceeds_enrolment";
  row: Row;
  column: "count" | "new";
  given: number;
  min: number;
  max: number;
}

/** The running total after every row; `rows` with column 3 filled in where only one value is possible. */
export type Tally =
  | { ok: true; total: Spread; rows: Row[] }
  | { ok: false; refusal: Refusal; flag: string };

/** Adds the rows up in their order, and stops at the first number that cannot be. */
export function tally({ enrolment, rows }: Pick<Inputs, "enrolment" | "rows">): Tally {
  let total = NOBODY;
  const settled: Row[] = [];
  for (const row of rows) {
    if (row.count === null) {
      settled.push({ ...row, new: null });
      continue;
    }
    const refusal = judge(row, row.count, total, enrolment);
    if (refusal) return { ok: false, refusal, flag: flagOf(refusal) };
    const added = row.new ?? forcedNew(total, row.count, enrolment);
    total = addRow(total, row.count, added, enrolment);
    settled.push({ ...row, new: added });
  }
  return { ok: true, total, rows: settled };
}

function judge(
  row: Row,
  count: Exclude<Count, null>,
  before: Spread,
  enrolment: number,
): Refusal | undefined {
  const { low, high } = ends(count);
  // Of a range only the low end can be too much; the high end of the total is capped.
  if (low > enrolment) {
    const reason = "need_exceeds_enrolment";
    return { reason, row, column: "count", given: low, min: 0, max: enrolment };
  }
  if (row.new === null) return undefined;
  const given = ends(row.new);
  const limits = allowedNew(before, count, enrolment);
  const about = { row, column: "new", ...limits } as const;
  if (given.high > high) return { ...about, reason: "new_exceeds_source", given: given.high };
  if (given.low > limits.max)
    return { ...about, reason: "need_exceeds_enrolment", given: given.low };
  // All of the first row is new, whatever end of its range is meant.
  const min = before.high === 0 ? low : limits.min;
  if (given.low < min) return { ...about, min, reason: "new_too_small", given: given.low };
  return undefined;
}

function flagOf({ reason, row, min }: Refusal): string {
  if (reason === "need_exceeds_enrolment") return reason;
  const flag = `${reason}:${rowName(row)}`;
  return reason === "new_too_small" ? `${flag}:min=${min}` : flag;
}
