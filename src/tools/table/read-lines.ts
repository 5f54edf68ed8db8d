import type { AnswerProblem, ReadAnswer } from "../answer-problem.ts";
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
  /** `loose`: nothing separates parts, so that each line is a first cell. */
  { ok: true; lines: Line[]; loose: boolean } | { ok: false; problem: AnswerProblem };

/** Reads lines as rows, keeping what is good of each. Cells that are left out are no mistake here. */
export function readLines(columns: Column[], text: string, readCell: ReadCell): ReadLines {
  const { records, loose } = splitRows(text, columns.length);
  const [first = [], ...rest] = records;
  const header = readHeader(columns, first);
  // The only line of a table of one column is a row, even where it has the column's name.
  const isRow = header.type === "row" || (columns.length === 1 && rest.length === 0);
  if (isRow)
    return { ok: true, lines: records.map((parts) => readLine(columns, parts, readCell)), loose };
  if (header.type === "unknown") {
    const labels = columns.map(({ label }) => label);
    return { ok: false, problem: { type: "no-column", said: header.said, labels } };
  }
  const lines = rest.map((parts) => readLine(header.columns, parts, readCell));
  return { ok: true, lines, loose };
}

function readLine(order: (Column | undefined)[], parts: string[], readCell: ReadCell): Line {
  const cells: [string, Value][] = [];
  const wrong: Line["wrong"] = [];
  for (const [at, said] of parts.entries()) {
    const column = order[at];
    const read = said === "" || !column ? undefined : readCell(column, said);
    if (!column || !read) continue;
    if (read.ok) cells.push([column.id, read.value]);
    else wrong.push({ column, said, problem: read.problem });
  }
  const given = parts.findLastIndex((part) => part !== "") + 1;
  const line = { cells: Object.fromEntries(cells), wrong };
  return given > order.length ? { ...line, over: { given, said: parts.join("; ") } } : line;
}
