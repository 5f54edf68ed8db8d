import type { Outcome } from "../../core/change.ts";
import type { Call } from "../../core/command.ts";
import type { Store, Words } from "../../core/ports.ts";
import type { Document } from "../../core/records.ts";
import type { Answers, Checklist } from "../checklist.ts";
import type { Runs } from "../tool.ts";
import { aroundOf } from "./around.ts";
import type { DocumentTool } from "./document-tool.ts";
import { fittingAnswers } from "./fitting.ts";
import { keptIn } from "./kept.ts";
import { newestOf } from "./newest-of.ts";
import { prefilled } from "./prefill.ts";

/** How somebody begins: in their own words after the tool's name, and as what. */
export interface Beginning {
  said: string;
  as: "conversation" | "form";
}

/** Begins guided tools with all that is known already, so that nothing is typed twice. */
export function createBegin(deps: { store: Pick<Store, "reads">; words: Words; runs: Runs }) {
  const { words, runs } = deps;
  const { reads } = deps.store;

  /**
   * Begins the tool, or goes on with an unfinished run of it. What was answered the last time is
   * suggested question by question.
   */
  async function begin(
    call: Call,
    tool: DocumentTool,
    file: Checklist,
    { said, as }: Beginning,
  ): Promise<Outcome> {
    const start = await tool.begin(call, said, file);
    if ("outcome" in start) return start.outcome;
    const { checklist = file, subject, prefill } = start.begun;
    const whole = subject === undefined ? checklist : { ...checklist, about: subject };
    const around = await aroundOf(reads, words, call, subject);
    const last = await newestOf(reads, call, tool, subject ?? null);
    const answers: Answers = {
      ...suggested(fittingAnswers(whole.steps, (last && keptIn(last)?.answers) ?? {})),
      ...prefilled(whole, around),
      ...prefill,
    };
    return runs.start(call, tool, whole, { prefill: answers, as, fresh: false });
  }

  /** Shows a document's answers once more, to be changed and confirmed as its next version. */
  async function amend(call: Call, tool: DocumentTool, file: Checklist, document: Document) {
    const start = await tool.begin(call, document.subject ?? "", file);
    const checklist = ("begun" in start && start.begun.checklist) || file;
    const about = document.subject === null ? {} : { about: document.subject };
    const optional = checklist.steps.filter((step) => step.optional);
    const skipped = optional.map(({ id }): [string, Answers[string]] => [id, { skipped: "" }]);
    const given = fittingAnswers(checklist.steps, keptIn(document)?.answers ?? {});
    const prefill = { ...Object.fromEntries(skipped), ...given };
    return runs.start(call, tool, { ...checklist, ...about }, { prefill, fresh: true });
  }

  return { begin, amend };
}

/** To be confirmed or changed one by one. */
function suggested(answers: Answers): Answers {
  const all = Object.entries(answers).flatMap(([id, answer]): [string, Answers[string]][] =>
    "value" in answer ? [[id, { value: answer.value, suggested: true }]] : [],
  );
  return Object.fromEntries(all);
}
