/**
 * A guided checklist as data. It comes from prompts/checklists, or a feature builds one; a run
 * keeps the copy it started with, so that editing the file never breaks a run in progress.
 */
export interface Checklist {
  id: string;
  title: string;
  /** Minutes it usually takes, for "about 4 minutes left". */
  minutes: number;
  /** Who will be able to read the answers; said before the first question. */
  audience: string;
  /** The record a run is about, put there by the feature that starts it; an unfinished run about the same goes on. */
  about?: string;
  steps: Step[];
}

export type Step = {
  id: string;
  /** A few words, for lists, summaries and form fields. */
  label: string;
  /** The question. */
  ask: string;
  /** Why it is asked, or how to find the answer. */
  hint?: string;
  /** An example answer, shown with the question. */
  example?: string;
  /** May be skipped without a reason. */
  optional?: boolean;
  /** Title of the part of the checklist that begins here; the steps after it belong to it too. */
  section?: string;
  /** Asked only when this holds for the answers so far. */
  when?: Condition;
} /** `none`: "no" and "none" skip it, where they can't be an answer. */ & (
  | { type: "text" | "longtext"; max?: number; none?: "skip" }
  /** Whole and not negative. `range`: "80-120" is allowed. `missing`: "not collected" is an answer (null). */
  | { type: "count"; range?: boolean; missing?: boolean }
  | { type: "number"; min?: number; max?: number; unit?: string }
  | { type: "date"; future?: boolean }
  | { type: "yesNo" }
  | { type: "choice"; choices: Choice[] }
);

export interface Choice {
  value: string;
  label: string;
}

/** `is`: equals. `above`: a number (or a range's high end) greater than that. */
export type Condition =
  | { step: string; is: string | number | boolean }
  | { step: string; above: number }
  | { step: string; answered: true };

export interface Range {
  low: number;
  high: number;
}

/** `null` means "not collected", which is an answer; it is never zero. */
export type Value = string | number | boolean | Range | null;

export type Answer = { value: Value } | { skipped: string };

export type Answers = Record<string, Answer>;
