import type { PlanStep } from "../core/records.ts";
import type { PlanTask } from "./plan-task.ts";

/** What a document's tasks mean for the steps that are there: new ones, those it still holds, those it dropped. */
export function sortTasks(steps: PlanStep[], tasks: PlanTask[], origin: string) {
  const of = ({ key }: PlanTask) => `${origin}#${key}`;
  const known = steps.filter((step) => step.origin?.startsWith(`${origin}#`));
  const open = known.filter(({ state }) => state === "open");
  return {
    fresh: tasks
      .filter((task) => !known.some((step) => step.origin === of(task)))
      .map((task) => ({ task, origin: of(task) })),
    kept: open.flatMap((step) => {
      const task = tasks.find((one) => of(one) === step.origin);
      return task ? [{ step, task }] : [];
    }),
    dropped: open.filter((step) => !tasks.some((task) => of(task) === step.origin)),
  };
}
