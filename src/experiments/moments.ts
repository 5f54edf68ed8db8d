import { addDays, type Day, instantOf } from "../core/time.ts";

/** The stop day and then every week, three times; after that a person has heard enough. */
const DAYS = [0, 7, 14, 21];

/** The wall time at which owners hear of a test. */
export const MORNING = "08:00";

/** When the owner is to hear of a test next, strictly after `now`; null when there is no more to say. */
export const nextMoment = (stopOn: Day, zone: string, now: Date): Date | null =>
  DAYS.map((days) => instantOf(addDays(stopOn, days), MORNING, zone)).find((at) => at > now) ??
  null;
