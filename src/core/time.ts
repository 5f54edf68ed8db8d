import { Temporal } from "temporal-polyfill";
import { dateFormat } from "./formats.ts";

/** Days are "2027-03-03", wall times "09:00", zones IANA names; instants are `Date`s. */
export type Day = string;

const zoned = (at: Date, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);

/** The day it is in `zone` at that instant. */
export const dayIn = (zone: string, at: Date): Day => zoned(at, zone).toPlainDate().toString();

/** The wall time it is in `zone` at that instant, to the minute. */
export const timeIn = (zone: string, at: Date) =>
  zoned(at, zone).toPlainTime().toString({ smallestUnit: "minute" });

/**
 * The instant of a wall time. One that a clock change skips is the first valid instant after the
 * gap; one that occurs twice is the first of the two.
 */
export function instantOf(day: Day, time: string, zone: string): Date {
  const wall = Temporal.PlainDate.from(day).toPlainDateTime(Temporal.PlainTime.from(time));
  const found = wall.toZonedDateTime(zone, { disambiguation: "compatible" });
  if (found.toPlainDateTime().equals(wall)) return new Date(found.epochMilliseconds);
  // One nanosecond on, because "previous" leaves out a change at this very instant.
  const change = found.add({ nanoseconds: 1 }).getTimeZoneTransition("previous");
  return new Date((change ?? found).epochMilliseconds);
}

export const addDays = (day: Day, days: number): Day =>
  Temporal.PlainDate.from(day).add({ days }).toString();

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day) =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: "days" }).days;

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: Day) => Temporal.PlainDate.from(day).dayOfWeek;

export const isDay = (text: string): text is Day => {
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString() === text;
  } catch {
    return false;
  }
};

/** The month a day lies in, as "2027-03". */
export const monthOf = (day: Day) => day.slice(0, 7);

export const addMonths = (month: string, months: number) =>
  Temporal.PlainYearMonth.from(month).add({ months }).toString();

/** The day of that number in a month, or its last day where the month is shorter. */
export const dayOfMonth = (month: string, day: number): Day =>
  Temporal.PlainYearMonth.from(month).toPlainDate({ day }).toString();

export function isZone(zone: string): boolean {
  try {
    dateFormat("en-US", { timeZone: zone });
    return zone.includes("/") || zone === "UTC";
  } catch {
    return false;
  }
}
