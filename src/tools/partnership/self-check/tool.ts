import { daysBetween } from "../../../core/time.ts";
import type { Answers } from "../../checklist.ts";
import { monthsLater } from "../../dates/recurring.ts";
import type { Around } from "../../document/around.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import type { Task } from "../../document/maker.ts";
import { withKeys } from "../../document/row-keys.ts";
import { asPeople, asText, rowsOf, textOf } from "../../given.ts";
import { ACTIONS, inPlace, TOOLS } from "./actions.ts";
import { type SelfCheck, selfCheckShape } from "./made.ts";
import { sayAction, showSelfCheck } from "./show.ts";

/** What comes sooner after a self-check is a correction of it, and is compared with the one before. */
const CORRECTION_DAYS = 120;
const MONTHS_UNTIL_NEXT = 12;

function make(answers: Answers, around: Around): SelfCheck {
  const { today } = around;
  const last = around.latest("self-check", selfCheckShape)?.made;
  const isNew = last && daysBetween(last.date, today) >= CORRECTION_DAYS;
  const before = isNew ? { date: last.date, far: last.far } : last?.before;
  return {
    date: last && !isNew ? last.date : today,
    far: Object.fromEntries(
      ACTIONS.map((action) => [action, textOf(answers, action) ?? "unknown"]),
    ),
    evidence: rowsOf(answers, "evidence").flatMap((row) => {
      const [action, seen] = [asText(row.action), asText(row.seen)];
      return action && seen ? [{ action, seen }] : [];
    }),
    next: rowsOf(answers, "next").flatMap((row) => {
      const [action, step] = [asText(row.action), asText(row.step)];
      if (!action || !step) return [];
      return [{ action, step, who: asPeople(row.who)[0], by: asText(row.by) }];
    }),
    ...(before && { before }),
  };
}

function tasks({ next, date }: SelfCheck, { words, person }: Around): Task[] {
  const steps = withKeys(next, ({ action, step }) => `${action} ${step}`).map(({ key, row }) => ({
    key: `next:${key}`,
    label: words("self-check.task.next", { action: sayAction(words)(row.action), step: row.step }),
    ...(row.who && { owner: row.who }),
    ...(row.by && { dueOn: row.by }),
    ...toolOf(row.action),
  }));
  const dueOn = monthsLater(date, MONTHS_UNTIL_NEXT);
  const label = words("self-check.task.again");
  return [...steps, { key: "again", label, dueOn, owner: person, tool: "self-check" }];
}

function toolOf(action: string): { tool?: string } {
  const tool = TOOLS[action];
  return tool === undefined ? {} : { tool };
}

/** How far the eight actions of a good partnership are, each year compared with the last. */
export const selfCheckTool = (deps: DocumentDeps): DocumentTool =>
  documentTool<SelfCheck>(
    {
      ...{ name: "self-check", shape: selfCheckShape, make, tasks },
      show: showSelfCheck,
      facts: ({ date, far: now, before }) => ({
        ...{ date, far: now, inPlace: inPlace(now), of: ACTIONS.length },
        ...(before && { before: { date: before.date, inPlace: inPlace(before.far) } }),
      }),
    },
    deps,
  );
