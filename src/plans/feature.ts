import type { Feature } from "../core/command.ts";
import { createLastReminder } from "../reminders/last-reminder.ts";
import { createAccess } from "./access.ts";
import { createMy } from "./my.ts";
import { createParts } from "./parts.ts";
import { createPlanCommand } from "./plan-command.ts";
import type { PlanDeps } from "./plan-deps.ts";
import type { Planning } from "./planning.ts";
import { createPlanResponder, createStepResponder } from "./responders.ts";
import { createSnoozeCommand } from "./snooze-command.ts";
import { createStepWriter } from "./step-writer.ts";

/** Project plans: `plan`, `my`, `snooze`, and the buttons under steps. */
export function createPlansFeature(deps: PlanDeps): Feature {
  const planning: Planning = {
    ...deps,
    access: createAccess(deps),
    writer: createStepWriter(deps),
    lastReminder: createLastReminder(deps),
  };
  const parts = createParts(planning);
  return {
    commands: [
      createPlanCommand(planning, parts),
      createMy(planning),
      createSnoozeCommand(planning, parts.snooze),
    ],
    responders: [createPlanResponder(planning, parts), createStepResponder(planning, parts)],
  };
}
