import { changeCell, leavesOut } from "./at-cell.ts";
import { atTable, pick } from "./at-table.ts";
import { type AtTable, go, refused, TABLE, type TableInput, type TableMove } from "./moves.ts";
import { cellNamed, readTableWords } from "./table-words.ts";

const leaves = (input: TableInput) => input.type !== "answer" && input.type !== "table";

export function atWhich(at: AtTable, verb: "change" | "remove", input: TableInput): TableMove {
  if (leaves(input)) return go(TABLE);
  if (input.type === "table") return atTable(at, input);
  if (input.type !== "answer") return go(TABLE);
  const number = /^(?:row )?#?(\d{1,3})[.!]?$/i.exec(input.text.trim())?.[1];
  if (number) return pick(at, verb, Number(number));
  const move = readTableWords(at.step.columns, input.text);
  return move.type === "lines"
    ? refused({ type: "no-row", count: at.rows.length })
    : atTable(at, input);
}

export function atRow(at: AtTable, row: number, input: TableInput): TableMove {
  if (input.type === "table" && input.verb === "remove") return go({ at: "remove", row });
  if (input.type !== "answer") return go(TABLE);
  const { columns } = at.step;
  const number = /^\d{1,2}$/.exec(input.text.trim())?.[0];
  const byNumber = number ? columns[Number(number) - 1] : undefined;
  const cell = byNumber ? { column: byNumber, text: "" } : cellNamed(columns, input.text);
  if (cell) return changeCell(at, row, cell.column, cell.text);
  if (/^(?:remove|delete|drop)(?: it)?[.!]?$/i.test(input.text.trim()) || leavesOut(input.text))
    return go({ at: "remove", row });
  const words = readTableWords(columns, input.text);
  if (words.type === "done") return go(TABLE);
  if (words.type !== "lines") return atTable(at, input);
  return refused({ type: "choice", labels: columns.map(({ label }) => label) });
}

export function atRemove({ rows }: AtTable, row: number, input: TableInput): TableMove {
  if (input.type !== "answer") return go(TABLE);
  if (/^(?:y|yes|yep|ok|okay|remove(?: it)?|confirm)[.!]?$/i.test(input.text.trim()))
    return go(TABLE, [...rows.slice(0, row - 1), ...rows.slice(row)]);
  if (/^(?:n|no|nope|keep(?: it)?)[.!]?$/i.test(input.text.trim())) return go(TABLE);
  return refused({ type: "yes-no" });
}
