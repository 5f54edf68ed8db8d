import type { AnswerProblem, ReadAnswer } from "../answer-problem.ts";
import type { Cells, Column, Wide } from "../checklist.ts";

/** Reads one cell; passed in, because a table's cells are read like any answer. */
type ReadCell = (column: Column, text: string) => ReadAnswer;

/** Rows as lines, their cells between semicolons, bars or tabs, in the order of the columns. */
export function readRows(
  { columns, min = 0, max = 100 }: Wide & { type: "table" },
  text: string,
  readCell: ReadCell,
): ReadAnswer {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const rows: Cells[] = [];
  for (const [at, line] of lines.entries()) {
    const read = readRow(columns, line, readCell);
    if ("problem" in read) return { ok: false, problem: { type: "row", row: at + 1, ...read } };
    rows.push(read.cells);
  }
  const given = rows.length;
  if (given < min) return { ok: false, problem: { type: "fewest", given, min } };
  if (given > max) return { ok: false, problem: { type: "too-many", given, max } };
  return { ok: true, value: { rows } };
}

/** The cells of one line, or what is wrong with the first bad one. */
function readRow(
  columns: Column[],
  line: string,
  readCell: ReadCell,
): { cells: Cells } | { column: string; problem: AnswerProblem } {
  const parts = line.split(line.includes("\t") ? "\t" : line.includes("|") ? "|" : ";");
  const cells: Cells = {};
  for (const [at, column] of columns.entries()) {
    const said = parts[at]?.trim() ?? "";
    if (said === "" && column.optional) continue;
    const read = readCell(column, said);
    if (!read.ok) return { column: column.label, problem: read.problem };
    cells[column.id] = read.value;
  }
  return { cells };
}
