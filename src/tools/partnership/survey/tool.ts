import { addDays } from "../../../core/time.ts";
import type { Around } from "../../document/around.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import type { Task } from "../../document/maker.ts";
import { withKeys } from "../../document/row-keys.ts";
import { makeSurvey, rowProblem, type Survey, surveyShape } from "./made.ts";
import { needsNotice, sayAudience, showSurvey } from "./show.ts";

/** Families are told this long before a survey of students. */
const NOTICE_DAYS = 30;

function tasks({ planned, learned }: Survey, { words, today }: Around): Task[] {
  const about = ({ audience, topics }: Survey["planned"][number]) => `${audience} ${topics ?? ""}`;
  const surveys = withKeys(planned, about).flatMap(({ key, row }): Task[] => {
    const { on, owner, topics } = row;
    const audience = sayAudience(words)(row.audience);
    const label = words("survey.task.run", { audience, topics: topics ?? "none" });
    const early = addDays(on, -NOTICE_DAYS);
    const notice = {
      ...{ key: `notice:${key}`, label: words("survey.task.notice"), tool: "legal-consult" },
      dueOn: early >= today ? early : on,
    };
    const all: Task[] = [
      { key: `run:${key}`, label, dueOn: on, tool: "survey" },
      ...(needsNotice(row) ? [notice] : []),
    ];
    return all.map((task) => (owner ? { ...task, owner } : task));
  });
  const act = learned && { key: "act", label: words("survey.task.act", { learned }) };
  return [...surveys, ...(act ? [act] : [])];
}

/** When school and community are asked, and what they said; shares of few answers are withheld. */
export const surveyTool = (deps: DocumentDeps): DocumentTool =>
  documentTool<Survey>(
    {
      ...{ name: "survey", shape: surveyShape, gated: true, tasks },
      check: (step, answers) =>
        step.id === "results" ? rowProblem(answers, deps.words) : undefined,
      make: (answers, { words }) => makeSurvey(answers, words),
      show: (made, around) => showSurvey(made, around, "inside"),
      page: (made, around) => showSurvey(made, around, "outside"),
    },
    deps,
  );
