import { isDay } from "../core/time.ts";
import { UsageError } from "./usage-error.ts";

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** An instant as ISO 8601 with its offset, such as 2027-03-03T09:00:00-06:00. Throws UsageError. */
export function readInstant(text: string): Date {
  const at = new Date(text);
  // JavaScript reads 30 February as 2 March.
  if (!ISO.test(text) || !isDay(text.slice(0, 10)) || Number.isNaN(at.getTime()))
    throw new UsageError(
      `--at "${text}" is not a moment that exists. Give one with its offset, like 2027-03-03T09:00:00-06:00 or 2027-03-03T15:00:00Z.`,
    );
  return at;
}
