import { isDeepStrictEqual } from "node:util";
import type { Cells, Column, Value } from "../checklist.ts";
import {
  type AtTable,
  after,
  go,
  most,
  next,
  oneCell,
  refused,
  TABLE,
  type TableInput,
  type TableMove,
} from "./moves.ts";
import type { CellPlace } from "./place.ts";
import { readLines } from "./read-lines.ts";

/** Takes one input where a cell is asked for. */
export function atCell(at: AtTable, place: CellPlace, input: TableInput): TableMove {
  const { step, rows, read } = at;
  const { columns } = step;
  const index = columns.findIndex(({ id }) => id === place.column);
  const column = columns[index];
  if (!column) return go(TABLE);
  const row = rows[place.row - 1] ?? {};
  const onward = (all: Cells[]) =>
    place.on ? after(step, all, place.row, index) : next(columns, all, place.queue);
  const put = (value: Value | undefined): TableMove => {
    const all = withCell(rows, place.row, column, value);
    // A row that nothing is left of is gone, and what was to be asked of those below has moved.
    if (all.length < rows.length && place.row < rows.length) return go(TABLE, all);
    return { ...go(onward(all), all), ...(value !== undefined && { cell: { column, value } }) };
  };
  if (input.type === "answer" && !leavesOut(input.text)) {
    const said = read(column, input.text);
    if (said && !said.ok) return typedRow(at, place, input.text) ?? refused(said.problem);
    return put(said?.value);
  }
  switch (input.type) {
    case "skip":
      return column.optional ? put(undefined) : refused({ type: "cell", column: column.label });
    case "keep":
      if (row[column.id] === undefined && !column.optional) return refused({ type: "empty" });
      return go(onward(rows));
    case "back": {
      const before = place.on ? columns[index - 1] : undefined;
      return go(before ? { ...place, column: before.id } : TABLE);
    }
    default:
      if (input.type === "table" && input.verb !== "remove") return go(TABLE);
      return go(rows[place.row - 1] ? { at: "remove", row: place.row } : TABLE);
  }
}

/** Somebody who is asked for one cell may type the whole row once more, or another one: neither is lost. */
function typedRow({ step, rows, read }: AtTable, place: CellPlace, text: string) {
  const { columns } = step;
  const typed = readLines(columns, text, read);
  const [line, ...others] = "lines" in typed && !typed.loose ? typed.lines : [];
  if (!line || others.length > 0 || line.wrong.length > 0 || line.over) return undefined;
  if (Object.keys(line.cells).length < 2) return undefined;
  const named = columns[0]?.id ?? "";
  const was = rows[place.row - 1]?.[named];
  if (was !== undefined && !isDeepStrictEqual(was, line.cells[named]))
    return rows.length < most(step) ? go(place, [...rows, line.cells]) : undefined;
  const all = [...rows.slice(0, place.row - 1), line.cells, ...rows.slice(place.row)];
  const queue = place.queue.filter(({ row }) => row !== place.row);
  return go(next(columns, all, queue), all);
}

/** The rows with one cell filled or cleared. A row that would hold nothing is none. */
function withCell(rows: Cells[], row: number, column: Column, value: Value | undefined): Cells[] {
  const { [column.id]: _, ...others } = rows[row - 1] ?? {};
  const cells = value === undefined ? others : { ...others, [column.id]: value };
  const kept = Object.keys(cells).length > 0 ? [cells] : [];
  return [...rows.slice(0, row - 1), ...kept, ...rows.slice(row)];
}

/** True for words that leave out the row they are said at. */
export const leavesOut = (text: string) =>
  /^(?:remove|drop|delete|leave out) (?:this |the )?row[.!]?$/i.test(text.trim());

/** Fills one cell of a row that is there, or asks for it where nothing is said for it. */
export function changeCell(at: AtTable, row: number, column: Column, text: string): TableMove {
  if (!at.rows[row - 1]) return refused({ type: "no-row", count: at.rows.length });
  const place = oneCell(row, column);
  if (text === "") return go(place);
  const move = atCell(at, place, { type: "answer", text });
  if (move.type !== "refused") return move;
  return refused({ type: "row", row, column: column.label, said: text, problem: move.problem });
}
