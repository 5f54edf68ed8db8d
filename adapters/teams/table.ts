import type { Column } from "../../src/core/reply.ts";
import { oneLine } from "../text.ts";
import { bytesOf, type Element, paragraphs, rich, run } from "./elements.ts";
import { TEAMS } from "./limits.ts";

/** A caption, then tables that each fit a card; rows as words where not even one row would. */
export function renderTable(caption: string, columns: Column[], rows: string[][]): Element[][] {
  const wide = columns.length > TEAMS.tableColumns || columns.length === 0;
  const long = [columns.map(({ label }) => label), ...rows].some((row) =>
    row.some((cell) => cell.length > TEAMS.cell),
  );
  const title = paragraphs(caption, { weight: "Bolder" });
  if (wide || long) return inWords(title, columns, rows);
  return tables(columns, rows).map((table) => [...title, ...table]);
}

/** The caption, and with it the first row; every other row by itself. */
function inWords(title: Element[], columns: Column[], rows: string[][]): Element[][] {
  const said = rows.length > 0 ? rows.map((row) => rowInWords(columns, row)) : [header(columns)];
  const [first = [], ...more] = said;
  return [[...title, ...first], ...more].filter((group) => group.length > 0);
}

const header = (columns: Column[]): Element[] =>
  columns.flatMap(({ label }) => paragraphs(label, { weight: "Bolder" }));

function tables(columns: Column[], rows: string[][]): Element[][] {
  const table = tableElement(columns, rows);
  const fits = rows.length <= TEAMS.tableRows && bytesOf(table) <= TEAMS.cardBytes * 0.7;
  if (fits) return [[table]];
  if (rows.length <= 1) {
    const [row] = rows;
    return row ? [rowInWords(columns, row)] : [header(columns)];
  }
  const middle = Math.ceil(rows.length / 2);
  return [...tables(columns, rows.slice(0, middle)), ...tables(columns, rows.slice(middle))];
}

function tableElement(columns: Column[], rows: string[][]): Element {
  const row = (cells: string[], look: Look) => ({
    type: "TableRow",
    cells: columns.map(({ align }, i) => tableCell(cells[i] ?? "", align ?? "left", look)),
  });
  return {
    type: "Table",
    firstRowAsHeader: true,
    columns: widths(columns, rows),
    rows: [
      row(
        columns.map(({ label }) => label),
        { weight: "Bolder" },
      ),
      ...rows.map((r) => row(r, {})),
    ],
  };
}

/**
 * Shares of the width: each column gets what its longest word needs, a column of numbers what its cells
 * need, and one of words much of its longest cell, so that on a phone nothing is cut off.
 */
const widths = (columns: Column[], rows: string[][]) =>
  columns.map(({ label, align }, i) => {
    const cells = rows.map((row) => oneLine(row[i] ?? ""));
    const word = Math.max(longestWord([label]) * BOLD, longestWord(cells));
    const whole = longest(cells);
    const wraps = align !== "right" && whole > 8;
    const needed = wraps ? Math.min(Math.max(whole * 0.6, 8), 16) : Math.min(whole, 12);
    return { width: Math.round(Math.min(Math.max(word, needed), 24)) + 4 };
  });

/** Bold letters are that much wider. */
const BOLD = 1.2;

const longestWord = (texts: string[]) => longest(texts.flatMap((text) => text.split(/\s/)));
const longest = (texts: string[]) => texts.reduce((most, { length }) => Math.max(most, length), 0);

type Look = Record<string, string>;

const tableCell = (text: string, align: string, look: Look) => ({
  type: "TableCell",
  items: [rich([run(oneLine(text) || " ", look)], { horizontalAlignment: align })],
});

const rowInWords = (columns: Column[], row: string[]): Element[] =>
  columns.flatMap(({ label }, i) =>
    paragraphs(label ? `${label}: ${row[i] ?? ""}` : (row[i] ?? "")),
  );
