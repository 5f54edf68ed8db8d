import { asText } from "../given.ts";
import type { Cells } from "../value.ts";

/** The cells of a row that hold words or a day, by column; those that are empty are not there. */
export const filled = <Column extends string>(
  row: Cells,
  columns: readonly Column[],
): Partial<Record<Column, string>> => {
  const found: Partial<Record<Column, string>> = {};
  for (const column of columns) {
    const value = asText(row[column]);
    if (value) found[column] = value;
  }
  return found;
};
