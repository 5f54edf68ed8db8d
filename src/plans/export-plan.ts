import type { Words } from "../core/ports.ts";
import type { Plan, PlanStep } from "../core/records.ts";
import { showDate } from "../core/show.ts";
import type { Names } from "./plan-reply.ts";
import { byPhase } from "./progress.ts";

/** The plan as one page of Markdown: a box per step, with owner, day, state and what is to be done. */
export function planMarkdown(
  words: Words,
  shown: { plan: Plan; steps: PlanStep[]; names: Names; notes: string[] },
): string {
  const { plan, steps, names, notes } = shown;
  const phases = byPhase(steps).map(([phase, all]) =>
    [`## ${literal(phase)}`, "", ...all.map((step) => item(words, step, names))].join("\n"),
  );
  return [`# ${literal(plan.title)}`, ...phases, ...notes.map(literal)].join("\n\n");
}

function item(words: Words, step: PlanStep, names: Names): string {
  const { number, label, detail, ownerId, dueOn, state, reason } = step;
  const owner = (ownerId && names.get(ownerId)) || words("plan.nobody");
  const due = dueOn ? showDate(dueOn) : words("plan.undated");
  const facts = words("plan.export.facts", { owner: literal(owner), due });
  const why =
    state === "skipped" ? ` ${words("plan.export.skipped", { why: literal(reason ?? "") })}` : "";
  const box = state === "done" ? "[x]" : "[ ]";
  const more = detail ? `\n  ${literal(detail)}` : "";
  return `- ${box} **${number}. ${literal(label)}** (${facts})${why}${more}`;
}

/** Keeps what people typed from becoming Markdown. */
const literal = (text: string) => text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>#|~]/g, "\\$&");
