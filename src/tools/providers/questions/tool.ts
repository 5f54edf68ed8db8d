import type { Checklist } from "../../checklist.ts";
import type { Around } from "../../document/around.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import type { Task } from "../../document/maker.ts";
import { numberOf, textOf, yesOf } from "../../given.ts";
import type { Answers } from "../../value.ts";
import { questionsIn } from "./from-answers.ts";
import { knownAnswers } from "./known.ts";
import { type Prepared, preparedShape } from "./prepared.ts";
import { pageOf, showPrepared } from "./show.ts";

/** Questions that providers may ask, answered before they do; its page asks first for legal advice. */
export const providerQuestionsTool = (deps: DocumentDeps): DocumentTool =>
  documentTool<Prepared>(
    {
      ...{ name: "provider-questions", shape: preparedShape, gated: true },
      ...{ make, show: showPrepared, page: pageOf, tasks, prefill: knownAnswers },
    },
    deps,
  );

function make(answers: Answers, around: Around, checklist: Checklist): Prepared {
  const enrolment = numberOf(answers, "students-answer") ?? around.district?.profile.enrolment;
  const [healthCenters, mtss] = [yesOf(answers, "health-centers"), yesOf(answers, "mtss")];
  const by = textOf(answers, "by");
  return {
    questions: questionsIn(checklist, answers, around),
    ...(enrolment !== undefined && enrolment > 0 && { enrolment }),
    ...(healthCenters !== undefined && { healthCenters }),
    ...(mtss !== undefined && { mtss }),
    ...(by && { by }),
  };
}

/** One step in the plan for each answer that is not known yet. */
function tasks({ questions, by }: Prepared, { words }: Around): Task[] {
  return questions
    .filter(({ status }) => status === "not-yet")
    .map(({ id, label, owner }) => ({
      ...{ key: id, label: words("provider-questions.task", { label }) },
      ...{ tool: "provider-questions", ...(owner && { owner }), ...(by && { dueOn: by }) },
    }));
}
