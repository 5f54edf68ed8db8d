import { z } from "zod";
import type { Words } from "../../core/ports.ts";
import type { Table } from "../../core/reply.ts";
import { showDate } from "../../core/show.ts";
import { addDays, type Day, dayIn } from "../../core/time.ts";
import type { Answers, Cells, Named } from "../checklist.ts";
import type { Task } from "../document/maker.ts";
import { namedShape } from "../document/named.ts";
import { rowKeys } from "../document/row-keys.ts";
import { asPeople, asText, rowsOf } from "../given.ts";

/** Something that somebody promised to do by a day. */
export interface OwnedStep {
  what: string;
  owner: Named | null;
  by: Day | null;
}

export const ownedStepShape: z.ZodType<OwnedStep> = z.object({
  what: z.string(),
  owner: namedShape.nullable(),
  by: z.string().nullable(),
});

/** One row with the columns "what", "owner" and "by". */
export const ownedStep = (row: Cells): OwnedStep => ({
  what: asText(row.what) ?? "",
  owner: asPeople(row.owner)[0] ?? null,
  by: asText(row.by) ?? null,
});

/** The same as steps of the plan, each with a key that stays while its words do. */
export function tasksFor(steps: OwnedStep[], tool?: string): Task[] {
  const keys = rowKeys(steps.map(({ what }) => what));
  return steps.map(({ what, owner, by }, at) => ({
    ...{ key: keys[at] ?? what, label: what },
    ...(owner && { owner }),
    ...(by && { dueOn: by }),
    ...(tool && { tool }),
  }));
}

/** A table of them, soonest first, those without a day last. */
export function stepsTable(words: Words, caption: string, steps: OwnedStep[]): Table {
  const last = "9999";
  const sorted = steps.toSorted((a, b) => (a.by ?? last).localeCompare(b.by ?? last));
  return {
    ...{ type: "table", caption },
    columns: [
      { label: words("staffing.steps.what") },
      { label: words("staffing.steps.owner") },
      { label: words("staffing.steps.by") },
    ],
    rows: sorted.map(({ what, owner, by }) => [
      what,
      owner?.name ?? words("staffing.steps.nobody"),
      by === null ? words("staffing.steps.no-day") : showDate(by),
    ]),
  };
}

/** A step whose day has passed everywhere cannot be promised. */
export function passedStep(words: Words, answers: Answers, id: string, now: Date) {
  const earliest = addDays(dayIn("UTC", now), -1);
  const late = rowsOf(answers, id)
    .map(ownedStep)
    .find(({ by }) => by !== null && by < earliest);
  return late && words("staffing.steps.past", { what: late.what, day: showDate(late.by ?? "") });
}
