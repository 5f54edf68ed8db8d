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
  if (wide || long) return inWords(title, columns, rows, rowInWords);
  if (!fitsPhone(columns, rows)) return inWords(title, columns, rows, rowAsFacts);
  return tables(columns, rows).map((table) => [...title, ...table]);
}

/** The caption, and with it the first row; every other row by itself. */
function inWords(
  title: Element[],
  columns: Column[],
  rows: string[][],
  inWords: typeof rowInWords,
): Element[][] {
  const said = rows.length > 0 ? rows.map((row) => inWords(columns, row)) : [header(columns)];
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
function widths(columns: Column[], rows: string[][]): { width: number }[] {
  const shares = ampleShares(columns, rows);
  const needed = needs(columns, rows);
  const total = shares.reduce((sum, one) => sum + one, 0);
  const room = (share: number) => (share / total) * TEAMS.phoneLetters;
  // Where ample columns would push others together, each gets no more than its share of what all need.
  const ample = shares.every((share, i) => room(share) >= (needed[i] ?? 0));
  return ample
    ? shares.map((width) => ({ width }))
    : needed.map((one) => ({ width: Math.round(one * 10) }));
}

const ampleShares = (columns: Column[], rows: string[][]): number[] =>
  columns.map(({ label, align }, i) => {
    const cells = cellsOf(rows, i);
    const word = wordOf(label, cells);
    const whole = longest(cells);
    const wraps = align !== "right" && whole > 8;
    const needed = wraps ? Math.min(Math.max(whole * 0.6, 8), 16) : Math.min(whole, 12);
    return Math.round(Math.min(Math.max(word, needed), 24)) + 4;
  });

/** Letters that each column cannot do without. */
const needs = (columns: Column[], rows: string[][]): number[] =>
  columns.map(({ label }, i) => Math.min(wordOf(label, cellsOf(rows, i)), 20) + TEAMS.columnMargin);

/** False where a phone would break words of several columns, since all of them stay beside one another. */
const fitsPhone = (columns: Column[], rows: string[][]): boolean =>
  needs(columns, rows).reduce((sum, one) => sum + one, 0) <= TEAMS.phoneLetters * SURE;

/** The part of a phone's width that holds words of wide letters too: measured. */
const SURE = 0.9;

/** Bold letters are that much wider. */
const BOLD = 1.2;

const cellsOf = (rows: string[][], column: number) => rows.map((row) => oneLine(row[column] ?? ""));

/** Letters of the longest word of a column. */
const wordOf = (label: string, cells: string[]) =>
  Math.max(longestWord([label]) * BOLD, longestWord(cells));

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

/** What the row is about, then everything else of it one after the other, broken between facts. */
function rowAsFacts(columns: Column[], row: string[]): Element[] {
  const [about = "", ...facts] = columns.map(({ label }, i) => {
    const cell = oneLine(row[i] ?? "") || "–";
    return label === "" ? cell : `${oneLine(label)}: ${cell}`;
  });
  const below = facts.map((fact) => (fact.length > UNBROKEN ? fact : unbroken(fact))).join(" · ");
  return [...paragraphs(about, { weight: "Bolder" }), ...closely(paragraphs(below))];
}

/** Letters of a fact that stays on one line of a phone. */
const UNBROKEN = 28;

const unbroken = (text: string) => text.replaceAll(" ", "\u00a0");

const closely = (elements: Element[]): Element[] =>
  elements.map((element) => ({ ...element, spacing: "Small" }));
