import type { PlanStep } from "../core/records.ts";
import { type PlanTask, stepLabel } from "./plan-task.ts";

/**
 * What a document's tasks mean for the steps that are there: new ones, those it still holds, those it
 * dropped. What it dropped before (its reason is `gone`) comes back with the task. A step that people
 * are through with was for what its words say and for its day: in other words, or after a day that has
 * passed for one ahead, it is a new one, such as next year's.
 */
export function sortTasks(
  steps: PlanStep[],
  tasks: PlanTask[],
  { origin, gone, today }: { origin: string; gone: string; today: string },
) {
  const of = ({ key }: PlanTask) => `${origin}#${key}`;
  const known = steps.filter((step) => step.origin?.startsWith(`${origin}#`));
  const open = known.filter(({ state }) => state === "open");
  const back = known.filter(({ state, reason }) => state === "skipped" && reason === gone);
  const kept = tasks.flatMap((task) => {
    const step = [...back, ...open].findLast((one) => one.origin === of(task));
    return step ? [{ step, task }] : [];
  });
  const isOver = ({ dueOn }: PlanStep, task: PlanTask) =>
    dueOn !== null && dueOn < today && task.dueOn !== undefined && task.dueOn > today;
  const isThere = (task: PlanTask) =>
    known
      .filter((step) => step.origin === of(task) && step.label === stepLabel(task))
      .some((step) => !isOver(step, task));
  return {
    fresh: tasks
      .filter((task) => !kept.some((one) => one.task === task) && !isThere(task))
      .map((task) => ({ task, origin: of(task) })),
    kept,
    dropped: open.filter((step) => !tasks.some((task) => of(task) === step.origin)),
  };
}
