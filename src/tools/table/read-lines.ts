import type { AnswerProblem, ReadAnswer, RowProblem } from "../answer-problem.ts";
import type { Cells, Column, Value } from "../checklist.ts";
import { readHeader } from "./header.ts";
import { splitRows } from "./split-rows.ts";

/** Reads one cell; undefined where the words say that it stays empty. Passed in, because a cell is read like any answer. */
export type ReadCell = (column: Column, text: string) => ReadAnswer | undefined;

/** One line as it was understood. */
export interface Line {
  cells: Cells;
  /** Cells that could not be read, and what is wrong with them. */
  wrong: { column: Column; said: string; problem: AnswerProblem }[];
  /** How many parts it has, where they are more than there are columns, and the line as it came. */
  over?: { given: number; said: string };
}

export type ReadLines =
  /**
   * `loose`: nothing separates parts, so that each line is a first cell. `problem`: parts of the header
   * are no columns, so that what stands below them was left out.
   */
  { lines: Line[]; loose: boolean; problem?: RowProblem & { type: "no-column" } };

/** Reads lines as rows, keeping what is good of each. Cells that are left out are no mistake here. */
export function readLines(columns: Column[], text: string, readCell: ReadCell): ReadLines {
  const names = (parts: string[]) => readHeader(columns, parts).type === "header";
  const { records, loose } = splitRows(text, columns.length, names);
  const [first = [], ...rest] = records;
  const header = readHeader(columns, first, rest.length > 0);
  if (header.type === "row")
    return { lines: records.map((parts) => readLine(columns, parts, readCell)), loose };
  const strange = first.filter((part, at) => part !== "" && !header.columns[at]);
  const labels = columns.map(({ label }) => label);
  return {
    lines: rest.map((parts) => readLine(header.columns, parts, readCell)),
    loose,
    ...(strange.length > 0 && {
      problem: { type: "no-column" as const, said: strange, labels },
    }),
  };
}

function readLine(order: (Column | undefined)[], parts: string[], readCell: ReadCell): Line {
  const cells: [string, Value][] = [];
  const wrong: Line["wrong"] = [];
  for (const [at, said] of parts.entries()) {
    const column = order[at];
    const read = said === "" || !column ? undefined : readCell(column, said);
    if (!column || !read) continue;
    if (read.ok) cells.push([column.id, joined(cells, column, read.value)]);
    else wrong.push({ column, said, problem: read.problem });
  }
  const given = parts.findLastIndex((part) => part !== "") + 1;
  const line = { cells: Object.fromEntries(cells), wrong };
  return given > order.length ? { ...line, over: { given, said: parts.join("; ") } } : line;
}

/** Parts of two columns of a sheet that are one here stand one after the other. */
function joined(cells: [string, Value][], { id }: Column, value: Value): Value {
  const before = cells.findLast(([one]) => one === id)?.[1];
  return typeof before === "string" && typeof value === "string" ? `${before}, ${value}` : value;
}
