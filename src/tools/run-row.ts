import { placeOf } from "../core/address.ts";
import type { New } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import type { Run } from "../core/records.ts";
import { type Position, SUMMARY } from "./advance.ts";
import type { Answers, Checklist } from "./checklist.ts";
import { type Guide, walk } from "./path.ts";
import type { Tool } from "./tool.ts";

/** Where a person's runs take place: their direct conversation, whatever thread they write in. */
export const placeFor = (call: Call) => placeOf({ ...call.incoming.from.direct, thread: "" });

/** What a stored run asks and where it stands. */
export function openRun(run: Run, tool: Tool): { guide: Guide; at: Position } {
  // Written by startRun and by advance, and by nobody else.
  const answers = run.answers as Answers;
  return { guide: { checklist: checklistOf(run), tool }, at: { step: run.step, answers } };
}

/** The copy of its checklist that a run was started with; only startRun writes it. */
export const checklistOf = (run: Run) => run.definition as Checklist;

/** A run that begins now, with a copy of the checklist, at its first open step. */
export function startRun(
  call: Call,
  id: string,
  guide: Guide & { tool: Tool },
  answers: Answers,
): New<"run"> {
  const { who, now } = call;
  const { open } = walk(guide, answers, now);
  return {
    id,
    personId: who.person.id,
    cohortId: who.cohort?.id ?? null,
    districtId: who.district?.id ?? null,
    checklist: guide.tool.name,
    definition: guide.checklist,
    answers,
    step: open?.step.id ?? SUMMARY,
    place: placeFor(call),
    status: "open",
    parentId: null,
    remindAt: null,
    startedAt: now,
    touchedAt: now,
  };
}
