import type { Input } from "./advance.ts";
import type { Asked } from "./checklist.ts";

/** What a plain message means to a run in progress. "pass": it is for someone else. */
export type Typed =
  | { type: "input"; input: Input }
  | { type: "edit"; number: number }
  | { type: "save" }
  | { type: "stop" }
  | { type: "resume" }
  | { type: "form" }
  | { type: "pass" };

const EXACT: Record<string, Typed> = {
  back: { type: "input", input: { type: "back" } },
  keep: { type: "input", input: { type: "keep" } },
  skip: { type: "input", input: { type: "skip", reason: "" } },
  save: { type: "save" },
  "save for later": { type: "save" },
  stop: { type: "stop" },
  cancel: { type: "stop" },
  resume: { type: "resume" },
  form: { type: "form" },
};

/** Whole words that always reach the rest of the program, even where any text would be an answer. */
const ELSEWHERE = new Set(["help", "home", "my", "tools"]);

const YES = new Set(["yes", "confirm", "y", "ok", "okay", "done", "finish"]);

/** Words that mean something only while a question or a summary waits. */
export const steersARun = (text: string) =>
  /^(?:back|keep|skip|confirm|edit #?\d{1,3})[.!]*$/i.test(text.trim());

/** "hand to @ben", "assign 2 to Ben", 'assign "Screening" to ben': words that share a run with somebody. */
const sharesARun = (text: string) =>
  /^hand\s+(?:over\s+)?(?:to\s+\S|.+\sto\s+<?@\S)/i.test(text) ||
  /^assign\s+(?:#?\d{1,3}|["“].+["”]|.+(?=\s+to\s+<?@))\s+to\s+\S/i.test(text);

const ANY_WORDS = ["text", "longtext", "person", "site"];
const FREE = ["text", "longtext", "table"];
const isFree = (step: Asked | undefined) => step !== undefined && FREE.includes(step.type);

/** "help" asks for help where "Helps" can be picked; a choice of exactly that name is an answer. */
const isNoChoice = (step: Asked | undefined, word: string) =>
  (step?.type === "choice" || step?.type === "multiChoice") &&
  !step.choices.some(({ label, value }) => [label, value].some((it) => it.toLowerCase() === word));

/**
 * Finds the words that steer a run. Where the step takes any text, "skip the bus duty" is an answer
 * and only "skip", "skip: why" and "skip because why" are not. `step` is undefined at the summary.
 */
export function readTyped(text: string, step: Asked | undefined): Typed {
  const said = text.trim();
  const word = said.toLowerCase().replace(/[.!]+$/, "");
  if (Object.hasOwn(EXACT, word)) return EXACT[word] ?? { type: "pass" };
  const number = /^edit #?(\d{1,3})$/.exec(word)?.[1];
  if (number) return { type: "edit", number: Number(number) };
  if (step?.type === "multiChoice" && word === "done")
    return { type: "input", input: { type: "keep" } };
  if (!step && YES.has(word)) return { type: "input", input: { type: "confirm" } };
  // Said too early, where any words would do: no name, no place and no remark.
  if (word === "confirm" && step && ANY_WORDS.includes(step.type))
    return { type: "input", input: { type: "confirm" } };
  const why = (
    isFree(step) ? /^skip(?:\s*[:,–-]\s*|\s+(?=because\b))(.+)$/is : /^skip\b[\s:,–-]*(.+)$/is
  ).exec(said)?.[1];
  if (why && step) return { type: "input", input: { type: "skip", reason: why.slice(0, 300) } };
  if (sharesARun(said)) return { type: "pass" };
  if (ELSEWHERE.has(word) && (isFree(step) || isNoChoice(step, word))) return { type: "pass" };
  return { type: "input", input: { type: "answer", text: said } };
}
