import type { Words } from "../../../core/ports.ts";
import type { Answers, Step } from "../../checklist.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import type { Task } from "../../document/maker.ts";
import { rowKeys } from "../../document/row-keys.ts";
import { asText, rowsOf, textOf } from "../../given.ts";
import { dataOf, type NeedsData, needsDataShape } from "./made.ts";
import { endOf } from "./period.ts";
import { showData } from "./show.ts";

/** Which data on students' needs there is, from when, and what has still to be collected. */
export function needsDataTool(deps: DocumentDeps): DocumentTool {
  const { words } = deps;
  return documentTool<NeedsData>(
    {
      name: "needs-data",
      gated: true,
      shape: needsDataShape,
      check: (step, answers) => checkPeriod(words, step, answers),
      make: (answers) => dataOf(answers),
      show: (made, { today }) => showData(words, made, { today, threshold: 0 }),
      page: (made, { today, threshold }) => showData(words, made, { today, threshold }),
      tasks: (made) => tasksOf(words, made),
    },
    deps,
  );
}

/** Without a year nobody can tell when numbers are old. */
function checkPeriod(words: Words, { id }: Step, answers: Answers): string | undefined {
  const periods =
    id === "period"
      ? [textOf(answers, "period")]
      : id === "details"
        ? rowsOf(answers, "details").map(({ period }) => asText(period))
        : [];
  const wrong = periods.find((said) => said !== undefined && endOf(said) === undefined);
  return wrong === undefined ? undefined : words("needs-data.wrong.period", { said: wrong });
}

function tasksOf(words: Words, { collect }: NeedsData): Task[] {
  const keys = rowKeys(collect.map(({ what }) => what));
  return collect.map(({ what, owner, by }, at) => ({
    key: `collect-${keys[at]}`,
    label: words("needs-data.task", { what }),
    tool: "needs-data",
    ...(owner && { owner }),
    ...(by && { dueOn: by }),
  }));
}
