import type { Column } from "../../src/core/reply.ts";
import { SLACK } from "./limits.ts";
import { pieces, plain, rawCell } from "./plain.ts";

/** Block Kit as loose JSON: @slack/types does not know every block that Slack accepts. */
export type SlackBlock = { type: string } & Record<string, unknown>;

/** A text in full: without `expand`, Slack hides all but the first lines behind "See more". */
export const section = (text: string): SlackBlock[] =>
  pieces(text, SLACK.section).map((piece) => ({
    ...{ type: "section", text: plain(piece) },
    expand: true,
  }));

/**
 * A caption and as many tables as the rows need, each with its caption in one unit; rows as words
 * when a table cannot hold them. `table`, not `data_table`: ours are short and read as a whole,
 * while a data table shows five rows a page, aligns nothing, sorts "<10" as a word, and is not
 * allowed in an App Home.
 */
export function renderTable(caption: string, columns: Column[], rows: string[][]): SlackBlock[][] {
  const groups = rowGroups(columns, rows);
  if (!groups) return tableInWords(caption, columns, rows);
  const titled = (i: number) =>
    groups.length > 1 ? `${caption} (${i + 1}/${groups.length})`.trim() : caption;
  return groups.map((group, i) => [...section(titled(i)), tableBlock(columns, group)]);
}

/** Every row as a few lines, for places that take no table, or not this one. */
export const tableInWords = (
  caption: string,
  columns: Column[],
  rows: string[][],
): SlackBlock[][] => {
  const header = columns.map(({ label }) => label).filter((label) => label !== "");
  const lines = rows.length > 0 ? rows.map((row) => inWords(columns, row)) : [header.join(", ")];
  return section([caption, lines.join("\n\n")].filter((part) => part !== "").join("\n\n")).map(
    (block) => [block],
  );
};

const inWords = (columns: Column[], row: string[]) =>
  row.map((cell, i) => (columns[i]?.label ? `${columns[i].label}: ${cell}` : cell)).join("\n");

const sizeOf = (row: string[]) =>
  row.reduce((sum, cell) => sum + rawCell(cell).length + SLACK.blockOverhead, 0);

/** Undefined when the table is too wide, or one row alone is too long. */
function rowGroups(columns: Column[], rows: string[][]): string[][][] | undefined {
  const room = SLACK.tableChars - sizeOf(columns.map(({ label }) => label));
  if (columns.length > SLACK.tableColumns || columns.length === 0 || room < 0) return undefined;
  if (rows.some((row) => row.length > columns.length || sizeOf(row) > room)) return undefined;
  const groups: string[][][] = [[]];
  let used = 0;
  for (const row of rows) {
    const group = groups.at(-1) ?? [];
    const full = group.length === SLACK.tableRows - 1 || used + sizeOf(row) > room;
    if (full) groups.push([row]);
    else group.push(row);
    used = full ? sizeOf(row) : used + sizeOf(row);
  }
  return groups;
}

function tableBlock(columns: Column[], rows: string[][]): SlackBlock {
  const all = [columns.map(({ label }) => label), ...rows];
  return {
    type: "table",
    column_settings: columns.map(({ align }) => ({ align: align ?? "left", is_wrapped: true })),
    rows: all.map((row) =>
      columns.map((_, i) => ({ type: "raw_text", text: rawCell(row[i] ?? "") })),
    ),
  };
}
