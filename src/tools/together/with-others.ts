import type { Reads } from "../../core/reads.ts";
import type { Run } from "../../core/records.ts";
import type { Answers, Checklist, Held } from "../checklist.ts";
import { checklistOf } from "../run-row.ts";

/** A run that still waits for its person. */
export const isUnfinished = ({ status }: Pick<Run, "status">) =>
  status === "open" || status === "saved";

/**
 * A run together with what others do on it just now: the owner's answers beside a part's own, or
 * which steps of the run are with whom. Only to be looked at; it is never stored like this.
 */
export const withOthers = (reads: Reads, run: Run): Promise<Run> =>
  run.parentId === null ? withHeld(reads, run) : withGiven(reads, run, run.parentId);

async function withHeld(reads: Reads, run: Run): Promise<Run> {
  const parts = (await reads.partsOf(run.id)).filter(isUnfinished);
  if (parts.length === 0) return run;
  const held: Record<string, Held> = {};
  for (const part of parts) {
    const name = (await reads.person(part.personId))?.name ?? "";
    for (const { id } of checklistOf(part).steps) held[id] = { run: part.id, name };
  }
  const definition: Checklist = { ...checklistOf(run), held };
  return { ...run, definition };
}

async function withGiven(reads: Reads, run: Run, parentId: string): Promise<Run> {
  const checklist = checklistOf(run);
  const owner = await reads.run(parentId);
  if (!owner || !checklist.part) return run;
  const own = new Set(checklist.steps.map(({ id }) => id));
  // Written by the engine of runs, and by nobody else.
  const others = Object.entries(owner.answers as Answers).filter(
    ([id, answer]) => !own.has(id) && ("skipped" in answer || !answer.suggested),
  );
  const definition: Checklist = {
    ...checklist,
    part: { ...checklist.part, given: Object.fromEntries(others) },
  };
  return { ...run, definition };
}
