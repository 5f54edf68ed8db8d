import type { Column } from "../../src/core/reply.ts";
import { oneLine, split } from "../text.ts";
import { TEAMS } from "./limits.ts";

/** An element of an Adaptive Card, as loose JSON. */
export type Element = { type: string } & Record<string, unknown>;

/** How a run of text looks. */
type Look = Record<string, string | boolean>;

/**
 * Text that Teams shows letter by letter: a TextRun takes no markdown (learn.microsoft.com,
 * adaptive-cards/schema-explorer/text-run). Only "{{DATE(" and "{{TIME(" are read as commands by
 * some clients; a zero-width space between the braces stops that.
 */
export const run = (text: string, look: Look = {}) => ({
  type: "TextRun",
  text: text.replace(/\{(?=\{)/g, "{\u200b"),
  ...look,
});

type Run = ReturnType<typeof run>;

/** One paragraph made of runs. */
export const rich = (inlines: Run[], look: Look = {}) => ({
  type: "RichTextBlock",
  inlines,
  ...look,
});

/** A text in as many paragraphs as its length needs. */
export const paragraphs = (text: string, look: Look = {}) =>
  split(text, TEAMS.run).map((piece) => rich([run(piece, look)]));

const tableCell = (text: string, align: string, look: Look) => ({
  type: "TableCell",
  items: [rich([run(oneLine(text) || " ", look)], { horizontalAlignment: align })],
});

function tableElement(columns: Column[], rows: string[][]): Element {
  const row = (cells: string[], look: Look) => ({
    type: "TableRow",
    cells: columns.map(({ align }, i) => tableCell(cells[i] ?? "", align ?? "left", look)),
  });
  return {
    type: "Table",
    firstRowAsHeader: true,
    columns: columns.map(({ align }) => ({ width: align === "right" ? 1 : 2 })),
    rows: [
      row(
        columns.map(({ label }) => label),
        { weight: "Bolder" },
      ),
      ...rows.map((r) => row(r, {})),
    ],
  };
}

/** Bytes of the JSON that is sent. */
export const bytesOf = (thing: unknown) => Buffer.byteLength(JSON.stringify(thing));

/** A caption, then tables that each fit a card; rows as words where not even one row would. */
export function renderTable(caption: string, columns: Column[], rows: string[][]): Element[] {
  const wide = columns.length > TEAMS.tableColumns || columns.length === 0;
  const long = rows.some((row) => row.some((cell) => cell.length > TEAMS.cell));
  const title = paragraphs(caption, { weight: "Bolder" });
  if (wide || long) return [...title, ...rows.flatMap((row) => rowInWords(columns, row))];
  return tables(columns, rows).flatMap((table) => [...title, ...table]);
}

function tables(columns: Column[], rows: string[][]): Element[][] {
  const table = tableElement(columns, rows);
  const fits = rows.length <= TEAMS.tableRows && bytesOf(table) <= TEAMS.cardBytes * 0.7;
  if (fits) return [[table]];
  if (rows.length <= 1) return rows.map((row) => rowInWords(columns, row));
  const middle = Math.ceil(rows.length / 2);
  return [...tables(columns, rows.slice(0, middle)), ...tables(columns, rows.slice(middle))];
}

const rowInWords = (columns: Column[], row: string[]): Element[] =>
  columns.flatMap(({ label }, i) =>
    paragraphs(label ? `${label}: ${row[i] ?? ""}` : (row[i] ?? "")),
  );
