import type { Column } from "../checklist.ts";
import { columnNamed } from "./header.ts";

/** What words mean at a table: something to do with its rows, or else rows. */
export type TableWords =
  | { type: "add" | "done" }
  | { type: "change" | "remove"; row?: number }
  /** `text`: what the cell is to hold; without it, it is asked. */
  | { type: "change-cell"; row: number; column: Column; text: string }
  | { type: "lines" };

const ADD = /^(?:add|add (?:a|another|one)(?: more)?(?: row)?|add row|new row|another(?: row)?)$/;
const DONE =
  /^(?:done|confirm|finish(?:ed)?|ready|keep(?: (?:it|them|all))?|no more(?: rows)?|that'?s (?:all|it)|that is all|no|none)$/;
const ROW = /^(change|edit row|remove|delete|drop)(?: row)?(?: #?(\d{1,3}))?$/;
const CELL = /^change(?: row)? #?(\d{1,3})[\s:,]+(\S.*)$/is;

/** Reads what is typed at a table. */
export function readTableWords(columns: Column[], text: string): TableWords {
  const said = text.trim();
  const word = said
    .toLowerCase()
    .replace(/\u2019/g, "'")
    .replace(/[.!]+$/, "");
  if (ADD.test(word)) return { type: "add" };
  if (DONE.test(word)) return { type: "done" };
  const [, verb, row] = ROW.exec(word) ?? [];
  if (verb) {
    const type = verb === "change" || verb === "edit row" ? "change" : "remove";
    return row ? { type, row: Number(row) } : { type };
  }
  const [, number, rest = ""] = CELL.exec(said) ?? [];
  const cell = number ? cellNamed(columns, rest) : undefined;
  return cell ? { type: "change-cell", row: Number(number), ...cell } : { type: "lines" };
}

/** "deadline next Friday" → the column called "Deadline", and "next Friday". */
export function cellNamed(
  columns: Column[],
  said: string,
): { column: Column; text: string } | undefined {
  const words = said.trim().split(/\s+/);
  for (let count = words.length; count > 0; count--) {
    const column = columnNamed(columns, words.slice(0, count).join(" ").replace(/:$/, ""));
    if (!column) continue;
    const rest = words.slice(count).join(" ");
    return { column, text: rest.replace(/^(?:to|:|=)\s+/i, "") };
  }
  return undefined;
}

/** True for words that can hardly mean anything but this table: what steers it, and rows with separators. */
export const surelyTable = (columns: Column[], text: string): boolean =>
  readTableWords(columns, text).type !== "lines" || /[;|\t\n]/.test(text);
