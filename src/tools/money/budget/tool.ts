import { showDate } from "../../../core/show.ts";
import type { Answers, Cells } from "../../checklist.ts";
import { monthsLater } from "../../dates/recurring.ts";
import type { Around } from "../../document/around.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import type { Task } from "../../document/maker.ts";
import { showMoney } from "../../show-answer.ts";
import { findingsOf } from "../funding-map/findings.ts";
import { fundingMapShape } from "../funding-map/shape.ts";
import { checkBudget, noteOnBudget } from "./check.ts";
import { makeBudget } from "./make.ts";
import { type Budget, budgetShape } from "./shape.ts";
import { showBudget } from "./show.ts";

/** Half a year before the first year with a gap: there is still time to find who pays. */
const MONTHS_BEFORE = 6;

function tasks({ scenario, inputs, years, cliff }: Budget, { words, today }: Around): Task[] {
  const at = years.find(({ year }) => year === cliff);
  if (!at) return [];
  const begins = monthsLater(inputs.start, 12 * (at.year - 1));
  const dueOn = monthsLater(begins, -MONTHS_BEFORE);
  if (begins < today) return [];
  const said = { scenario, gap: showMoney(at.gap), day: showDate(begins) };
  const label = words("budget.task", said);
  return [{ key: "cliff", label, dueOn: dueOn < today ? today : dueOn, tool: "budget" }];
}

/** The sources of the funding map, to be looked through: which of them pay for clinicians? */
function sourcesKnown(around: Around): Answers {
  const map = around.latest("funding-map", fundingMapShape);
  const rows = (map ? findingsOf(map.made).sources : []).flatMap(
    ({ name, amount, from, until }): Cells[] =>
      amount > 0 ? [{ source: name, amount, ...(from && { from }), ...(until && { until }) }] : [],
  );
  return rows.length > 0 ? { sources: { value: { rows }, suggested: true } } : {};
}

const LONGEST_NAME = 60;

/** Cost and money of clinicians over the years, one document for each scenario. */
export const budgetTool = (deps: DocumentDeps): DocumentTool =>
  documentTool<Budget>(
    {
      ...{ name: "budget", shape: budgetShape, make: makeBudget, show: showBudget, tasks },
      check: (step, answers) => checkBudget(deps.words, step, answers),
      note: (step) => noteOnBudget(deps.words, step),
      subject: ({ scenario }) => scenario,
      prefill: sourcesKnown,
      begin(_, said) {
        const subject = said.trim().slice(0, LONGEST_NAME);
        return subject ? { subject, prefill: { scenario: { value: subject } } } : {};
      },
    },
    deps,
  );
