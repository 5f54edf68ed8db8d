import type { ReadAnswer, RowProblem } from "../answer-problem.ts";
import type { Column, Wide } from "../checklist.ts";
import { missingIn } from "./complete.ts";
import { type Line, type ReadCell, readLines } from "./read-lines.ts";

/** Rows typed as lines; every one must be good, or all that is wrong is named by row and column. */
export function readRows(
  { columns, min = 0, max = 100 }: Wide & { type: "table" },
  text: string,
  readCell: ReadCell,
): ReadAnswer {
  const read = readLines(columns, text, readCell);
  if (read.problem) return { ok: false, problem: read.problem };
  const rows = read.lines.map(({ cells }) => cells);
  const problems = read.lines.flatMap((line, at) => problemsOf(columns, line, at + 1));
  if (problems.length > 0) return { ok: false, problem: { type: "rows", problems } };
  const given = rows.length;
  if (given === 0) return { ok: false, problem: { type: "empty" } };
  if (given < min) return { ok: false, problem: { type: "fewest", given, min } };
  if (given > max) return { ok: false, problem: { type: "too-many", given, max } };
  return { ok: true, value: { rows } };
}

/** What is wrong with one line, for sentences that name its row. */
export function problemsOf(columns: Column[], line: Line, row: number): RowProblem[] {
  const { over, wrong } = line;
  if (over)
    return [{ ...{ type: "line", row, columns: columns.length }, ...over } satisfies RowProblem];
  const bad = new Map(wrong.map((one) => [one.column.id, one]));
  const missing = new Set(missingIn(columns, line.cells));
  return columns.flatMap((column): RowProblem[] => {
    const one = bad.get(column.id);
    if (!one && !missing.has(column)) return [];
    const problem = one?.problem ?? { type: "empty" };
    const said = one ? { said: one.said } : {};
    return [{ type: "row", row, column: column.label, problem, ...said }];
  });
}
