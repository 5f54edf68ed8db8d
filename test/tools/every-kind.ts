import fc from "fast-check";
import type { Colleague, Moment } from "../../src/tools/answer-problem.ts";
import type { Checklist, Column, Step } from "../../src/tools/checklist.ts";

const LEVELS = [
  { value: "low", label: "Low, or none" },
  { value: "mid", label: "Middle" },
  { value: "high", label: "High and rising" },
];
const POINTS = [
  { value: "1", label: "Disagree", score: 1 },
  { value: "2", label: "Agree", score: 2 },
  { value: "no-evidence", label: "No evidence" },
];

const one = <T extends object>(id: string, rest: T) => ({ id, label: `The ${id}`, ...rest });
const asked = <T extends object>(id: string, rest: T) => ({ ask: `What ${id}?`, ...one(id, rest) });

/** One column of every kind there is; what a row needs, and what it may lack. */
const COLUMNS: Column[] = [
  one("task", { type: "text", max: 200 }),
  one("words", { type: "longtext", optional: true }),
  one("many", { type: "count", range: true, missing: true, optional: true }),
  one("size", { type: "number", min: -50, max: 5000, optional: true }),
  one("cost", { type: "money", optional: true }),
  one("share", { type: "percent", optional: true }),
  one("due", { type: "date", optional: true }),
  one("sure", { type: "yesNo", optional: true }),
  one("level", { type: "choice", choices: LEVELS }),
  one("mark", { type: "scale", points: POINTS, optional: true }),
];
const MORE_COLUMNS: Column[] = [
  one("who", { type: "person" }),
  one("team", { type: "person", several: true, optional: true }),
  one("place", { type: "site", optional: true }),
  one("places", { type: "site", several: true, optional: true }),
  one("page", { type: "link", optional: true }),
];

/** A checklist that asks in every way there is: all kinds, parts, conditions, notes, what may be left out. */
export const everyKind: Checklist = {
  id: "every-kind",
  title: "Every kind",
  minutes: 9,
  audience: "You.",
  steps: [
    asked("name", { type: "text", section: "First" }),
    asked("story", { type: "longtext", optional: true, none: "skip" }),
    asked("students", { type: "count", range: true, missing: true }),
    asked("seen", { type: "count", when: { step: "students", above: 0 } }),
    { ...asked("hint", { type: "note" }), when: { step: "seen", answered: true } },
    asked("ratio", { type: "number", min: -5, max: 900, optional: true, section: "Second" }),
    asked("cost", { type: "money" }),
    asked("share", { type: "percent", optional: true }),
    asked("day", { type: "date", future: true }),
    asked("since", { type: "date", past: true }),
    asked("again", { type: "yesNo" }),
    asked("level", { type: "choice", choices: LEVELS, when: { step: "again", is: true } }),
    asked("mark", { type: "scale", points: POINTS, optional: true, section: "Third" }),
    asked("owner", { type: "person", roster: true }),
    asked("team", { type: "person", several: true, optional: true }),
    asked("school", { type: "site" }),
    asked("page", { type: "link", optional: true }),
    asked("both", { type: "multiChoice", choices: LEVELS, min: 0 }),
    asked("two", { type: "multiChoice", choices: LEVELS, max: 2, optional: true }),
    { ...asked("rows", { type: "table", columns: COLUMNS, max: 12 }), section: "Rows" },
    {
      ...asked("people", { type: "table", columns: MORE_COLUMNS, optional: true, min: 2 }),
      when: { and: [{ step: "both", has: "mid" }, { not: { step: "again", is: false } }] },
    },
    asked("list", { type: "table", columns: [one("item", { type: "text" })], optional: true }),
    asked("agree", { type: "confirm" }),
  ] as Step[],
};

const ROSTER: Colleague[] = [
  { id: "p1", name: "Ana Lopez", handles: ["ana"] },
  { id: "p2", name: "Ben Carter", handles: ["ben"] },
];

export const moment: Moment = {
  ...{ now: new Date("2026-11-16T15:00:00Z"), zone: "America/Chicago" },
  ...{ me: ROSTER[0] as Colleague, people: ROSTER, sites: ["Elm School"] },
};

const TEXTS = [
  "Call the clinic",
  "a; b",
  "x | y",
  'say "hi"',
  "1,200 and more",
  "The task",
  "Ünïcode 🌱",
];
const NAMES = ["Ana Lopez", "ben", "me", "Somebody Else"];
const SITES = ["Elm School", "elm school", "Another place"];

/** Something good to type as the answer to a step or a cell. */
function typedCell(asks: Step | Column): fc.Arbitrary<string> {
  switch (asks.type) {
    case "text":
    case "longtext":
      return fc.constantFrom(...TEXTS);
    case "count": {
      const more = [...(asks.range ? ["80-120"] : []), ...(asks.missing ? ["not collected"] : [])];
      return fc.constantFrom("0", "7", "1,940", ...more);
    }
    case "number":
    case "money":
    case "percent": {
      const { min = 0, max = 90 } = asks;
      return fc.constantFrom(String(min), String(max), String((min + max) / 2));
    }
    case "date":
      return asks.past
        ? fc.constantFrom("2026-03-03", "last Friday", "3 weeks ago")
        : fc.constantFrom("2027-03-03", "next Friday", "in 3 weeks");
    case "yesNo":
      return fc.constantFrom("yes", "no");
    case "choice":
      return fc.constantFrom(...asks.choices.map(({ label }) => label));
    case "scale":
      return fc.constantFrom(...asks.points.map(({ label }) => label));
    case "person":
      return asks.several
        ? fc.constantFrom("Ana Lopez", "ben, me")
        : fc.constantFrom(...NAMES.slice(0, asks.roster ? 3 : 4));
    case "site":
      return fc.constantFrom(...SITES, ...(asks.several ? ["Elm School, Oak School"] : []));
    case "link":
      return fc.constantFrom("example.org/a", "https://example.org/?q=1;2");
    case "multiChoice": {
      const { choices, min = 1, max = choices.length } = asks;
      const some = fc.subarray(choices, { minLength: min, maxLength: max });
      return some.map((all) => all.map(({ label }) => label).join("; ") || "none");
    }
    case "table":
      return typedTable(asks);
    case "confirm":
    case "note":
      return fc.constant("yes");
    default:
      return asks satisfies never;
  }
}

const quoted = (cell: string) => (/[;|"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

function typedTable({ columns, min = 0, max = 100 }: Step & { type: "table" }) {
  const cells = columns.map((column) => {
    const good = typedCell(column);
    return column.optional ? fc.option(good, { nil: "", freq: 2 }) : good;
  });
  const some = (row: string[]) => row.some((cell) => cell !== "");
  const row = fc.tuple(...cells).filter(some);
  const sizes = { minLength: Math.max(1, min), maxLength: Math.max(1, min, Math.min(4, max)) };
  return fc
    .array(row, sizes)
    .map((rows) => rows.map((parts) => parts.map(quoted).join("; ")).join("\n"));
}

/** What somebody means to answer, by step; undefined where they leave it out. */
export type Meant = Record<string, string | undefined>;

export function meant({ steps }: Checklist): fc.Arbitrary<Meant> {
  const model: Record<string, fc.Arbitrary<string | undefined>> = {};
  for (const step of steps)
    model[step.id] = step.optional
      ? fc.option(typedCell(step), { nil: undefined, freq: 3 })
      : typedCell(step);
  return fc.record(model);
}
