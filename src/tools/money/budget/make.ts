import { UserError } from "../../../core/errors.ts";
import type { Words } from "../../../core/ports.ts";
import type { Answers, Cells } from "../../checklist.ts";
import type { Around } from "../../document/around.ts";
import { asNumber, asText, numberOf, rowsOf, severalOf, textOf, yesOf } from "../../given.ts";
import { needed } from "../needed.ts";
import { budgetYears, cliffYear } from "./calculate.ts";
import { readCourse } from "./course.ts";
import { asPercent, USUAL_FRINGE } from "./fringe.ts";
import type { Budget } from "./shape.ts";

type BudgetSource = Budget["inputs"]["sources"][number];

/** One scenario of the answers. A source for a tier that is not offered is left out, and named. */
export function makeBudget(answers: Answers, { words, today, subject }: Around): Budget {
  const tiers = severalOf(answers, "tiers");
  const all = rowsOf(answers, "sources").flatMap((row) => sourceOf(words, row));
  const offered = ({ tier }: BudgetSource) => !tier || tiers.length === 0 || tiers.includes(tier);
  const fringe = fringeOf(answers);
  const inputs = {
    start: textOf(answers, "start") ?? today,
    years: Math.max(1, needed(words, answers, "years")),
    fte: needed(words, answers, "fte"),
    salary: needed(words, answers, "salary"),
    fringe: fringe ?? USUAL_FRINGE,
    other: numberOf(answers, "other") ?? 0,
    indirect: numberOf(answers, "indirect") ?? 0,
    growth: numberOf(answers, "growth") ?? 0,
    sources: all.filter(offered),
  };
  const years = budgetYears(inputs);
  const after = textOf(answers, "after");
  return {
    ...{ scenario: subject ?? textOf(answers, "scenario") ?? "", inputs, years },
    usualFringe: fringe === undefined,
    excluded: all.flatMap((one) =>
      offered(one) ? [] : [{ name: one.name, tier: one.tier ?? "" }],
    ),
    cliff: cliffYear(years) ?? null,
    ...(after && { after }),
  };
}

/** Percent of salary; a share such as 0.40 counts as percent once that was confirmed. */
export function fringeOf(answers: Answers): number | undefined {
  const given = numberOf(answers, "fringe");
  return given !== undefined && yesOf(answers, "fringe-share") ? asPercent(given) : given;
}

function sourceOf(words: Words, row: Cells): BudgetSource[] {
  const [name, amount] = [asText(row.source), asNumber(row.amount)];
  if (!name || amount === undefined) return [];
  const said = asText(row.course);
  const course = said ? readCourse(said) : { type: "level" as const };
  if (!course)
    throw new UserError(words("budget.wrong.course", { source: name, said: said ?? "" }), {
      field: "sources",
    });
  const [from, until, tier] = [asText(row.from), asText(row.until), asText(row.tier)];
  const limited = tier && tier !== "all" ? { tier } : {};
  return [{ name, amount, course, ...(from && { from }), ...(until && { until }), ...limited }];
}
