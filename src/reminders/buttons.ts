import type { Words } from "../core/ports.ts";
import type { PlanStep } from "../core/records.ts";
import type { Action } from "../core/reply.ts";

/** Done, Snooze and Change date for one step; with its number when several steps are shown together. */
export function stepButtons(words: Words, step: PlanStep, among: number): Action[] {
  const { id, number } = step;
  const label = (alone: string, several: string) => (among === 1 ? alone : several);
  const done = label(words("reminder.button.done"), words("reminder.button.done-n", { number }));
  const snooze = label(
    words("reminder.button.snooze"),
    words("reminder.button.snooze-n", { number }),
  );
  const date = label(words("reminder.button.date"), words("reminder.button.date-n", { number }));
  const open = step.tool === null ? [] : [toolButton(words, step.tool)];
  return [
    ...(among === 1 ? open : []),
    { id: `step:${id}:done`, label: done, style: "primary" },
    { id: `step:${id}:snooze`, label: snooze },
    { id: `step:${id}:date`, label: date, opens: "form" },
  ];
}

/** Begins the guided tool that does a step. */
const toolButton = (words: Words, tool: string): Action => ({
  ...{ id: `say:start-${tool}`, value: `start ${tool}` },
  label: words("reminder.button.tool"),
});
