import type { Cells, Column } from "../checklist.ts";

/** The columns that a row still needs. */
export const missingIn = (columns: Column[], row: Cells): Column[] =>
  columns.filter(({ id, optional }) => !optional && row[id] === undefined);

/** The first row that is not complete, from 1, and the first column it needs. */
export function firstGap(
  columns: Column[],
  rows: Cells[],
): { row: number; column: Column } | undefined {
  for (const [at, row] of rows.entries()) {
    const [column] = missingIn(columns, row);
    if (column) return { row: at + 1, column };
  }
  return undefined;
}
