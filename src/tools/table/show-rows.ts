import type { Words } from "../../core/ports.ts";
import type { Block } from "../../core/reply.ts";
import type { Answer, Cells, Step } from "../checklist.ts";
import { showAnswer, showCells, showValue } from "../show-answer.ts";
import type { Table } from "./moves.ts";
import { rowsSoFar } from "./place.ts";

/** Rows of a long table that are shown while it is filled in, and characters of one of their cells. */
const SHOWN = 10;
const CELL = 80;
/** Characters of one row in a list of answers. */
const ROW = 160;

/** A numbered table of the rows so far; of a long one the last rows, and how many there are above. */
export function rowsBlocks(words: Words, { label, columns }: Table, rows: Cells[]): Block[] {
  if (rows.length === 0) return [{ type: "text", text: words("run.table.none") }];
  const hidden = Math.max(0, rows.length - SHOWN);
  const shown = rows.slice(hidden).map((row, at) => {
    const cells = columns.map((column) => {
      const value = row[column.id];
      return value === undefined ? "" : cut(showValue(column, value, words), CELL);
    });
    return [String(hidden + at + 1), ...cells];
  });
  const table: Block = {
    ...{ type: "table", caption: label },
    columns: [
      { label: "#", align: "right" as const },
      ...columns.map((column) => ({ label: column.label })),
    ],
    rows: shown,
  };
  if (hidden === 0) return [table];
  return [table, { type: "text", text: words("run.table.earlier", { count: hidden }) }];
}

/** An answer for a list of answers: of a long table only the first rows. */
export function showBriefly(step: Step, answer: Answer, words: Words): string {
  if (step.type !== "table") return showAnswer(step, answer, words);
  const rows = rowsSoFar({ [step.id]: answer }, step.id);
  if (rows.length === 0) return showAnswer(step, answer, words);
  const { columns } = step;
  const lines = rows.slice(0, SHOWN).map((row, at) => {
    const line = showCells(columns, row, words).replace(/\s+/g, " ");
    return `${words("run.table.row", { row: at + 1 })}: ${cut(line, ROW)}`;
  });
  const hidden = rows.length - SHOWN;
  const more = hidden > 0 ? [words("run.table.more", { count: hidden })] : [];
  return [words("run.table.count", { count: rows.length }), ...lines, ...more].join("\n");
}

const cut = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;
