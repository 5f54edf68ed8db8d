import { type ReadCount, readCount } from "../../answers/count.ts";
import { type PairProblem, readPairs } from "../../answers/pairs.ts";
import { UserError } from "../../core/errors.ts";
import type { Words } from "../../core/ports.ts";
import type { Answers, Value } from "../checklist.ts";
import { COUNT } from "../say-problem.ts";
import { OTHERS, SOURCES } from "./sources.ts";

/** Other ways to write a key. */
const SAME: Record<string, string> = {
  enrollment: "enrolment",
  students: "enrolment",
  addressed: "served",
  "crisis-events": "crisis",
  "class-removals": "incidents",
  iep504: "iep-504",
  "wellbeing-surveys": "surveys",
  "suicide-threat-assessments": "assessments",
  "state-data": "state",
};

const WORDS = SOURCES.map(({ word }) => word);

/** The words of the one-line command, in the order of the table. */
export const KEYS = ["enrolment", ...WORDS, "served", "outside"];

/**
 * "enrolment=8400 referrals=610/340 other:attendance=45/15 served=1050" as the answers that the
 * guided conversation would have got. Throws UserError naming the key that is wrong.
 */
export function parseLine(line: string, words: Words): Answers {
  const {
    values,
    words: loose,
    problems,
  } = readPairs(line, [...KEYS, ...Object.keys(SAME), "other:"]);
  const [problem] = problems;
  if (problem) throw pairError(words, problem);
  if (loose[0] !== undefined) {
    throw fault(words("gap.wrong.loose", { said: loose[0].slice(0, 60) }), {
      given: loose[0].slice(0, 60),
    });
  }
  const answers: Answers = {};
  const read = new Map<string, string>();
  for (const [typed, text] of values) {
    const key = SAME[typed] ?? typed;
    if (read.has(key)) throw pairError(words, { type: "duplicate", key });
    read.set(key, text);
  }
  for (const [key, text] of read) Object.assign(answers, answersFor(words, key, text, answers));
  return answers;
}

function answersFor(words: Words, key: string, text: string, so_far: Answers): Answers {
  if (key === "enrolment") return { enrolment: { value: single(words, key, text) } };
  if (key === "served" || key === "outside")
    return { [key]: { value: countFrom(words, key, text) } };
  if (key === "other" || key.startsWith("other:")) return otherRow(words, key, text, so_far);
  return row(words, key, key, text);
}

function otherRow(words: Words, key: string, text: string, so_far: Answers): Answers {
  const place = OTHERS.find((one) => !(one in so_far));
  if (!place) {
    throw fault(words("gap.wrong.others", { most: OTHERS.length }), { field: key });
  }
  const name = key === "other" ? "other" : key.slice("other:".length).replaceAll("-", " ");
  return { [`${place}-name`]: { value: name }, ...row(words, key, place, text) };
}

/** "610/340": column 2 and column 3. "n/a" has a slash of its own. */
function row(words: Words, key: string, place: string, text: string): Answers {
  const whole = readCount(text);
  const slash = text.indexOf("/");
  if (slash === -1 || whole.type !== "refused")
    return { [place]: { value: countFrom(words, key, text) } };
  const count = countFrom(words, key, text.slice(0, slash));
  const added = countFrom(words, key, text.slice(slash + 1));
  return { [place]: { value: count }, [`${place}-new`]: { value: added } };
}

function countFrom(words: Words, field: string, text: string): Value {
  const read: ReadCount = readCount(text);
  if (read.type === "count") return read.count;
  if (read.type === "range") return { low: read.low, high: read.high };
  if (read.type === "missing") return null;
  if (read.reason === "empty") throw fault(words("gap.wrong.no-number", { field }), { field });
  const reason = words(COUNT[read.reason]);
  throw fault(words("gap.wrong.value", { field, reason }), { field, given: text.slice(0, 60) });
}

function single(words: Words, field: string, text: string): Value {
  const value = countFrom(words, field, text);
  if (typeof value === "number") return value;
  throw fault(words("gap.wrong.enrolment-line"), { field, given: text.slice(0, 60) });
}

function pairError(words: Words, problem: PairProblem): UserError {
  const { key } = problem;
  if (problem.type === "duplicate") return fault(words("gap.wrong.twice", { key }), { field: key });
  const known = [...KEYS, "other:…"].join(", ");
  const { nearest } = problem;
  const text = nearest
    ? words("gap.wrong.unknown-near", { key, nearest })
    : words("gap.wrong.unknown", { key, known });
  return fault(text, { field: key, reason: "unknown-key", nearest: nearest ?? null, known: KEYS });
}

const fault = (text: string, facts: Record<string, unknown>) => new UserError(text, facts);
