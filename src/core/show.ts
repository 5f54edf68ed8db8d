/** Numbers, days and moments as people write them. Locale "en-US" unless a person chose another. */
import { dateFormat, numberFormat } from "./formats.ts";
import { type Day, dayIn } from "./time.ts";

const LOCALE = "en-US";

/** 1940 → "1,940"; at most `digits` decimals, none needed. */
export const showCount = (n: number, digits = 0, locale = LOCALE) =>
  numberFormat(locale, { maximumFractionDigits: digits }).format(n);

/** 45.9 → "45.9 %" (one decimal, none when whole). */
export const showPct = (n: number, locale = LOCALE) => `${showCount(n, 1, locale)} %`;

/** Rounds half up at the end of a computation; `digits` decimals. */
export function round(n: number, digits = 0): number {
  const scaled = Math.abs(n) * 10 ** digits;
  return (Math.sign(n) * Math.round(scaled + scaled * Number.EPSILON * 4)) / 10 ** digits;
}

const part = (day: Day, options: Intl.DateTimeFormatOptions, locale: string) =>
  dateFormat(locale, { ...options, timeZone: "UTC" }).format(new Date(`${day}T12:00:00Z`));

/** "2027-03-03" → "Wed 3 Mar 2027". */
export const showDate = (day: Day, locale = LOCALE) =>
  [
    part(day, { weekday: "short" }, locale),
    part(day, { day: "numeric" }, locale),
    part(day, { month: "short" }, locale),
    part(day, { year: "numeric" }, locale),
  ].join(" ");

/** "2026-10" → "October 2026". */
export const showMonth = (month: string, locale = LOCALE) =>
  part(`${month}-01`, { month: "long", year: "numeric" }, locale);

/** America/Chicago → "Central"; Asia/Kolkata → "India Standard Time". */
export function showZone(zone: string, locale = LOCALE): string {
  if (/^(?:Etc\/)?(?:UTC|GMT|UCT|Zulu)$/.test(zone)) return "UTC";
  const parts = dateFormat(locale, {
    timeZone: zone,
    timeZoneName: "longGeneric",
  }).formatToParts(new Date(0));
  const name = parts.find((found) => found.type === "timeZoneName")?.value ?? zone;
  return name.endsWith("Standard Time") ? name : name.replace(/ Time$/, "");
}

/** "Wed 3 Mar 2027, 09:00 Central", in the reader's zone. */
export function showMoment(at: Date, zone: string, locale = LOCALE): string {
  const time = dateFormat("en-GB", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
  }).format(at);
  return `${showDate(dayIn(zone, at), locale)}, ${time} ${showZone(zone, locale)}`;
}

/** "care at school, by telehealth, and at a provider's site". */
export const showList = (parts: string[], locale = LOCALE): string =>
  new Intl.ListFormat(locale, { type: "conjunction" }).format(parts);
