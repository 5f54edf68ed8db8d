import { addDays, type Day } from "../../core/time.ts";

/** Days that what follows from a document has, where nobody named a day. */
const SOON = 14;

/** The day by which it should be done: the one a former version named while that is to come, else two weeks on. */
export const dueSoon = (today: Day, before: Day | undefined): Day =>
  before !== undefined && before >= today ? before : addDays(today, SOON);
