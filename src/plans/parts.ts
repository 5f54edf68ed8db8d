import { createAdd } from "./add-step.ts";
import { createDates } from "./date-steps.ts";
import { createFinish } from "./finish-steps.ts";
import { createMove } from "./move-step.ts";
import { createNewPlan } from "./new-plan.ts";
import { createOwn } from "./own-steps.ts";
import type { Planning } from "./planning.ts";
import { createShow } from "./show-plan.ts";
import { createSnooze } from "./snooze.ts";

export type Parts = ReturnType<typeof createParts>;

/** What can be done with plans and steps, the same whether typed or clicked. */
export const createParts = (planning: Planning) => ({
  show: createShow(planning),
  start: createNewPlan(planning),
  add: createAdd(planning),
  finish: createFinish(planning),
  own: createOwn(planning),
  dates: createDates(planning),
  move: createMove(planning),
  snooze: createSnooze(planning),
});
