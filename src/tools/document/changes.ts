import { isDeepStrictEqual } from "node:util";
import type { Words } from "../../core/ports.ts";
import type { Answers, Checklist } from "../checklist.ts";
import { showAnswer } from "../show-answer.ts";
import { fittingAnswers } from "./fitting.ts";

/** One answer that differs between two versions, as people read it. */
export interface ChangedAnswer {
  label: string;
  from: string;
  to: string;
}

/** What changed from one version of a document to the next, by the questions of the newer one. */
export function changedAnswers(
  words: Words,
  { steps }: Pick<Checklist, "steps">,
  were: Answers,
  are: Answers,
): ChangedAnswer[] {
  const [before, after] = [fittingAnswers(steps, were), fittingAnswers(steps, are)];
  const shown = (step: Checklist["steps"][number], answers: Answers) =>
    showAnswer(step, answers[step.id] ?? { skipped: "" }, words);
  return steps
    .filter(({ id }) => !isDeepStrictEqual(given(before, id), given(after, id)))
    .map((step) => ({
      label: step.label,
      from: shown(step, before),
      to: shown(step, after),
    }));
}

/** Skipped, for whatever reason, and never asked are the same: nothing was said. */
function given(answers: Answers, id: string) {
  const answer = answers[id];
  return answer && "value" in answer ? answer.value : undefined;
}
