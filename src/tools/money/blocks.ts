import type { Block, Chart, Table } from "../../core/reply.ts";
import { showMoney } from "../show-answer.ts";

/** A warning that stands apart; nothing where there is nothing to warn of. */
export const warning = (text: string | undefined): Block[] =>
  text ? [{ type: "notice", level: "warning", text }] : [];

export const info = (text: string | undefined): Block[] =>
  text ? [{ type: "notice", level: "info", text }] : [];

export const paragraph = (text: string | undefined): Block[] =>
  text ? [{ type: "text", text }] : [];

/** What a table says where a cell is not known: never zero, never nothing. */
const UNKNOWN = "–";

/**
 * A table, its columns to the left or as told. A column that nobody filled in is left out, and so is a
 * table without rows.
 */
export function table(
  caption: string,
  columns: (string | { right: string })[],
  rows: (string | undefined)[][],
): Table[] {
  if (rows.length === 0) return [];
  const used = columns.flatMap((column, at) =>
    at === 0 || rows.some((row) => row[at]) ? [{ column, at }] : [],
  );
  const shown = used.map(({ column }) =>
    typeof column === "string"
      ? { label: column }
      : { label: column.right, align: "right" as const },
  );
  const cells = rows.map((row) => used.map(({ at }) => row[at] || UNKNOWN));
  return [{ type: "table", caption, columns: shown, rows: cells }];
}

/** More bars than these nobody can read; the table beside them says it all. */
const MOST_BARS = 12;

/** Bars with one value for each label, and the same in words. */
export function bars(
  title: string,
  unit: "%" | "$",
  parts: { label: string; value: number }[],
): Chart[] {
  if (parts.length === 0 || parts.length > MOST_BARS) return [];
  const said = parts.map(
    ({ label, value }) => `${label} ${unit === "$" ? showMoney(value) : `${value} %`}`,
  );
  return [
    {
      ...{ type: "chart", kind: "bar", title, unit },
      labels: parts.map(({ label }) => label),
      series: [{ name: title, values: parts.map(({ value }) => value) }],
      alt: `${title}: ${said.join(", ")}`,
    },
  ];
}
