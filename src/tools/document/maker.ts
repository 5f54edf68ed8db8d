import type { z } from "zod";
import type { Change, Outcome, Outgoing } from "../../core/change.ts";
import type { Call } from "../../core/command.ts";
import type { Block } from "../../core/reply.ts";
import type { Day } from "../../core/time.ts";
import type { Answers, Checklist, Named } from "../checklist.ts";
import type { Tool } from "../tool.ts";
import type { Around } from "./around.ts";

/** Something to be done that a finished tool puts into the district's plan. */
export interface Task {
  /** Names it within its document: a new version moves the same step instead of adding another. */
  key: string;
  label: string;
  detail?: string;
  owner?: Named;
  dueOn?: Day;
  /** The guided tool that does it. */
  tool?: string;
}

/** How a run of a tool begins: its questions, what is known already, and what it is about. */
export interface Begun {
  checklist?: Checklist;
  prefill?: Answers;
  subject?: string;
}

/** What makes a guided tool out of a checklist: everything but the questions. */
export interface Maker<Made> extends Pick<Tool, "check" | "moot" | "note"> {
  /** The checklist's id, and the kind of the document it ends in. */
  name: string;
  /** The shape of what is made; a document that is not of it is a bug. */
  shape: z.ZodType<Made>;
  /** Works out the result; `checklist` is the run's own copy. Throws UserError naming the `field` at fault. */
  make(answers: Answers, around: Around, checklist: Checklist): Made;
  /** The result for the leader, to be pasted into a memo: a heading first. */
  show(made: Made, around: Around): Block[];
  /** The result as it may leave the district, small counts hidden; as it is shown when left out. */
  page?(made: Made, around: Around): Block[];
  /** The result for machines; all of what was made when left out. Numbers and ids, not prose. */
  facts?(made: Made): Record<string, unknown>;
  /** Whom or what it is about, where a district has several of the kind; the run's own subject comes first. */
  subject?(made: Made): string | undefined;
  /** Everybody of the district has their own: it never replaces somebody else's. */
  personal?: true;
  /** It holds numbers about students: an export asks first whether the legal team was consulted. */
  gated?: true;
  /** What follows for the plan of the district. */
  tasks?(made: Made, around: Around): Task[];
  /**
   * What others are told, such as people who are asked for something. The ids of its buttons may name
   * the document; `before` is the version that this one takes the place of.
   */
  tell?(made: Made, around: Around, kept: { documentId: string; before?: Made }): Outgoing[];
  /** Other changes that go with it, such as the district's profile. */
  changes?(made: Made, around: Around, call: Call): Promise<Change[]> | Change[];
  /** Answers that are known before anything is asked; those from the checklist's own `prefill` come on top. */
  prefill?(around: Around): Answers;
  /** How it begins when `said` follows its name; an outcome where something has to be said first. */
  begin?(call: Call, said: string, around: Around): Promise<Begun | Outcome> | Begun | Outcome;
}
