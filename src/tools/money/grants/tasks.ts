import type { Words } from "../../../core/ports.ts";
import { showDate } from "../../../core/show.ts";
import { addDays, type Day } from "../../../core/time.ts";
import type { Around } from "../../document/around.ts";
import type { Task } from "../../document/maker.ts";
import { withKeys } from "../../document/row-keys.ts";
import type { Grants } from "./shape.ts";

/** Days before a deadline by which there should be a first draft. */
const DRAFT_DAYS = 30;

/** Days after sending, where nobody said when the state answers. */
const ANSWER_DAYS = 30;

/** Nobody has to apply any more once it was sent in, won or lost. */
export const isOpen = ({ status }: Grants["grants"][number]) =>
  !["submitted", "won", "declined"].includes(status);

/** Deadlines with a draft before them, approvals to ask for, and federal money nobody has looked at. */
export function grantTasks(made: Grants, { words, today }: Around): Task[] {
  return [
    ...leverage(words, made, today),
    ...withKeys(made.grants.filter(isOpen), ({ grant }) => grant).flatMap(({ key, row }) =>
      deadlines(words, key, row, today),
    ),
    ...withKeys(made.approvals, ({ what }) => what).flatMap(({ key, row }) =>
      approval(words, key, row, today),
    ),
  ];
}

function leverage(words: Words, { leverage: said, asker }: Grants, today: Day): Task[] {
  const streams: [string, string | undefined][] = [
    [words("grants.field.title-i"), said.titleI],
    [words("grants.field.title-iv-a"), said.titleIvA],
    [words("grants.field.idea"), said.idea],
  ];
  const open = streams.filter(([, use]) => use === "could" || use === "unknown");
  if (open.length === 0) return [];
  const names = open.map(([name]) => name).join(", ");
  const label = words("grants.task.leverage", { names });
  const dueOn = addDays(today, ANSWER_DAYS);
  return [{ key: "leverage", label, dueOn, tool: "grants", ...(asker && { owner: asker }) }];
}

function deadlines(
  words: Words,
  key: string,
  { grant, deadline, owner }: Grants["grants"][number],
  today: Day,
): Task[] {
  if (!deadline) return [];
  const said = { grant, day: showDate(deadline) };
  const steps = [
    {
      ...{ key: `${key}:draft`, dueOn: addDays(deadline, -DRAFT_DAYS) },
      label: words("grants.task.draft", said),
    },
    { key: `${key}:deadline`, dueOn: deadline, label: words("grants.task.deadline", said) },
  ];
  return steps
    .filter(({ dueOn }) => dueOn >= today)
    .map((step) => ({ ...step, tool: "grants", ...(owner && { owner }) }));
}

function approval(
  words: Words,
  key: string,
  { what, sent, expected, approved, owner }: Grants["approvals"][number],
  today: Day,
): Task[] {
  if (approved) return [];
  const due = expected ?? addDays(sent ?? today, ANSWER_DAYS);
  const label = sent
    ? words("grants.task.answer", { what, day: showDate(sent) })
    : words("grants.task.send", { what });
  const dueOn = due < today ? today : due;
  return [{ key: `${key}:approval`, label, dueOn, tool: "grants", ...(owner && { owner }) }];
}
