import { plain } from "../answers/figures.ts";
import { dateFormat } from "../core/formats.ts";
import { addMonths, dayIn, monthOf } from "../core/time.ts";

const MONTHS =
  "january february march april may june july august september october november december".split(
    " ",
  );

/** The month that is running in `zone`, as "2026-11". */
export const runningMonth = (zone: string, now: Date) => monthOf(dayIn(zone, now));

/** The last month that is over in `zone`: what is reported unless another is named. */
export const lastMonth = (zone: string, now: Date) => addMonths(runningMonth(zone, now), -1);

/**
 * The month a person names: "2026-10", "10/2026", "October", "oct 2026", "last month". Without a
 * year it is the latest one that has begun. Undefined when no month is named.
 */
export function readMonth(text: string, running: string): string | undefined {
  const said = plain(text).replace(/[.,]/g, "");
  if (said === "last month") return addMonths(running, -1);
  if (said === "this month") return running;
  const digits =
    /^(?<year>\d{4})-(?<month>\d{1,2})$/.exec(said) ??
    /^(?<month>\d{1,2})\/(?<year>\d{4})$/.exec(said);
  if (digits?.groups) return valid(Number(digits.groups.year), Number(digits.groups.month));
  const named = /^([a-z]{3,9})(?: (\d{4}))?$/.exec(said);
  if (!named?.[1]) return undefined;
  const month = 1 + MONTHS.findIndex((name) => name.startsWith(named[1] ?? ""));
  if (named[2]) return valid(Number(named[2]), month);
  const thisYear = valid(Number(running.slice(0, 4)), month);
  return thisYear && thisYear > running ? addMonths(thisYear, -12) : thisYear;
}

const valid = (year: number, month: number) =>
  month >= 1 && month <= 12 && year >= 2000 && year < 2200
    ? `${year}-${String(month).padStart(2, "0")}`
    : undefined;

/** `count` months up to and including `last`, oldest first. */
export const monthsTo = (last: string, count: number) =>
  Array.from({ length: count }, (_, i) => addMonths(last, i + 1 - count));

/** "2026-10" → "Oct 2026", for axes and tables. */
export const shortMonth = (month: string, locale = "en-US") =>
  dateFormat(locale, { month: "short", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${month}-01T12:00:00Z`),
  );
