import type { Words } from "../core/ports.ts";
import type { PlanStep } from "../core/records.ts";
import type { Block, Reply } from "../core/reply.ts";
import { showDate } from "../core/show.ts";
import { type Day, daysBetween } from "../core/time.ts";
import { stepButtons } from "./buttons.ts";
import type { ReminderRules } from "./rules.ts";
import { daysLeft, standing } from "./standing.ts";

/** Steps named in words beyond those with buttons; the rest are only counted. */
const LISTED = 20;

/** What a reminder is about. */
interface Due {
  steps: PlanStep[];
  /** The day it is for the reader. */
  today: Day;
  late: boolean;
  /** Given when a reminder is said again after something changed: whom it was sent to. */
  personId?: string;
}

/** One message for one person about everything there is to say now, most urgent first. */
export function reminder(words: Words, due: Due, rules: ReminderRules): Reply {
  const waiting = due.steps.filter((step) => waits(step, due, rules)).sort(soonestFirst);
  const settled = due.steps.filter((step) => !waiting.includes(step)).sort(soonestFirst);
  const lines = waiting.map((step) => line(words, step, due.today));
  const title = words("reminder.title", { count: waiting.length });
  const late = due.late ? [words("reminder.late")] : [];
  const rest = lines.slice(rules.buttons);
  const more = rest.length > 0 ? [words("reminder.more", { count: rest.length })] : [];
  const since = settled.map((step) => settledLine(words, step, due));

  const blocks: Block[] = [{ type: "heading", text: title }];
  if (due.late) blocks.push({ type: "notice", level: "info", text: late.join("") });
  for (const [at, step] of waiting.slice(0, rules.buttons).entries()) {
    blocks.push({ type: "text", text: lines[at] ?? "" });
    if (waiting.length === 1 && step.detail) blocks.push({ type: "text", text: step.detail });
    blocks.push({ type: "actions", actions: buttons(words, step, due.steps.length) });
  }
  if (rest.length > 0)
    blocks.push({ type: "text", text: [...rest.slice(0, LISTED), ...more].join("\n") });
  if (since.length > 0) blocks.push({ type: "text", text: since.join("\n") });
  const listed = lines.slice(0, rules.buttons + LISTED);
  return {
    text: [title, ...late, ...listed, ...alone(waiting), ...more, ...since].join("\n"),
    blocks,
    data: {
      ...{ type: due.personId ? "reminder-update" : "reminder", late: due.late },
      steps: [...waiting, ...settled].map((step) => facts(step, due.today)),
    },
  };
}

/** Whether a step still needs a word: not done, not put off, not given away, not far off by now. */
function waits(step: PlanStep, { today, personId }: Due, { before }: ReminderRules): boolean {
  if (personId === undefined) return true;
  const { state, ownerId, snoozedUntil, dueOn } = step;
  if (state !== "open" || (ownerId !== null && ownerId !== personId)) return false;
  if (snoozedUntil !== null && snoozedUntil > today) return false;
  return dueOn === null || daysBetween(today, dueOn) <= Math.max(0, ...before);
}

/** What became of a step since its reminder. */
function settledLine(words: Words, step: PlanStep, { today, personId }: Due): string {
  const { number, label, state, reason, ownerId, snoozedUntil } = step;
  const say = (said: string) => words("reminder.line", { number, label, state: said });
  if (state === "done") return say(words("plan.state.done"));
  if (state === "skipped") return say(words("plan.state.skipped", { why: reason ?? "" }));
  if (ownerId !== null && ownerId !== personId) return say(words("reminder.given"));
  if (snoozedUntil !== null && snoozedUntil > today)
    return say(words("reminder.snoozed", { day: showDate(snoozedUntil) }));
  return say(standing(words, step, today));
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
