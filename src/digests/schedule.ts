import { readTime } from "../answers/wall-time.ts";
import {
  addDays,
  addMonths,
  dayIn,
  dayOfMonth,
  instantOf,
  monthOf,
  weekdayOf,
} from "../core/time.ts";

/** When a digest is due: on a day of the month (1–31) or of the week (1 is Monday). */
export type Rule = { type: "monthly"; day: number } | { type: "weekly"; weekday: number };

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** "monthly:1", "weekly:mon": how a rule is stored. */
export const writeRule = (rule: Rule) =>
  rule.type === "monthly" ? `monthly:${rule.day}` : `weekly:${WEEKDAYS[rule.weekday - 1]}`;

/** The rule that writeRule wrote; undefined for anything else. */
export function readRule(stored: string): Rule | undefined {
  const [type, on = ""] = stored.split(":");
  return type === "monthly" || type === "weekly" ? ruleOf(type, on) : undefined;
}

function ruleOf(type: string, on: string): Rule | undefined {
  if (type === "weekly") {
    const weekday = WEEKDAYS.findIndex((name) => on.length >= 3 && on.startsWith(name)) + 1;
    return weekday > 0 ? { type, weekday } : undefined;
  }
  const day = Number(/^(\d{1,2})(?:st|nd|rd|th)?$/.exec(on)?.[1]);
  return day >= 1 && day <= 31 ? { type: "monthly", day } : undefined;
}

/** "monthly 1 09:00", "weekly monday 9am", "weekly fri", "off"; 09:00 when no time is named. */
export function readSchedule(said: string): { rule: Rule; time: string } | "off" | undefined {
  const words = said
    .toLowerCase()
    .replace(/\b(?:on|at|the|every|day)\b|,/g, " ")
    .trim();
  if (/^(?:off|stop|none|never)$/.test(words)) return "off";
  const [type = "", on = "", ...rest] = words.split(/\s+/);
  const rule = type === "monthly" || type === "weekly" ? ruleOf(type, on) : undefined;
  const time = rest.length === 0 ? "09:00" : readTime(rest.join(" "));
  return rule && time ? { rule, time } : undefined;
}

/**
 * The first moment of the rule strictly after `after`. A month without that day has its last day;
 * a time that a clock change skips is the first one after it, one that comes twice is the first.
 */
export function nextAfter(rule: Rule, time: string, zone: string, after: Date): Date {
  const today = dayIn(zone, after);
  for (let ahead = 0; ; ahead++) {
    const day =
      rule.type === "monthly"
        ? dayOfMonth(addMonths(monthOf(today), ahead), rule.day)
        : addDays(today, ahead);
    if (rule.type === "weekly" && weekdayOf(day) !== rule.weekday) continue;
    const at = instantOf(day, time, zone);
    if (at > after) return at;
  }
}
