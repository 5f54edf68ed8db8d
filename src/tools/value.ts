/** From one number to another, both included. */
export interface Range {
  low: number;
  high: number;
}

/** Somebody who was named. `id`: the person of the district's roster, where they are one. */
export interface Named {
  name: string;
  id?: string;
}

/** One row of a table, by column; a cell that was left empty is not there. */
export type Cells = Record<string, Value>;

/** The rows of a table, in the order they were given in. */
export interface Rows {
  rows: Cells[];
}

/**
 * What an answer holds, by kind of step: words, a number (dollars and percent too), yes or no, a day
 * ("2027-03-03"), a choice's or point's `value`, several of them, people, places, or rows.
 * `null` means "not collected", which is an answer; it is never zero.
 */
export type Value = string | number | boolean | null | Range | string[] | Named | Named[] | Rows;

/**
 * `suggested`: filled in from elsewhere, and still to be confirmed by the person. `by`: who gave it,
 * where it was somebody else than whoever finishes.
 */
export type Answer =
  | { value: Value; suggested?: true; by?: Named }
  | { skipped: string; by?: Named };

export type Answers = Record<string, Answer>;

const isThing = (value: Value): value is Range | Named | Rows =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isRange = (value: Value): value is Range => isThing(value) && "low" in value;

export const isNamed = (value: Value): value is Named => isThing(value) && "name" in value;

export const isRows = (value: Value): value is Rows => isThing(value) && "rows" in value;
