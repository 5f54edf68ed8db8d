import type { Words } from "../../../core/ports.ts";
import type { Answers, Step } from "../../checklist.ts";
import type { Around } from "../../document/around.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import type { Task } from "../../document/maker.ts";
import { asText, peopleOf, rowsOf, severalOf, textOf } from "../../given.ts";
import { ownedStep, passedStep, tasksFor } from "../owned-steps.ts";
import { showFte } from "../role-words.ts";
import { needBeside } from "./need-beside.ts";
import { type StaffingPlan, staffingPlanShape } from "./shape.ts";
import { gapsInWords, showPlan } from "./show.ts";

const WAYS = ["hire", "retain", "grow", "augment"];

/** How a district moves toward recommended staffing, beside the size of its need; steps go into its plan. */
export function staffingPlanTool(deps: DocumentDeps): DocumentTool {
  const { words } = deps;
  return documentTool<StaffingPlan>(
    {
      name: "staffing-plan",
      shape: staffingPlanShape,
      prefill: (around) => prefill(words, around),
      check: ({ id }: Pick<Step, "id">, answers, now) =>
        id === "steps" ? passedStep(words, answers, id, now) : undefined,
      make: (answers, around) => ({
        ways: waysIn(answers),
        partner: textOf(answers, "partner") ?? null,
        fit: "fit" in answers && "value" in answers.fit ? severalOf(answers, "fit") : null,
        review: reviewIn(answers),
        steps: rowsOf(answers, "steps").map((row) => ({
          way: asText(row.way) ?? "",
          ...ownedStep(row),
        })),
        beside: needBeside(around),
      }),
      show: (made) => showPlan(words, made),
      facts: ({ steps, beside, fit }) => ({ steps: steps.length, fit, beside }),
      tasks: (made) => tasksIn(words, made),
    },
    deps,
  );
}

function waysIn(answers: Answers): Record<string, string> {
  const said = WAYS.flatMap((way): [string, string][] => {
    const text = textOf(answers, way);
    return text === undefined ? [] : [[way, text]];
  });
  return Object.fromEntries(said);
}

function reviewIn(answers: Answers): StaffingPlan["review"] {
  const on = textOf(answers, "review");
  return on === undefined ? null : { on, owner: peopleOf(answers, "review-owner")[0] ?? null };
}

function tasksIn(words: Words, { steps, review, partner }: StaffingPlan): Task[] {
  const name = partner ?? words("staffing-plan.the-partner");
  const look: Task[] = review
    ? [
        {
          ...{ key: "partner-review", label: words("staffing-plan.review", { partner: name }) },
          ...{ dueOn: review.on, tool: "partner-review" },
          ...(review.owner && { owner: review.owner }),
        },
      ]
    : [];
  return [...tasksFor(steps), ...look];
}

/** What the staffing document says is short stands in the answer about hiring, to be put in better words. */
function prefill(words: Words, around: Around): Answers {
  const beside = needBeside(around);
  const gaps = gapsInWords(words, beside, (fte) => showFte(words, fte));
  if (gaps === undefined) return {};
  return { hire: { value: words("staffing-plan.short", { gaps }), suggested: true } };
}
