import type { Answers, Asked, Cells, Checklist, Column, Value } from "../../src/tools/checklist.ts";
import { mostCharacters } from "../../src/tools/read-answer.ts";

/** Words with a mark at their end, so that whoever looks for all of them can tell. */
const words = (length: number, mark: string) =>
  `${"Counseling & care at school, for <all> of us ".repeat(Math.ceil(length / 45)).slice(0, Math.max(0, length - mark.length - 1))} ${mark}`.trim();

/** The largest that somebody could really answer; `nth` tells rows apart. */
function anyValue(asked: Asked, nth: number): Value {
  switch (asked.type) {
    case "text":
    case "longtext":
      return words(mostCharacters(asked), `${asked.id}-${nth}`);
    case "count":
      return 120_000 + nth;
    case "number":
    case "money":
    case "percent":
      return (asked.max ?? 9_999_999) - 0.25;
    case "date":
      return asked.past ? "2026-03-03" : "2027-09-29";
    case "yesNo":
    case "confirm":
    case "note":
      return true;
    case "choice":
      return turn(asked.choices, nth);
    case "scale":
      return turn(asked.points, nth);
    case "multiChoice":
      return asked.choices.slice(0, asked.max).map(({ value }) => value);
    case "person":
      return asked.several ? Array.from({ length: 6 }, (_, at) => person(at)) : person(nth);
    case "site":
      return asked.several ? Array.from({ length: 6 }, (_, at) => school(at)) : school(nth);
    case "link":
      return `https://district.example/${"a-page/".repeat(30)}${nth}`;
    case "table":
      return { rows: rowsOf(asked.columns, asked.max ?? 100) };
    default:
      return asked satisfies never;
  }
}

const person = (nth: number) => ({ name: `Alexandra-Maria Featherstonehaugh ${nth}` });
const school = (nth: number) => `Martin Luther King Jr. Elementary School ${nth}`;

const turn = (all: { value: string }[], nth: number) => all[nth % all.length]?.value ?? "";

const rowsOf = (columns: Column[], count: number): Cells[] =>
  Array.from({ length: count }, (_, at) =>
    Object.fromEntries(columns.map((column) => [column.id, anyValue(column, at + 1)])),
  );

/** What a tool takes only in a form of its own, or in numbers that fit together. */
const SURE: Record<string, Record<string, Value>> = {
  agreement: {
    drafting: [],
    "not-needed": [],
    notice: 90,
    starts: "2027-07-01",
    ends: "2030-06-30",
  },
  approval: { approver: { name: "Ben Carter", id: "ben" } },
  billing: {
    days: "18, 22, 25",
    documented: 600_000,
    eligible: 500_000,
    served: 400_000,
    submitted: 500_000,
    accepted: 400_000,
    paid: 120_000,
    denied: 100_000,
    pending: 90_000,
  },
  budget: { years: 10 },
  disproportion: { need: 900_000_000, enrolled: 990_000_000 },
  "needs-meeting": { start: "3:30 pm" },
  goal: { target: "+25 %", from: 1_050, "from-students": 1_050 },
  "needs-data": { period: "2025-26" },
  "onboarding-district": { tiers: 6, zone: "Central" },
  "onboarding-member": { zone: "Central", quiet: "18:00-07:00" },
  "scale-up": { from: "2027-03-03", gate: "2027-09-29", next: ["Elm School"] },
  services: { served: 12_000 },
  "services-map": { tiers: 6 },
  staffing: { "students-year": "2025-26", daily: 900, complex: 600, continuous: 300 },
  "tier-roles": { tiers: 6 },
};

/** Columns that hold such a thing in every row. */
const CELLS: Record<string, Record<string, (nth: number) => Value>> = {
  "needs-data": { period: () => "2025-26" },
  disproportion: { kind: () => "race", need: (nth) => 10 + nth, enrolled: (nth) => 90 + nth },
  "services-map": { tier: (nth) => 1 + (nth % 6), capacity: () => 500, served: () => 400 },
  services: { capacity: () => 500, served: () => 400 },
  staffing: { year: () => "2025-26" },
  "tier-roles": { tier: (nth) => 1 + (nth % 6) },
  budget: { course: () => "150k/200k/220k" },
  "funding-map": { from: () => "2026-07-01" },
};

/** Tables that take a thing once. */
const ROWS: Record<string, number> = { capacity: 3, staffing: 4 };

/** What cannot be said at all, where much else is. */
const LEFT_OUT: Record<string, string[]> = {
  criteria: ["must-own"],
  "funding-map": ["short-source", "short-pct", "short-by"],
};

/** Every question of a checklist answered with as much as it takes. */
export const largest = ({ id, steps }: Checklist): Answers =>
  Object.fromEntries(
    steps.map((step) => [
      step.id,
      LEFT_OUT[id]?.includes(step.id)
        ? { skipped: "" }
        : { value: SURE[id]?.[step.id] ?? fitted(id, anyValue(step, 0)) },
    ]),
  );

function fitted(id: string, value: Value): Value {
  if (value === null || typeof value !== "object" || !("rows" in value)) return value;
  const cells = Object.entries(CELLS[id] ?? {});
  const rows = value.rows.slice(0, ROWS[id]).map((row, at) => ({
    ...row,
    ...Object.fromEntries(
      cells.flatMap(([column, of]) => (column in row ? [[column, of(at + 1)]] : [])),
    ),
  }));
  return { rows };
}
