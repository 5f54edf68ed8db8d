import type { NewId, Store, Words } from "../../core/ports.ts";
import type { Person } from "../../core/records.ts";
import type { ReminderRules } from "../../reminders/rules.ts";
import type { Named } from "../value.ts";

/** What everything that several people do on one run needs. */
export interface TogetherDeps {
  store: Pick<Store, "reads">;
  words: Words;
  newId: NewId;
  /** When people may be written to, and hear of what they left half-finished. */
  rules: ReminderRules;
}

/** How a person is named in answers. */
export const named = ({ id, name }: Person): Named => ({ name, id });
