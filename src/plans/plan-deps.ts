import type { NewId, Store, Words } from "../core/ports.ts";
import type { ReminderRules } from "../reminders/rules.ts";
import type { PlanTemplate } from "./template.ts";

/** What the plans feature is given. */
export interface PlanDeps {
  store: Pick<Store, "reads">;
  words: Words;
  newId: NewId;
  plans: Map<string, PlanTemplate>;
  rules: ReminderRules;
}
