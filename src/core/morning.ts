import type { Person } from "./records.ts";
import { addDays, type Day, dayIn, instantOf, timeIn } from "./time.ts";

/** When a day begins for the bot: before this wall time it does not speak first. */
export const MORNING = "08:00";

/** The first moment of a day at which a person in `zone` may be spoken to. */
export const morningOf = (day: Day, zone: string) => instantOf(day, MORNING, zone);

type Terms = Pick<Person, "zone" | "quietFrom" | "quietUntil" | "awayUntil">;

/**
 * The first moment at or after `at` when this person may be spoken to unasked: not before their
 * morning, not in their quiet hours, not while they are away (they are back on `awayUntil`).
 */
export function nextAllowedMoment(at: Date, person: Terms): Date {
  let moment = at;
  // Each rule may push into the reach of another; two days of quiet hours settle any mix.
  for (let turn = 0; turn < 4; turn++) {
    const later = pushed(moment, person);
    if (later.getTime() === moment.getTime()) return moment;
    moment = later;
  }
  return moment;
}

function pushed(at: Date, { zone, quietFrom, quietUntil, awayUntil }: Terms): Date {
  const today = dayIn(zone, at);
  if (awayUntil && today < awayUntil) return morningOf(awayUntil, zone);
  if (at < morningOf(today, zone)) return morningOf(today, zone);
  if (!quietFrom || !quietUntil || quietFrom === quietUntil) return at;
  const now = timeIn(zone, at);
  const overnight = quietFrom > quietUntil;
  const late = now >= quietFrom;
  if (overnight ? !late && now >= quietUntil : !late || now >= quietUntil) return at;
  return instantOf(overnight && late ? addDays(today, 1) : today, quietUntil, zone);
}
