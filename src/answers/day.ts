import { en } from "chrono-node";
import { addDays, addMonths, type Day, dayIn, dayOfMonth, isDay, monthOf } from "../core/time.ts";
import { plain } from "./figures.ts";

const AROUND = /^(?:on|by|until|till|before|due|the|at|from|starting|this coming)\b|[,.;!?]/g;

/** What chrono calls a bare month or a bare hour: no day was named. */
const NO_DAY = ["parser/ENMonthNameParser", "parser/ENTimeExpressionParser"];

/**
 * The day a person means, seen from their own zone: "2027-03-03", "3/3/2027" (month first),
 * "next Friday", "last Friday", "in 3 weeks", "tomorrow", "end of March". A day without a year is the
 * next one; with `back` the last one, today included. Undefined when no day is named.
 */
export function readDay(text: string, now: Date, zone: string, back = false): Day | undefined {
  const said = plain(text);
  if (/^\d{4}-\d{1,2}-\d{1,2}$/.test(said)) return isoDay(said);
  const today = dayIn(zone, now);
  const last = /^(?:by |on |at )?(?:the )?end of (.+)$/.exec(said)?.[1];
  return last ? endOf(last, today) : parsed(said, today, back);
}

function isoDay(said: string): Day | undefined {
  const [year = "", month = "", day = ""] = said.split("-");
  const padded = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(padded) ? padded : undefined;
}

/** "month", "next month", "march", "march 2027" → its last day. */
function endOf(said: string, today: Day): Day | undefined {
  const named = said.replace(/^the /, "");
  if (/^(?:this )?month$/.test(named)) return dayOfMonth(monthOf(today), 31);
  if (named === "next month") return dayOfMonth(addMonths(monthOf(today), 1), 31);
  const [found] = en.casual.parse(named, noonOf(today), { forwardDate: true });
  if (found?.text !== named || !found.start.tags().has("parser/ENMonthNameParser"))
    return undefined;
  const last = dayOfMonth(monthOf(dayOf(found.start)), 31);
  if (found.start.isCertain("year") || last >= today) return last;
  return dayOfMonth(addMonths(monthOf(last), 12), 31);
}

function parsed(said: string, today: Day, back: boolean): Day | undefined {
  if (said === "day after tomorrow") return addDays(today, 2);
  const [found, ...others] = en.casual.parse(said, noonOf(today), {
    // Looking forward, it would take "last Friday" for the next one.
    forwardDate: !back && !/^last /.test(said),
  });
  if (!found || others.length > 0 || found.end) return undefined;
  const tags = found.start.tags();
  if (
    NO_DAY.some((tag) => tags.has(tag)) &&
    !found.start.isCertain("day") &&
    !found.start.isCertain("weekday")
  ) {
    return undefined;
  }
  const rest = said.replace(found.text, " ").trim().replace(AROUND, "").trim();
  const day = dayOf(found.start);
  if (rest !== "" || !isDay(day)) return undefined;
  return back && day > today ? earlier(day, found.start) : day;
}

/** The day before it that the same words mean: a week ago for "Friday", a year for "June 30". */
function earlier(day: Day, said: { isCertain(part: "day" | "year" | "weekday"): boolean }): Day {
  if (said.isCertain("year")) return day;
  if (said.isCertain("weekday")) return addDays(day, -7);
  if (!said.isCertain("day")) return day;
  return dayOfMonth(addMonths(monthOf(day), -12), Number(day.slice(8)));
}

const two = (n: number | null) => String(n).padStart(2, "0");

const dayOf = (at: { get(part: "year" | "month" | "day"): number | null }): Day =>
  `${String(at.get("year")).padStart(4, "0")}-${two(at.get("month"))}-${two(at.get("day"))}`;

/**
 * The person's day as noon in the zone of this process: chrono reckons in local time, and no
 * clock change anywhere happens near noon, so its day arithmetic is exact.
 */
function noonOf(day: Day): Date {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date, 12);
}
