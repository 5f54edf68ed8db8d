import { placeOf } from "../core/address.ts";
import type { New } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import type { Run } from "../core/records.ts";
import { type Position, SUMMARY } from "./advance.ts";
import type { Answers, Checklist } from "./checklist.ts";
import { type Guide, walk } from "./path.ts";
import { placeId, placeIn, stepOf } from "./table/place.ts";
import type { Tool } from "./tool.ts";

/** Where a person's runs take place: their direct conversation, whatever thread they write in. */
export const placeFor = (call: Call) => placeOf({ ...call.incoming.from.direct, thread: "" });

/** What a stored run asks and where it stands. */
export function openRun(run: Run, tool: Tool): { guide: Guide; at: Position } {
  // Written by startRun and by advance, and by nobody else.
  const answers = run.answers as Answers;
  const checklist = checklistOf(run);
  const { part } = checklist;
  const meaning = part ? within(part.given, tool) : tool;
  // A form may have changed the rows of the table that was being filled in.
  const step = placeId(stepOf(run.step), placeIn(checklist, answers, run.step));
  return { guide: { checklist, tool: meaning }, at: { step, answers } };
}

/** A tool as the answerer of a part has it: it sees the owner's answers beside theirs. */
function within(given: Answers, tool: Tool): Guide["tool"] {
  const { check, moot, note } = tool;
  return {
    ...(check && { check: (step, answers, now) => check(step, { ...given, ...answers }, now) }),
    ...(moot && { moot: (step, answers) => moot(step, { ...given, ...answers }) }),
    ...(note && { note: (step, answers) => note(step, { ...given, ...answers }) }),
  };
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
