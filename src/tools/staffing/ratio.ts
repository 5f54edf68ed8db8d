import { round } from "../../core/show.ts";

export type StaffStatus = "meets" | "gap" | "no_staff" | "not_reported";

/** One role held against a recommendation. Null: undefined or not reported; never 0, never Infinity. */
export interface Staffing {
  status: StaffStatus;
  /** Students per full-time person, to one decimal and whole. */
  ratio: number | null;
  ratioRounded: number | null;
  /** Full-time equivalents. */
  needed: number;
  gap: number | null;
  surplus: number | null;
  coveragePct: number | null;
  overPct: number | null;
}

/**
 * `ratio = N / FTE`, `needed = N / benchmark`, `gap = max(0, needed - FTE)`; equality meets. `fte`
 * null means not reported, 0 means no staff. The divisor is never floored at 1. `digits`: decimals
 * of full-time equivalents (2; nurses 3). `students` must be above zero.
 */
export function staffing(
  students: number,
  fte: number | null,
  benchmark: number,
  digits = 2,
): Staffing {
  const exact = students / benchmark;
  const needed = round(exact, digits);
  const undefinedRatio = { ratio: null, ratioRounded: null, overPct: null };
  if (fte === null) {
    const nothing = { gap: null, surplus: null, coveragePct: null };
    return { status: "not_reported", ...undefinedRatio, needed, ...nothing };
  }
  const held = {
    needed,
    gap: round(Math.max(0, exact - fte), digits),
    surplus: round(Math.max(0, fte - exact), digits),
    coveragePct: round((100 * fte) / exact, 1),
  };
  if (fte === 0) return { status: "no_staff", ...undefinedRatio, ...held };
  const ratio = students / fte;
  return {
    status: round(ratio, 9) <= round(benchmark, 9) ? "meets" : "gap",
    ratio: round(ratio, 1),
    ratioRounded: round(ratio),
    overPct: round(100 * (ratio / benchmark - 1), 1),
    ...held,
  };
}
