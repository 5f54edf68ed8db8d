import { addMonths, type Day, monthOf } from "../../../core/time.ts";

/** Numbers older than this many months are pointed out. */
const OLD_MONTHS = 24;

/** "2025-26", "2025/2026": a school year, over at the end of June. */
const SCHOOL_YEAR = /\b(?:20\d\d)\s*[-–/]\s*(?:20)?(?<end>\d\d)\b/g;
const YEAR = /\b20\d\d\b/g;

/** The last day that a period can mean, generously; undefined where it names no year. */
export function endOf(period: string): Day | undefined {
  const schoolYear = [...period.matchAll(SCHOOL_YEAR)].at(-1)?.groups?.end;
  if (schoolYear !== undefined) return `20${schoolYear}-06-30`;
  const year = period.match(YEAR)?.at(-1);
  return year === undefined ? undefined : `${year}-12-31`;
}

/** True when the period ended more than 24 months before that day. */
export function isOld(period: string, today: Day): boolean {
  const end = endOf(period);
  return end !== undefined && `${addMonths(monthOf(end), OLD_MONTHS)}${end.slice(7)}` < today;
}
