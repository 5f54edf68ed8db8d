import type { AnswerProblem } from "../answer-problem.ts";
import type { Answer, Cells, Column, Step, Value } from "../checklist.ts";
import { firstGap } from "./complete.ts";
import type { CellPlace, Place } from "./place.ts";
import type { ReadCell } from "./read-lines.ts";

/** What is said or pressed at a table, or at a part of it. */
export type TableInput =
  | { type: "answer"; text: string }
  | { type: "skip"; reason: string }
  | { type: "back" }
  | { type: "keep" }
  | { type: "table"; verb: TableVerb };

/** What the buttons of a table do. */
export type TableVerb = "add" | "done" | "change" | "remove";

/** A cell, and what it holds now. */
export interface Filled {
  column: Column;
  value: Value;
}

/** What that does. "usual": what it does at every other step too. */
export type TableMove =
  /** `but`: what was wrong with part of it; `cell`: what a cell holds now. */
  | {
      type: "go";
      place: Place;
      rows?: Cells[];
      but?: AnswerProblem;
      cell?: Filled;
    }
  | { type: "settled"; answer: Answer }
  | { type: "refused"; problem: AnswerProblem }
  | { type: "usual" };

export type Table = Step & { type: "table" };

/** A table as it stands: its rows so far, and where in it we are. */
export interface AtTable {
  step: Table;
  rows: Cells[];
  place: Place;
  read: ReadCell;
}

/** The table as a whole. */
export const TABLE: Place = { at: "table" };

export const refused = (problem: AnswerProblem): TableMove => ({ type: "refused", problem });

export const go = (place: Place, rows?: Cells[], but?: AnswerProblem): TableMove => ({
  type: "go",
  place,
  ...(rows && { rows }),
  ...(but && { but }),
});

/** How many rows there may be. */
export const most = ({ max = 100 }: Table) => max;

/** Where one cell is asked for, and no other. */
export const oneCell = (row: number, column: Column): CellPlace => ({
  ...{ at: "cell", row, column: column.id },
  ...{ on: false, queue: [] },
});

/** The first of the cells that are asked again; else the first that must still be there; else the table. */
export function next(columns: Column[], rows: Cells[], again: CellPlace["queue"]): Place {
  const [first, ...queue] = again;
  if (first) return { at: "cell", ...first, on: false, queue };
  const gap = firstGap(columns, rows);
  return gap ? oneCell(gap.row, gap.column) : TABLE;
}

/** Where to go on, after column number `at`, in a row that is asked cell by cell. */
export function after({ columns }: Table, rows: Cells[], row: number, at: number): Place {
  const column = columns[at + 1];
  if (column) return { at: "cell", row, column: column.id, on: true, queue: [] };
  return next(columns, rows, []);
}
