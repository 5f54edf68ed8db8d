import type { Call } from "../core/command.ts";
import type { Words } from "../core/ports.ts";
import type { Plan, PlanStep } from "../core/records.ts";
import { type Action, type Block, never, type Reply } from "../core/reply.ts";
import { showDate } from "../core/show.ts";
import { type Day, dayIn } from "../core/time.ts";
import { stepButtons } from "../reminders/buttons.ts";
import { standing } from "../reminders/standing.ts";
import type { PlanDeps } from "./plan-deps.ts";
import { byPhase, progressOf, stepFacts } from "./progress.ts";

/** Names of the people who own steps. */
export type Names = Map<string, string>;

export async function namesOf(reads: PlanDeps["store"]["reads"], steps: PlanStep[]) {
  const names: Names = new Map();
  for (const id of new Set(steps.flatMap(({ ownerId }) => ownerId ?? []))) {
    const person = await reads.person(id);
    if (person) names.set(id, person.name);
  }
  return names;
}

/** The whole plan: how far along it is, who is next, and every step by phase. */
export function planReply(
  words: Words,
  call: Call,
  shown: { plan: Plan; steps: PlanStep[]; names: Names; notes?: string[]; notice?: string },
): Reply {
  const { plan, steps, names, notes = [], notice } = shown;
  const today = dayIn(call.who.person.zone, call.now);
  const { done, total, skipped, next } = progressOf(steps);
  const summary = [
    words("plan.progress", { done, total, skipped }),
    next ? words("plan.next", { step: stepLine(words, next, names, today) }) : words("plan.over"),
  ].join(" ");
  const phases = byPhase(steps);
  const table = ([phase, all]: [string, PlanStep[]]): Block => ({
    type: "table",
    caption: phase,
    columns: columns(words),
    rows: all.map((step) => row(words, step, names, today)),
  });
  const lines = phases.flatMap(([phase, all]) => [
    phase,
    ...all.map((step) => stepLine(words, step, names, today)),
  ]);
  const said = notice ? [notice] : [];
  return {
    text: [plan.title, ...said, summary, ...lines, ...notes].join("\n"),
    blocks: [
      { type: "heading", text: plan.title },
      ...said.map((text): Block => ({ type: "notice", level: "success", text })),
      { type: "text", text: summary },
      ...phases.map(table),
      ...notes.map((text): Block => ({ type: "text", text })),
      { type: "actions", actions: planButtons(words, call, plan, steps) },
    ],
    data: {
      ...{ type: "plan", plan: plan.id, template: plan.template, title: plan.title },
      ...{ done, total, skipped, next: next?.number ?? null, steps: steps.map(stepFacts) },
    },
  };
}

const columns = (words: Words) => [
  { label: words("plan.column.number"), align: "right" as const },
  { label: words("plan.column.step") },
  { label: words("plan.column.owner") },
  { label: words("plan.column.due") },
  { label: words("plan.column.state") },
];

const ownerOf = (words: Words, { ownerId }: PlanStep, names: Names) =>
  (ownerId && names.get(ownerId)) || words("plan.nobody");

function row(words: Words, step: PlanStep, names: Names, today: Day): string[] {
  const due = step.dueOn ? showDate(step.dueOn) : words("plan.undated");
  const owner = ownerOf(words, step, names);
  return [String(step.number), step.label, owner, due, stateOf(words, step, today)];
}

function stateOf(words: Words, { state, reason, dueOn }: PlanStep, today: Day): string {
  switch (state) {
    case "done":
      return words("plan.state.done");
    case "skipped":
      return words("plan.state.skipped", { why: reason ?? "" });
    case "open":
      return dueOn && dueOn < today ? words("plan.state.overdue") : words("plan.state.open");
    default:
      return never(state);
  }
}

/** "3. Set the criteria (Ana Lopez, due tomorrow, Wed 3 Mar 2027)". */
export function stepLine(words: Words, step: PlanStep, names: Names, today: Day): string {
  const { number, label } = step;
  const state = step.state === "open" ? standing(words, step, today) : stateOf(words, step, today);
  return words("plan.line", { number, label, owner: ownerOf(words, step, names), state });
}

function planButtons(words: Words, call: Call, plan: Plan, steps: PlanStep[]): Action[] {
  const open = steps.filter(({ state }) => state === "open");
  const mine = progressOf(steps.filter(({ ownerId }) => ownerId === call.who.person.id)).next;
  const actions: Action[] = [];
  const looksOn = call.who.membership?.role === "observer";
  if (mine) actions.push(...stepButtons(words, mine, open.length));
  if (open.length > 0 && !looksOn)
    actions.push({
      ...{ id: `plan:${plan.id}:dates`, opens: "form" },
      label: words("plan.button.dates"),
    });
  if (open.some(({ ownerId }) => !ownerId) && !looksOn)
    actions.push({ id: `plan:${plan.id}:mine`, label: words("plan.button.mine") });
  actions.push({ id: `plan:${plan.id}:export`, label: words("plan.button.export") });
  return actions;
}
