import { plain } from "../../answers/figures.ts";
import type { Column } from "../checklist.ts";

/** What a first line is: a row like the others, or names of columns, in any order; a part may be none. */
export type Header = { type: "row" } | { type: "header"; columns: (Column | undefined)[] };

/** Two named columns make a header; a row can hold one such word by chance. */
const ENOUGH = 2;

/**
 * Tells a line that names columns, by label, id or another name of theirs, from a row. One name alone
 * is enough where nothing else stands in the line, and `more` lines follow it.
 */
export function readHeader(columns: Column[], parts: string[], more = true): Header {
  const found = parts.map((part) => columns.find((column) => isNameOf(column, part)));
  const named = found.filter((column) => column !== undefined);
  const others = parts.filter((part) => part !== "").length - named.length;
  if (named.length < ENOUGH && (named.length === 0 || others > 0 || !more)) return { type: "row" };
  // A row may hold the same word twice; "E-mail" and "Phone" of a sheet can both be of one column.
  if (new Set(parts.map(bare).filter(Boolean)).size < named.length + others) return { type: "row" };
  if (new Set(named).size < named.length && !named.every(joins(named))) return { type: "row" };
  const most = named.length > others || found.some((column) => column && column === columns[0]);
  return most ? { type: "header", columns: found } : { type: "row" };
}

/** A column by its label or id, or what else people call it. */
export const columnNamed = (columns: Column[], said: string): Column | undefined =>
  columns.find((column) => isNameOf(column, said));

/** True for the only column of its name, and for words, which can stand one after another. */
const joins = (named: Column[]) => (column: Column) =>
  column.type === "text" || named.filter((one) => one === column).length === 1;

function isNameOf({ id, label, also = [] }: Column, part: string): boolean {
  const said = bare(part);
  return said !== "" && [id, label, ...also].some((name) => said === bare(name));
}

const bare = (text: string) =>
  plain(text)
    .replace(/[:?*]+$/, "")
    .trim();
