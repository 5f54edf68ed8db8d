import type { Words } from "../core/ports.ts";
import type { PlanStep } from "../core/records.ts";
import type { Block, Reply } from "../core/reply.ts";
import { type Day, daysBetween } from "../core/time.ts";
import { stepButtons } from "./buttons.ts";
import type { ReminderRules } from "./rules.ts";
import { daysLeft, standing } from "./standing.ts";

/** Steps named in words beyond those with buttons; the rest are only counted. */
const LISTED = 20;

/** One message for one person about everything there is to say now, most urgent first. */
export function reminder(
  words: Words,
  due: { steps: PlanStep[]; today: Day; late: boolean },
  rules: ReminderRules,
): Reply {
  const steps = [...due.steps].sort(soonestFirst);
  const lines = steps.map((step) => line(words, step, due.today));
  const title = words("reminder.title", { count: steps.length });
  const late = due.late ? [words("reminder.late")] : [];
  const rest = lines.slice(rules.buttons);
  const more = rest.length > 0 ? [words("reminder.more", { count: rest.length })] : [];

  const blocks: Block[] = [{ type: "heading", text: title }];
  if (due.late) blocks.push({ type: "notice", level: "info", text: late.join("") });
  for (const [at, step] of steps.slice(0, rules.buttons).entries()) {
    blocks.push({ type: "text", text: lines[at] ?? "" });
    if (steps.length === 1 && step.detail) blocks.push({ type: "text", text: step.detail });
    blocks.push({ type: "actions", actions: buttons(words, step, steps.length) });
  }
  if (rest.length > 0)
    blocks.push({ type: "text", text: [...rest.slice(0, LISTED), ...more].join("\n") });
  const listed = lines.slice(0, rules.buttons + LISTED);
  return {
    text: [title, ...late, ...listed, ...alone(steps), ...more].join("\n"),
    blocks,
    data: { type: "reminder", late: due.late, steps: steps.map((step) => facts(step, due.today)) },
  };
}

/** What is to be done, where there is room to say it. */
const alone = ([only, ...others]: PlanStep[]) =>
  only?.detail && others.length === 0 ? [only.detail] : [];

function line(words: Words, step: PlanStep, today: Day): string {
  const { number, label } = step;
  const state = standing(words, step, today);
  return step.ownerId
    ? words("reminder.line", { number, label, state })
    : words("reminder.line-unowned", { number, label, state });
}

const buttons = (words: Words, step: PlanStep, among: number) => {
  const own = { id: `step:${step.id}:own`, label: words("reminder.button.own") };
  const all = stepButtons(words, step, among);
  return step.ownerId ? all : [...all, own];
};

const facts = (step: PlanStep, today: Day) => ({
  id: step.id,
  number: step.number,
  dueOn: step.dueOn,
  daysLeft: daysLeft(step, today),
});

/** Undated steps, which someone asked to be told of by snoozing, come last. */
export function soonestFirst(a: PlanStep, b: PlanStep): number {
  if (a.dueOn && b.dueOn && a.dueOn !== b.dueOn) return daysBetween(b.dueOn, a.dueOn);
  if (a.dueOn !== b.dueOn) return a.dueOn ? -1 : 1;
  return a.number - b.number;
}
