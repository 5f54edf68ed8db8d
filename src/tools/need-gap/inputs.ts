import type { Range } from "../checklist.ts";
import type { SourceKey } from "./sources.ts";

/** What is known of a number: it, both its ends, or null for "not collected", which is never zero. */
export type Count = number | Range | null;

/** One row of the table. `place` is where it was asked for; `name` what an "other" source is called. */
export interface Row {
  key: SourceKey;
  place: string;
  name?: string;
  /** Column 2: students this source points to. */
  count: Count;
  /** Column 3: those of them that no earlier row has counted. */
  new: Count;
}

/** Everything an estimate rests on. Rows stand in the order they were counted in. */
export interface Inputs {
  enrolment: number;
  rows: Row[];
  /** Students served today. */
  served: Count;
  /** Those of them who are in none of the sources. */
  outside: Count;
}

/** The ends of a count that was given. */
export const ends = (count: number | Range): Range =>
  typeof count === "number" ? { low: count, high: count } : count;

/** "source_missing:other:attendance": how flags name a row. */
export const rowName = ({ key, name }: Pick<Row, "key" | "name">) =>
  name ? `${key}:${name.toLowerCase().replaceAll(" ", "-")}` : key;
