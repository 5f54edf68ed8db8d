import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cells, Column, Step, Value } from "../../../src/tools/checklist.ts";
import { readAnswer } from "../../../src/tools/read-answer.ts";
import { sayProblem } from "../../../src/tools/say-problem.ts";
import { typedAnswer } from "../../../src/tools/show-answer.ts";
import { shipped } from "../../bot.ts";
import { everyKind, moment } from "../every-kind.ts";

const { words } = shipped;
type Table = Step & { type: "table" };
const steps: Table = {
  ...{ id: "steps", label: "Steps", ask: "Which?", type: "table", max: 5 },
  columns: [
    { id: "task", label: "Task", type: "text" },
    { id: "owner", label: "Owner", type: "person" },
    { id: "due", label: "Due date", type: "date", optional: true },
  ],
};
const tableOf = (id: string) => everyKind.steps.find((step) => step.id === id) as Table;

const read = (text: string, table: Step = steps) => readAnswer(table, text, moment);
function rows(text: string, table: Step = steps): Cells[] {
  const got = read(text, table);
  if (!got.ok) throw new Error(sayProblem(got.problem, words));
  return (got.value as { rows: Cells[] }).rows;
}
function wrong(text: string, table: Step = steps): string {
  const got = read(text, table);
  return got.ok ? "" : sayProblem(got.problem, words);
}

const ana = { name: "Ana Lopez", id: "p1" };
const call = { task: "Call", owner: ana, due: "2027-03-03" };

describe("rows as lines", () => {
  it.each([
    ["semicolons", "Call; ana; 2027-03-03"],
    ["tabs of a spreadsheet", "Call\tana\t2027-03-03"],
    ["bars", "Call | ana | 3/3/2027"],
    ["commas, where every line has a part for each column", "Call,ana,2027-03-03"],
    [
      "a table of Markdown",
      "| Task | Owner | Due date |\n|---|:--:|---|\n| Call | ana | 2027-03-03 |",
    ],
    ["a header of labels", "task\towner\tdue date\nCall\tana\t2027-03-03"],
    ["columns in another order", "Due date; Task; Owner\n2027-03-03; Call; me"],
    ["a blank column in between", "Task;;Owner;Due date\nCall;;ana;2027-03-03"],
    ["quotes", '"Call"; "ana"; 2027-03-03'],
    ["empty lines and ends", "\n\nCall; ana; 2027-03-03;;\r\n\n;;\n"],
  ])("are read with %s", (_, text) => {
    expect(rows(text)).toEqual([call]);
  });

  it("may leave optional cells empty, and hold separators in quotes", () => {
    expect(rows('"Call; ""then"" write\nit down"; ana\nMeet, and talk; Ben Carter;')).toEqual([
      { task: 'Call; "then" write\nit down', owner: ana },
      { task: "Meet, and talk", owner: { name: "Ben Carter", id: "p2" } },
    ]);
  });

  it("are not split at commas of a number, nor by quotes that don't pair", () => {
    expect(rows('5" pipes; ana')[0]?.task).toBe('5" pipes');
    expect(rows('"Elm" school; ana')[0]?.task).toBe('"Elm" school');
    expect(wrong("Pay 1,200, ana")).toContain("Row 1, Owner");
  });

  it("name row, column and reason of everything that is wrong", () => {
    const said = wrong("Call; ana; soon\nWrite\nMeet; ben\na;b;c;d");
    expect(said.split("\n")).toEqual([
      expect.stringMatching(/^Row 1, Due date: “soon”\. I could not find a date/),
      "Row 2, Owner. An answer is needed here.",
      expect.stringMatching(/^Row 4 has 4 parts, and there are 3 columns\..*“a; b; c; d”/),
    ]);
    expect(wrong(Array(9).fill("x; ana; soon").join("\n"))).toContain("And 4 more.");
  });

  it("know too many, too few, and columns that there are not", () => {
    expect(wrong(Array(6).fill("x; ana").join("\n"))).toContain("You gave 6. There is room for 5.");
    expect(wrong("x; ana", { ...steps, min: 2 })).toContain("At least 2 are needed");
    expect(wrong("Task; Owner; Phone\nx; ana; 5")).toContain("no column called “Phone”");
    expect(wrong("Task; Owner; Due date")).toContain("An answer is needed");
  });
});

/** Values as they are kept, for a column. */
function valueFor(column: Column): fc.Arbitrary<Value> {
  const text = fc
    .oneof(
      fc.string({ unit: "grapheme", maxLength: 30 }),
      fc.constantFrom("The task", "a;b", 'x"', '"', "a\nb", "a\tb", "|", "---", "1,2,3", ";;"),
    )
    .map((some) => some.replace(/\r\n?/g, "\n").trim())
    .filter((some) => some !== "");
  switch (column.type) {
    case "text":
    case "longtext":
      return text;
    case "count":
      return fc.oneof(fc.nat(99_999), fc.constant(null), fc.constant({ low: 3, high: 80 }));
    case "number":
      return fc.integer({ min: -5000, max: 500_000 }).map((n) => n / 100);
    case "money":
    case "percent":
      return fc.integer({ min: 0, max: 10_000 }).map((n) => n / 100);
    case "date":
      return fc.constantFrom("2027-03-03", "2020-02-29");
    case "yesNo":
      return fc.boolean();
    case "choice":
      return fc.constantFrom(...column.choices.map(({ value }) => value));
    case "scale":
      return fc.constantFrom(...column.points.map(({ value }) => value));
    case "person":
      return fc.constantFrom<Value>(
        ...(column.several
          ? [[ana], [ana, { name: "Some Body" }]]
          : [ana, { name: "Some; Body" }, { name: 'Jo "J" Doe' }]),
      );
    case "site":
      return fc.constantFrom<Value>(
        ...(column.several ? [["Elm School", "A"], ["B"]] : ["Elm School", "B; C"]),
      );
    case "link":
      return fc.constant("https://example.org/?q=1;2");
    default:
      return column satisfies never;
  }
}

function rowsFor({ columns }: Table): fc.Arbitrary<Cells[]> {
  const cells = columns.map((column) =>
    column.optional ? fc.option(valueFor(column), { nil: undefined }) : valueFor(column),
  );
  const row = fc.tuple(...cells).map((values) =>
    Object.fromEntries(
      columns.flatMap(({ id }, at): [string, Value][] => {
        const value = values[at];
        return value === undefined ? [] : [[id, value]];
      }),
    ),
  );
  return fc.array(row, { minLength: 2, maxLength: 5 });
}

describe("rows in the field of a form", () => {
  const twins: Table = {
    ...steps,
    columns: [
      {
        ...{ id: "kind", label: "Kind", type: "choice" },
        choices: [
          { value: "a", label: "Other" },
          { value: "b", label: "A" },
        ],
      },
      { id: "of", label: "Of", type: "text", optional: true },
    ],
  };
  it.each([
    ["rows", tableOf("rows")],
    ["people", tableOf("people")],
    ["list", tableOf("list")],
    ["steps", steps],
    ["twins", twins],
  ])("read back as the same %s, whatever their cells hold", (_, table) => {
    fc.assert(
      fc.property(rowsFor(table), (given) => {
        const typed = typedAnswer(table, { value: { rows: given } }, words);
        expect(rows(typed, table)).toEqual(given);
        expect(rows(typed.replaceAll("\n", "\r\n"), table)).toEqual(given);
      }),
      { numRuns: 100 },
    );
  });
});
