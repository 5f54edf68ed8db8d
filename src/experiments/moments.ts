import { addDays, type Day, instantOf } from "../core/time.ts";

/** The stop day and then every week, three times; after that a person has heard enough. */
const DAYS = [0, 7, 14, 21];

/**
 * When the owner is to hear of a test next, strictly after `now`, at that wall time; null when there
 * is no more to say.
 */
export const nextMoment = (stopOn: Day, zone: string, now: Date, time: string): Date | null =>
  DAYS.map((days) => instantOf(addDays(stopOn, days), time, zone)).find((at) => at > now) ?? null;
