import { showMoment, showZone } from "../../src/core/show.ts";
import { addDays, dayIn, instantOf, isDay, timeIn, weekdayOf } from "../../src/core/time.ts";
import { WEB } from "./limits.ts";
import { Problem } from "./problem.ts";
import { type Body, readText } from "./read.ts";
import type { ClockShown } from "./wire.ts";

/** Where the clock can go with one click, as wall times in the viewer's zone. */
const CHOICES: { to: string; label: string; at(now: Date, zone: string): Date }[] = [
  {
    to: "tomorrow",
    label: "Tomorrow 09:00",
    at: (now, zone) => instantOf(addDays(dayIn(zone, now), 1), "09:00", zone),
  },
  {
    to: "monday",
    label: "Next Monday 09:00",
    at: (now, zone) => {
      const today = dayIn(zone, now);
      return instantOf(addDays(today, 8 - weekdayOf(today)), "09:00", zone);
    },
  },
  {
    to: "week",
    label: "In a week",
    at: (now, zone) => instantOf(addDays(dayIn(zone, now), 7), timeIn(zone, now), zone),
  },
];

export const showClock = (now: Date, zone: string): ClockShown => ({
  now: now.toISOString(),
  local: showMoment(now, zone),
  day: dayIn(zone, now),
  time: timeIn(zone, now),
  zone: showZone(zone),
  choices: CHOICES.map(({ to, label, at }) => ({
    to,
    label,
    local: showMoment(at(now, zone), zone),
  })),
});

/** The instant a viewer wants the clock at: a choice, or a day and a time of theirs. */
export function readMoment(body: Body, now: Date, zone: string): Date {
  const at = body.has("to") ? choice(body, now, zone) : wallTime(body, zone);
  if (at <= now)
    throw new Problem(400, `The clock only moves forward. It is ${showMoment(now, zone)} now.`);
  if (at.getTime() - now.getTime() > WEB.days * 86_400_000)
    throw new Problem(400, `The clock can move at most ${WEB.days} days at once.`);
  return at;
}

function choice(body: Body, now: Date, zone: string): Date {
  const to = readText(body, "to", 20);
  const found = CHOICES.find((one) => one.to === to);
  if (!found) throw new Problem(400, `The clock can go to ${CHOICES.map((c) => c.to).join(", ")}.`);
  return found.at(now, zone);
}

function wallTime(body: Body, zone: string): Date {
  const day = readText(body, "day", 10);
  const time = readText(body, "time", 5);
  if (!isDay(day)) throw new Problem(400, "The day must be written like 2027-03-03.");
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time))
    throw new Problem(400, "The time must be written like 09:00.");
  return instantOf(day, time, zone);
}
