import type { Condition } from "./condition.ts";
import type { Answers } from "./value.ts";

export type { Condition } from "./condition.ts";
export type { Answer, Answers, Cells, Named, Range, Value } from "./value.ts";

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
  /** Who should take part, and what it is for; said before the first question and in the list of tools. */
  intro?: string;
  /** What a run is about, put there by the feature that starts it; an unfinished run about the same goes on. */
  about?: string;
  steps: Step[];
  /** Set where these steps are a part of somebody else's run. */
  part?: Part;
  /** Steps that others are answering just now, by id. Never stored: it is looked up with the run. */
  held?: Record<string, Held>;
}

/** What a part knows of the run it belongs to. */
export interface Part {
  section: string;
  /** The answers its steps had when it was given away: what the owner changes after that stays. */
  before: Answers;
  /** The owner's answers to all other steps; conditions and checks may look at them. */
  given: Answers;
}

/** Who is answering a step, and in which run. */
export interface Held {
  run: string;
  name: string;
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
  /** Where its answer may be known from: "profile.enrolment", "me", or an earlier document's step ("goal.to"). */
  prefill?: string;
} & (Simple | Wide);

/** Kinds of answers that fit into one cell of a table. */
export type Simple =
  /** `none`: "no" and "none" skip it, where they can't be an answer. */
  | { type: "text" | "longtext"; max?: number; none?: "skip" }
  /** Whole and not negative. `range`: "80-120" is allowed. `missing`: "not collected" is an answer (null). */
  | { type: "count"; range?: boolean; missing?: boolean }
  | { type: "number"; min?: number; max?: number; unit?: string }
  /** Dollars, to the cent. */
  | { type: "money"; min?: number; max?: number }
  /** Percent as people say it: 40 is 40 %. */
  | { type: "percent"; min?: number; max?: number }
  /** `future` refuses days that have passed, `past` those that are still to come. */
  | { type: "date"; future?: boolean; past?: boolean }
  | { type: "yesNo" }
  | { type: "choice"; choices: Choice[] }
  | { type: "scale"; points: Point[] }
  /** Somebody of the district's roster, or anybody by name. `roster`: only the roster will do. */
  | { type: "person"; several?: boolean; roster?: boolean }
  /** A school or another place of service. */
  | { type: "site"; several?: boolean }
  /** A web address. */
  | { type: "link" };

/** Kinds that need a whole step. A note asks nothing: its words stand above the next question. */
export type Wide =
  | { type: "multiChoice"; choices: Choice[]; min?: number; max?: number }
  | { type: "table"; columns: Column[]; min?: number; max?: number }
  /** Only "yes" goes on; kept with who said so. */
  | { type: "confirm" }
  | { type: "note" };

export interface Choice {
  value: string;
  label: string;
}

/** One point of a labelled scale. Without a score it says something, but counts for nothing. */
export interface Point extends Choice {
  score?: number;
}

/** One column of a table: asked like a step of its kind, for each row. */
export type Column = Pick<Step, "id" | "label" | "hint" | "example" | "optional"> & {
  /** The question for one row; its label where it is left out. */
  ask?: string;
  /** What else people call it at the head of a sheet that they paste. */
  also?: string[];
} & Simple;

/** Anything that an answer can be read for and shown of: a step, or a column. */
export type Asked = Pick<Step, "id" | "label" | "optional"> & (Simple | Wide);
