import { type CountProblem, readCount } from "../answers/count.ts";
import { readDay } from "../answers/day.ts";
import { plain } from "../answers/figures.ts";
import { type NumberProblem, readMoney, readNumber, readPercent } from "../answers/number.ts";
import { readYesNo } from "../answers/yes-no.ts";
import { never } from "../core/reply.ts";
import { dayIn } from "../core/time.ts";
import type { Choice, Step, Value } from "./checklist.ts";

/** Why words cannot answer a step, for the sentence that says so. */
export type AnswerProblem =
  | { type: "empty" | "yes-no" | "day" }
  | { type: "count"; reason: CountProblem }
  | { type: "number"; reason: NumberProblem }
  | { type: "one-number" | "must-know" }
  | { type: "least"; given: number; min: number }
  | { type: "most"; given: number; max: number }
  | { type: "past"; day: string; today: string }
  | { type: "choice"; labels: string[] }
  | { type: "long"; length: number; max: number };

export type ReadAnswer = { ok: true; value: Value } | { ok: false; problem: AnswerProblem };

/** When and where the person is: "tomorrow" depends on it. */
export interface Moment {
  now: Date;
  zone: string;
}

const LONGEST = { text: 300, longtext: 3000 };

/** Characters of a free answer; a step may name a limit of its own. */
export const mostCharacters = (step: Step & { type: "text" | "longtext" }): number =>
  step.max ?? LONGEST[step.type];

const good = (value: Value): ReadAnswer => ({ ok: true, value });
const bad = (problem: AnswerProblem): ReadAnswer => ({ ok: false, problem });

/** Reads what a person typed or clicked as the answer to a step, generously. */
export function readAnswer(step: Step, text: string, { now, zone }: Moment): ReadAnswer {
  const said = text.trim();
  if (said === "") return bad({ type: "empty" });
  switch (step.type) {
    case "text":
    case "longtext":
      return readText(said, step.max ?? LONGEST[step.type]);
    case "count":
      return readCounted(step, said);
    case "number":
      return readNumbered(step, said);
    case "date":
      return readDate(readDay(said, now, zone), step.future ? dayIn(zone, now) : undefined);
    case "yesNo": {
      const yes = readYesNo(said);
      return yes === undefined ? bad({ type: "yes-no" }) : good(yes);
    }
    case "choice": {
      const chosen = readChoice(step.choices, said);
      if (chosen) return good(chosen.value);
      return bad({ type: "choice", labels: step.choices.map(({ label }) => label) });
    }
    default:
      return never(step);
  }
}

const NONE = /^(?:no|nope|none|nothing|no more|no others?|none left|that'?s all)$/;

/** True for "no" and "none" where the checklist says that these skip the step. */
export const saysNone = (step: Step, text: string): boolean =>
  (step.type === "text" || step.type === "longtext") &&
  step.none === "skip" &&
  step.optional === true &&
  NONE.test(plain(text).replace(/[.!]+$/, ""));

const readText = (said: string, max: number) =>
  said.length > max ? bad({ type: "long", length: said.length, max }) : good(said);

function readCounted(step: Step & { type: "count" }, said: string): ReadAnswer {
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

function readNumbered(step: Step & { type: "number" }, said: string): ReadAnswer {
  const read = readerFor(step.unit)(said);
  if (read.type === "missing") return bad({ type: "must-know" });
  if (read.type === "refused") return bad({ type: "number", reason: read.reason });
  const { min, max } = step;
  if (min !== undefined && read.value < min) return bad({ type: "least", given: read.value, min });
  if (max !== undefined && read.value > max) return bad({ type: "most", given: read.value, max });
  return good(read.value);
}

function readerFor(unit: string | undefined) {
  if (unit === "$") return readMoney;
  return unit === "%" ? readPercent : readNumber;
}

function readDate(day: string | undefined, earliest: string | undefined): ReadAnswer {
  if (!day) return bad({ type: "day" });
  return earliest && day < earliest ? bad({ type: "past", day, today: earliest }) : good(day);
}

/** By value, label, number in the list, or a beginning that fits only one of them. */
function readChoice(choices: Choice[], text: string): Choice | undefined {
  const said = plain(text).replace(/[.!]$/, "");
  const exact = choices.find(({ value, label }) => [plain(value), plain(label)].includes(said));
  if (exact) return exact;
  if (/^\d+$/.test(said)) return choices[Number(said) - 1];
  const near = choices.filter(({ label }) => said.length >= 3 && plain(label).startsWith(said));
  return near.length === 1 ? near[0] : undefined;
}
