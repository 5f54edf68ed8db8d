import type { createLastReminder } from "../reminders/last-reminder.ts";
import type { Access } from "./access.ts";
import type { PlanDeps } from "./plan-deps.ts";
import type { StepWriter } from "./step-writer.ts";

/** What every part works with: what the feature was given, who may see what, how a step is written. */
export interface Planning extends PlanDeps {
  access: Access;
  writer: StepWriter;
  lastReminder: ReturnType<typeof createLastReminder>;
}
