import type { NewId, Store, Words } from "../core/ports.ts";
import type { ReminderRules } from "../reminders/rules.ts";
import type { Access } from "./access.ts";
import type { StepWriter } from "./step-writer.ts";
import type { PlanTemplate } from "./template.ts";

/** What the plans feature is given. */
export interface PlanDeps {
  store: Pick<Store, "reads">;
  words: Words;
  newId: NewId;
  plans: Map<string, PlanTemplate>;
  rules: ReminderRules;
}

/** The same with what its parts share: who may see which plan, and how a step is written. */
export interface Planning extends PlanDeps {
  access: Access;
  writer: StepWriter;
}
