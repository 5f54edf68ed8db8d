import type { Outcome } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import type { Run } from "../core/records.ts";
import type { Answers, Checklist, Step } from "./checklist.ts";

/** What gives a checklist its meaning: checks across answers, and what is made of them. */
export interface Tool {
  /** Stable name; runs find their tool by it. A run's checklist may differ from the newest one. */
  name: string;
  /** What is wrong with the newest answer to `step`, in words for the person; undefined when nothing is. */
  check?(step: Step, answers: Answers, now: Date): string | undefined;
  /** True when the answer follows from the others, so that asking would be noise. */
  moot?(step: Step, answers: Answers): boolean;
  /** The command that begins it, when the checklist alone is not enough to begin with. */
  command?: string;
  /** What is typed to see what it ended in; "result <name>" when left out. */
  see?: string;
  /** Whether to offer it to this person now; always when left out. */
  offered?(call: Call): Promise<boolean>;
  /** Something to know before answering, such as the allowed interval; shown under the question. */
  note?(step: Step, answers: Answers): string | undefined;
  /** Answers that are known before anything is asked; undefined where there are none. */
  known?(call: Call): Promise<Answers | undefined>;
  /** Called once, when every step is answered and the summary is confirmed. Throw UserError to refuse. */
  finish(call: Call, run: Run, answers: Answers): Promise<Outcome>;
}

/** Starts conversations. Passed to features that ask people something step by step. */
export interface Runs {
  /**
   * Begins `checklist` with the caller in their direct conversation and asks its first open question.
   * `prefill` are answers to be confirmed in the summary instead of asked, but for those that are only
   * suggested; `as: "form"` opens it as one form. `fresh`: an unfinished run of the same is not gone on
   * with; left out, that is so where there is a prefill and the checklist is about nothing in particular.
   */
  start(
    call: Call,
    tool: Tool,
    checklist: Checklist,
    options?: { prefill?: Answers; as?: "conversation" | "form"; fresh?: boolean },
  ): Promise<Outcome>;
}
