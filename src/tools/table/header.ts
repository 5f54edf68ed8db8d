import { plain } from "../../answers/figures.ts";
import type { Column } from "../checklist.ts";

/**
 * What a first line is: a row like the others, the names of the columns in any order (an empty name
 * belongs to none), or names of which one belongs to no column.
 */
export type Header =
  | { type: "row" }
  | { type: "header"; columns: (Column | undefined)[] }
  | { type: "unknown"; said: string };

/** Two named columns make a header, or the only one; a row can hold one such word by chance. */
const ENOUGH = 2;

/** Tells a line that names columns, by label or id, from a row. */
export function readHeader(columns: Column[], parts: string[]): Header {
  const found = parts.map((part) => columns.find((column) => isNameOf(column, part)));
  const named = found.filter((column) => column !== undefined);
  if (named.length < Math.min(ENOUGH, columns.length)) return { type: "row" };
  if (new Set(named).size < named.length) return { type: "row" };
  const stranger = parts.find((part, at) => part !== "" && !found[at]);
  if (stranger === undefined) return { type: "header", columns: found };
  const others = parts.filter((part) => part !== "").length - named.length;
  return named.length > others ? { type: "unknown", said: stranger } : { type: "row" };
}

/** A column by its label or id. */
export const columnNamed = (columns: Column[], said: string): Column | undefined =>
  columns.find((column) => isNameOf(column, said));

function isNameOf({ id, label }: Column, part: string): boolean {
  const said = bare(part);
  return said !== "" && (said === bare(id) || said === bare(label));
}

const bare = (text: string) =>
  plain(text)
    .replace(/[:?*]+$/, "")
    .trim();
