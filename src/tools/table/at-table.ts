import { addLines } from "./add-lines.ts";
import { changeCell } from "./at-cell.ts";
import { firstGap } from "./complete.ts";
import {
  type AtTable,
  go,
  most,
  oneCell,
  refused,
  type TableInput,
  type TableMove,
  type TableVerb,
} from "./moves.ts";
import { readTableWords } from "./table-words.ts";

/** Takes one input at a table as a whole. */
export function atTable(at: AtTable, input: TableInput): TableMove {
  const { columns } = at.step;
  if (input.type === "skip" || input.type === "back") return { type: "usual" };
  if (input.type === "keep") return at.rows.length > 0 ? done(at) : { type: "usual" };
  if (input.type === "table") return press(at, input.verb);
  const said = readTableWords(columns, input.text);
  switch (said.type) {
    case "add":
      return add(at);
    case "done":
      return done(at);
    case "change":
    case "remove":
      return pick(at, said.type, said.row);
    case "change-cell":
      return changeCell(at, said.row, said.column, said.text);
    case "lines":
      return addLines(at, input.text);
    default:
      return said satisfies never;
  }
}

function press(at: AtTable, verb: TableVerb): TableMove {
  if (verb === "add") return add(at);
  return verb === "done" ? done(at) : pick(at, verb, undefined);
}

function add({ step, rows }: AtTable): TableMove {
  const max = most(step);
  if (rows.length >= max) return refused({ type: "too-many", given: rows.length + 1, max });
  const column = step.columns[0]?.id ?? "";
  return go({ at: "cell", row: rows.length + 1, column, on: true, queue: [] });
}

/** The rows become the answer, once they are complete and as many as they should be. */
function done({ step, rows }: AtTable): TableMove {
  const given = rows.length;
  const { min = 0, columns } = step;
  if (given === 0 && step.optional) return { type: "settled", answer: { skipped: "" } };
  const gap = firstGap(columns, rows);
  if (gap) return go(oneCell(gap.row, gap.column), rows, { type: "row-open", row: gap.row });
  if (given < Math.max(1, min)) return refused({ type: "fewest", given, min: Math.max(1, min) });
  if (given > most(step)) return refused({ type: "too-many", given, max: most(step) });
  return { type: "settled", answer: { value: { rows } } };
}

/** Goes to a row that is to be changed or removed, or asks which. */
export function pick(at: AtTable, verb: "change" | "remove", row: number | undefined): TableMove {
  const count = at.rows.length;
  if (count === 0 || (row !== undefined && !at.rows[row - 1]))
    return refused({ type: "no-row", count });
  if (row === undefined) return go({ at: "which", verb });
  return go(verb === "remove" ? { at: "remove", row } : { at: "row", row });
}
