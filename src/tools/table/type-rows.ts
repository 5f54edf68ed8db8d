import type { Cells, Column, Value } from "../checklist.ts";
import { readHeader } from "./header.ts";
import { NOTHING } from "./split-rows.ts";

/** Rows as lines that read back as the same rows, whatever stands in their cells. */
export function typeRows(
  columns: Column[],
  rows: Cells[],
  typeCell: (column: Column, value: Value) => string,
): string {
  const typed = rows.map((row) =>
    columns.map((column) => {
      const value = row[column.id];
      return value === undefined ? "" : typeCell(column, value);
    }),
  );
  // A first row that looks like the names of the columns needs them above it, to be told from them.
  const head = readHeader(columns, typed[0] ?? []).type === "row" ? [] : [labels(columns)];
  return [...head, ...typed].map((parts) => parts.map(quoted).join("; ")).join("\n");
}

const labels = (columns: Column[]) => columns.map(({ label }) => label);

const quoted = (part: string) =>
  part.includes(NOTHING) || /[;|\t\r\n"]|^\s|\s$/.test(part)
    ? `"${part.replaceAll('"', '""')}"`
    : part;
