import type { Column, Table } from "../../src/core/reply.ts";
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

/** A line of a table; a caption of some of its lines stands in bold in its widest column. */
interface Line {
  cells: string[];
  bold?: true;
}

/**
 * A caption and as many tables as the rows need, each with its caption in one unit; rows as words
 * when a table cannot hold them. `table`, not `data_table`: ours are short and read as a whole,
 * while a data table shows five rows a page, aligns nothing, sorts "<10" as a word, and is not
 * allowed in an App Home.
 */
export const renderTable = (caption: string, columns: Column[], rows: string[][]): SlackBlock[][] =>
  asTables(
    caption,
    columns,
    rows.map((cells) => ({ cells })),
  ) ?? tableInWords(caption, columns, rows);

/**
 * Tables that follow each other, as one where their columns are the same: a message can hold one,
 * and a plan in four parts would otherwise be four messages.
 */
export function renderTables(tables: Table[]): SlackBlock[][] {
  const [first, ...more] = tables;
  if (!first) return [];
  const same = more.every(({ columns }) => sameLabels(columns, first.columns));
  const joined = same && more.length > 0 ? asTables("", first.columns, linesOf(tables)) : undefined;
  return joined ?? tables.flatMap((one) => renderTable(one.caption, one.columns, one.rows));
}

const sameLabels = (some: Column[], others: Column[]) =>
  some.length === others.length && some.every(({ label }, i) => label === others[i]?.label);

function linesOf(tables: Table[]): Line[] {
  const at = widest(tables.flatMap(({ rows }) => rows));
  return tables.flatMap(({ caption, columns, rows }) => [
    { cells: columns.map((_, i) => (i === at ? caption : "")), bold: true as const },
    ...rows.map((cells) => ({ cells })),
  ]);
}

/** The column with the most text. */
function widest(rows: string[][]): number {
  const sums = (rows[0] ?? []).map((_, i) =>
    rows.reduce((sum, row) => sum + (row[i] ?? "").length, 0),
  );
  return Math.max(0, sums.indexOf(Math.max(...sums)));
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
function asTables(caption: string, columns: Column[], lines: Line[]): SlackBlock[][] | undefined {
  const room = SLACK.tableChars - sizeOf(columns.map(({ label }) => label));
  if (columns.length > SLACK.tableColumns || columns.length === 0 || room < 0) return undefined;
  if (lines.some(({ cells }) => cells.length > columns.length || sizeOf(cells) > room))
    return undefined;
  const groups = groupsOf(lines, room);
  const titled = (i: number) =>
    groups.length > 1 ? `${caption} (${i + 1}/${groups.length})`.trim() : caption;
  return groups.map((group, i) => [...section(titled(i)), tableBlock(columns, group)]);
}

/** Lines in groups that each fit one table. */
function groupsOf(lines: Line[], room: number): Line[][] {
  const groups: Line[][] = [[]];
  let used = 0;
  for (const line of lines) {
    const group = groups.at(-1) ?? [];
    const size = sizeOf(line.cells);
    const full = group.length === SLACK.tableRows - 1 || used + size > room;
    if (full) groups.push([line]);
    else group.push(line);
    used = full ? size : used + size;
  }
  return groups;
}

const tableBlock = (columns: Column[], lines: Line[]): SlackBlock => ({
  type: "table",
  column_settings: columns.map(({ align }) => ({ align: align ?? "left", is_wrapped: true })),
  rows: [{ cells: columns.map(({ label }) => label) }, ...lines].map(({ cells, bold }: Line) =>
    columns.map((_, i) => cell(cells[i] ?? "", bold)),
  ),
});

const cell = (text: string, bold: true | undefined): SlackBlock =>
  bold && text !== "" ? richCell(rawCell(text)) : { type: "raw_text", text: rawCell(text) };

const richCell = (text: string): SlackBlock => ({
  type: "rich_text",
  elements: [
    { type: "rich_text_section", elements: [{ type: "text", text, style: { bold: true } }] },
  ],
});
