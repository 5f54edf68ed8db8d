import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Words } from "../core/ports.ts";
import type { Cohort, District } from "../core/records.ts";

/** The district whose numbers the asker gives and sees. Others have none, and observers look on. */
export function homeOf({ who }: Call, words: Words): { cohort: Cohort; district: District } {
  const { cohort, district, membership } = who;
  if (!cohort || !membership) throw new UserError(words("metric.no-cohort"));
  if (!district) throw new UserError(words("metric.no-district"), { reason: "no-district" });
  if (membership.role === "observer")
    throw new UserError(words("metric.observer"), { reason: "observer" });
  return { cohort, district };
}
