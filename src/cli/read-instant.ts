import { UsageError } from "./usage-error.ts";

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** An instant as ISO 8601 with its offset, such as 2027-03-03T09:00:00-06:00. Throws UsageError. */
export function readInstant(text: string): Date {
  const at = new Date(text);
  if (!ISO.test(text) || Number.isNaN(at.getTime()))
    throw new UsageError(
      `--at "${text}" is not an instant. Give one with its offset, like 2027-03-03T09:00:00-06:00 or 2027-03-03T15:00:00Z.`,
    );
  return at;
}
