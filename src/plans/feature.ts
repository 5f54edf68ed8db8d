import type { Feature } from "../core/command.ts";
import { createAccess } from "./access.ts";
import { createAdd } from "./add-step.ts";
import { createDates } from "./date-steps.ts";
import { createFinish } from "./finish-steps.ts";
import { createMy } from "./my.ts";
import { createNewPlan } from "./new-plan.ts";
import { createOwn } from "./own-steps.ts";
import { createPlanCommand } from "./plan-command.ts";
import type { PlanDeps, Planning } from "./planning.ts";
import { createPlanResponder, createStepResponder } from "./responders.ts";
import { createShow } from "./show-plan.ts";
import { createSnooze } from "./snooze.ts";
import { createSnoozeCommand } from "./snooze-command.ts";
import { createStepWriter } from "./step-writer.ts";

/** What can be done with plans and steps, whether typed or clicked. */
export type Parts = ReturnType<typeof createParts>;

const createParts = (planning: Planning) => ({
  show: createShow(planning),
  start: createNewPlan(planning),
  add: createAdd(planning),
  finish: createFinish(planning),
  own: createOwn(planning),
  dates: createDates(planning),
  snooze: createSnooze(planning),
});

/** Project plans: `plan`, `my`, `snooze`, and the buttons under steps. */
export function createPlansFeature(deps: PlanDeps): Feature {
  const planning: Planning = {
    ...deps,
    access: createAccess(deps),
    writer: createStepWriter(deps),
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
