import { addDays } from "../../../core/time.ts";
import { isEvery, monthsLater, recurring } from "../../dates/recurring.ts";
import type { Around } from "../../document/around.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import type { Task } from "../../document/maker.ts";
import { withKeys } from "../../document/row-keys.ts";
import { type Communication, communicationShape, type Message, makeCommunication } from "./made.ts";
import { missingOfTwo, sayAudience, sayTwo, showCommunication } from "./show.ts";

const MONTHS_AHEAD = 6;
const MOST_MEETINGS = 6;
const MOST_REPEATS = 3;

/** Messages on their days, the meetings of both sides, and what the plan still lacks. */
function tasks(made: Communication, around: Around): Task[] {
  const all = [...messages(made, around), ...meetings(made, around), ...gaps(made, around)];
  return all.map((task) => (task.owner || !made.owner ? task : { ...task, owner: made.owner }));
}

function messages({ messages: rows }: Communication, { words, today }: Around): Task[] {
  const about = ({ audience, message }: Message) => `${audience} ${message}`;
  return withKeys(rows, about).flatMap(({ key, row }) => {
    const audience = sayAudience(words)(row.audience);
    const label = words("communication.task.message", { audience, message: row.message });
    return daysOf(row, today).map((dueOn, at) => ({
      key: at === 0 ? `message:${key}` : `message:${key}:${dueOn}`,
      ...{ label, dueOn },
      ...(row.owner && { owner: row.owner }),
    }));
  });
}

/** The next day that was given, and the times after it that lie within the months ahead. */
function daysOf({ next, every }: Message, today: string): string[] {
  if (next === undefined) return [];
  if (!isEvery(every)) return [next];
  const until = monthsLater(next > today ? next : today, MONTHS_AHEAD);
  const days = recurring(next, every, { from: today, until, most: MOST_REPEATS });
  return days.length > 0 ? days : [next];
}

function meetings(made: Communication, { words, today }: Around): Task[] {
  const { contact, contactNext } = made;
  if (!isEvery(contact)) return [];
  const first = contactNext ?? recurring(today, contact, after(today))[0] ?? today;
  const until = monthsLater(first, MONTHS_AHEAD);
  const days = recurring(first, contact, { from: today, until, most: MOST_MEETINGS });
  const label = words("communication.task.meet");
  return days.map((dueOn) => ({ key: `meet:${dueOn}`, label, dueOn }));
}

/** The first time that is not today itself. */
const after = (today: string) => ({ from: addDays(today, 1), until: "9999-12-31", most: 1 });

function gaps(made: Communication, { words }: Around): Task[] {
  const parts = missingOfTwo(made).map(sayTwo(words));
  if (parts.length === 0) return [];
  const label = words("communication.task.gap", { parts: parts.join(", ") });
  return [{ key: "two", label, tool: "communication" }];
}

/** Who tells whom what, how students are referred, and what two providers of one student tell each other. */
export const communicationTool = (deps: DocumentDeps): DocumentTool =>
  documentTool<Communication>(
    {
      ...{ name: "communication", shape: communicationShape, tasks },
      make: makeCommunication,
      show: showCommunication,
    },
    deps,
  );
