import type { NewId, Store, Words } from "../core/ports.ts";
import type { Brief } from "../core/records.ts";
import type { Metrics } from "../metrics/deps.ts";
import type { ReminderRules } from "../reminders/rules.ts";

/** What every part of this feature may ask for. */
export interface DigestDeps {
  store: Pick<Store, "reads">;
  words: Words;
  newId: NewId;
  metrics: Metrics;
  rules: ReminderRules;
  /** What a shared brief is called in a list. */
  titleOf: (brief: Brief) => string;
}
