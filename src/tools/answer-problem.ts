import type { CountProblem } from "../answers/count.ts";
import type { NumberProblem } from "../answers/number.ts";
import type { Named, Value } from "./checklist.ts";

/** Why words cannot answer a step, for the sentence that says so. */
export type AnswerProblem =
  | { type: "empty" | "yes-no" | "day" | "link" | "agree" }
  | { type: "count"; reason: CountProblem }
  | { type: "number"; reason: NumberProblem }
  | { type: "one-number" | "must-know" }
  | { type: "least" | "fewest"; given: number; min: number }
  | { type: "most" | "too-many"; given: number; max: number }
  | { type: "past" | "ahead"; day: string; today: string }
  | { type: "choice"; labels: string[] }
  | { type: "person"; said: string; near: string[] }
  | { type: "long"; length: number; max: number }
  | RowProblem
  | { type: "rows"; problems: RowProblem[] }
  /** There is no such row; `count`: how many there are. */
  | { type: "no-row"; count: number }
  /** This row lacks something yet. */
  | { type: "row-open"; row: number }
  /** This cell can't be left empty. */
  | { type: "cell"; column: string };

/** What is wrong with one cell of typed rows, or with a whole line of them. Rows are counted from 1. */
export type RowProblem =
  /** The header names what is no column; `left`: that was left out, and the other columns taken. */
  | { type: "no-column"; said: string[]; labels: string[]; left?: true }
  | { type: "row"; row: number; column: string; said?: string; problem: AnswerProblem }
  /** It has more parts than there are columns. */
  | { type: "line"; row: number; said: string; given: number; columns: number };

/** Somebody of the roster, with what their platform calls them in the asker's own workspace. */
export interface Colleague extends Named {
  id: string;
  handles: string[];
  /** They only look on. */
  observes?: true;
}

export type ReadAnswer = { ok: true; value: Value } | { ok: false; problem: AnswerProblem };

/** When and where the person is, who they are, and whom and which places they can name. */
export interface Moment {
  now: Date;
  zone: string;
  me?: Colleague;
  people?: Colleague[];
  sites?: string[];
}
