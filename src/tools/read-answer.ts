import { readCount } from "../answers/count.ts";
import { readDay } from "../answers/day.ts";
import { plain } from "../answers/figures.ts";
import { readMoney, readNumber, readPercent } from "../answers/number.ts";
import { readYesNo } from "../answers/yes-no.ts";
import { never } from "../core/reply.ts";
import { dayIn } from "../core/time.ts";
import type { AnswerProblem, Moment, ReadAnswer } from "./answer-problem.ts";
import type { Asked, Value } from "./checklist.ts";
import { readChoice, readChoices } from "./read-choice.ts";
import { readLink } from "./read-link.ts";
import { isNobody, readPeople } from "./read-people.ts";
import { readSites } from "./read-sites.ts";
import type { ReadCell } from "./table/read-lines.ts";
import { readRows } from "./table/read-rows.ts";

const LONGEST = { text: 300, longtext: 3000 };

/** Characters of a free answer; a step may name a limit of its own. */
export const mostCharacters = (step: Asked & { type: "text" | "longtext" }): number =>
  step.max ?? LONGEST[step.type];

const good = (value: Value): ReadAnswer => ({ ok: true, value });
const bad = (problem: AnswerProblem): ReadAnswer => ({ ok: false, problem });

/** Reads what a person typed or clicked as the answer to a step or a cell, generously. */
export function readAnswer(step: Asked, text: string, moment: Moment): ReadAnswer {
  const said = text.trim();
  if (said === "") return bad({ type: "empty" });
  switch (step.type) {
    case "text":
    case "longtext":
      return readText(said, mostCharacters(step));
    case "count":
      return readCounted(step, said);
    case "number":
      return readNumbered(step, said, readerFor(step.unit));
    case "money":
      return readNumbered(step, said, readMoney);
    case "percent":
      return readNumbered({ min: 0, ...step }, said, readPercent);
    case "date": {
      const { now, zone } = moment;
      return readDate(step, readDay(said, now, zone, step.past), dayIn(zone, now));
    }
    case "yesNo": {
      const yes = readYesNo(said);
      return yes === undefined ? bad({ type: "yes-no" }) : good(yes);
    }
    case "confirm":
      return readYesNo(said) ? good(true) : bad({ type: "agree" });
    case "choice":
      return chosen(step.choices, said);
    case "scale":
      return chosen(step.points, said);
    case "multiChoice":
      return readChoices(step, said);
    case "person":
      return readPeople(step, said, moment);
    case "site":
      return readSites(step, said, moment.sites ?? []);
    case "link":
      return readLink(said);
    case "table":
      return readRows(step, said, cellReader(moment));
    case "note":
      return good(true);
    default:
      return never(step);
  }
}

/** Reads cells of tables: undefined where "none" leaves one empty. */
export const cellReader =
  (moment: Moment): ReadCell =>
  (column, text) =>
    saysNone(column, text) ? undefined : readAnswer(column, text, moment);

const NONE = /^(?:no|nope|none|nothing|no more|no others?|none left|that'?s all)$/;

/** True for "no" and "none" where the checklist says that these skip the step, and for "nobody" where people are asked. */
export function saysNone(step: Asked, text: string): boolean {
  if (step.type === "person") return step.optional === true && isNobody(text);
  const none = (step.type === "text" || step.type === "longtext") && step.none === "skip";
  return none && step.optional === true && NONE.test(plain(text).replace(/[.!]+$/, ""));
}

const readText = (said: string, max: number) =>
  said.length > max ? bad({ type: "long", length: said.length, max }) : good(said);

function chosen(choices: { value: string; label: string }[], said: string): ReadAnswer {
  const choice = readChoice(choices, said);
  if (choice) return good(choice.value);
  return bad({ type: "choice", labels: choices.map(({ label }) => label) });
}

function readCounted(step: Asked & { type: "count" }, said: string): ReadAnswer {
  const read = readCount(said);
  switch (read.type) {
    case "count":
      return good(read.count);
    case "range":
      return step.range ? good({ low: read.low, high: read.high }) : bad({ type: "one-number" });
    case "missing":
      return step.missing ? good(null) : bad({ type: "must-know" });
    case "refused":
      return bad({ type: "count", reason: read.reason });
    default:
      return never(read);
  }
}

function readNumbered(
  { min, max }: { min?: number; max?: number },
  said: string,
  reader: typeof readNumber,
): ReadAnswer {
  const read = reader(said);
  if (read.type === "missing") return bad({ type: "must-know" });
  if (read.type === "refused") return bad({ type: "number", reason: read.reason });
  if (min !== undefined && read.value < min) return bad({ type: "least", given: read.value, min });
  if (max !== undefined && read.value > max) return bad({ type: "most", given: read.value, max });
  return good(read.value);
}

function readerFor(unit: string | undefined) {
  if (unit === "$") return readMoney;
  return unit === "%" ? readPercent : readNumber;
}

function readDate(
  { future, past }: { future?: boolean; past?: boolean },
  day: string | undefined,
  today: string,
): ReadAnswer {
  if (!day) return bad({ type: "day" });
  if (future && day < today) return bad({ type: "past", day, today });
  return past && day > today ? bad({ type: "ahead", day, today }) : good(day);
}
