import { z } from "zod";
import { UserError } from "../../../core/errors.ts";
import type { Words } from "../../../core/ports.ts";
import type { Answers } from "../../checklist.ts";
import { namedShape } from "../../document/named.ts";
import { numberOf, peopleOf, severalOf, textOf } from "../../given.ts";
import { checkTarget } from "./check.ts";
import { grownTo, readTarget } from "./read-target.ts";

/**
 * What a document of kind "goal" holds. `from` is null where today's number is not known. `measure`:
 * the metric of the monthly numbers that shows progress, where there is one.
 */
export const goalShape = z.object({
  metric: z.string(),
  label: z.string().nullable(),
  from: z.number().nullable(),
  to: z.number(),
  increasePct: z.number().nullable(),
  by: z.string(),
  needs: z.string().nullable(),
  outcomes: z.array(z.string()),
  owner: namedShape.nullable(),
  measure: z.string().nullable(),
});

export type Goal = z.infer<typeof goalShape>;

/** Metrics of prompts/metrics that show progress toward a goal. */
const MEASURES: Record<string, string> = {
  "students-with-care": "students-served",
  "care-at-school": "students-served",
};

/** Where it stands today; the question for students is its own, so that the estimate can answer it. */
const todayOf = (answers: Answers) =>
  numberOf(answers, "from-students") ?? numberOf(answers, "from");

/** The goal that answers stand for. Throws UserError naming the step where one is missing. */
export function goalOf(answers: Answers, words: Words): Goal {
  const wrong = checkTarget(answers, words);
  if (wrong) throw new UserError(wrong, { field: "target" });
  const by = textOf(answers, "by");
  const target = readTarget(textOf(answers, "target") ?? "");
  const from = todayOf(answers) ?? null;
  if (by === undefined || !target)
    throw new UserError(words("goal.wrong.undated", { example: "June 30" }), { field: "by" });
  const metric = textOf(answers, "metric") ?? "other";
  const [owner = null] = peopleOf(answers, "owner");
  return {
    ...{ metric, from, by, owner },
    label: textOf(answers, "other-metric") ?? null,
    to: target.type === "to" ? target.to : grownTo(from ?? 0, target.pct),
    increasePct: target.type === "more" ? target.pct : null,
    needs: textOf(answers, "needs") ?? null,
    outcomes: severalOf(answers, "outcomes"),
    measure: MEASURES[metric] ?? null,
  };
}
