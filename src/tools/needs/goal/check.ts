import type { Words } from "../../../core/ports.ts";
import { showCount, showDate } from "../../../core/show.ts";
import { addDays, dayIn } from "../../../core/time.ts";
import type { Answers, Step } from "../../checklist.ts";
import { numberOf, textOf } from "../../given.ts";
import { grownTo, readTarget } from "./read-target.ts";

/** The goals that are percents of referrals. */
const PERCENTS = new Set(["referrals", "two-way"]);

/** Goals in students or providers, of whom there are no fractions. */
const WHOLE = new Set(["students-with-care", "care-at-school", "providers"]);

/** A goal must have a number and a day; each refusal shows one made of the district's own numbers. */
export function checkGoal(words: Words) {
  return (step: Step, answers: Answers, now: Date): string | undefined => {
    if (step.id === "target") return checkTarget(answers, words);
    if (step.id !== "by" || textOf(answers, "by") !== undefined) return undefined;
    return words("goal.wrong.undated", { example: showDate(exampleDay(dayIn("UTC", now))) });
  };
}

/** What is wrong with the number to reach, in words; undefined when it stands. */
export function checkTarget(answers: Answers, words: Words): string | undefined {
  const said = textOf(answers, "target");
  const metric = textOf(answers, "metric") ?? "other";
  const from = numberOf(answers, "from-students") ?? numberOf(answers, "from");
  const example = exampleOf(metric, from);
  if (said === undefined) return words("goal.wrong.no-target", { example });
  const target = readTarget(said);
  if (!target) return words("goal.wrong.unclear", { said: said.slice(0, 40), example });
  const isPercent = PERCENTS.has(metric);
  if (target.type === "more") {
    if (isPercent) return words("goal.wrong.percent", { example });
    if (!from) return words("goal.wrong.no-base", { said, example });
  }
  const to = target.type === "to" ? target.to : grownTo(from ?? 0, target.pct);
  if (to < 0) return words("goal.wrong.unclear", { said: said.slice(0, 40), example });
  if (isPercent && to > 100) return words("goal.wrong.percent", { example });
  if (WHOLE.has(metric) && !Number.isInteger(to)) return words("goal.wrong.whole", { example });
  if (from === undefined) return undefined;
  const facts = { from: showCount(from, 1), to: showCount(to, 1), example };
  if (to === from) return words("goal.wrong.same", facts);
  return to < from && metric !== "other" ? words("goal.wrong.less", facts) : undefined;
}

/** A quarter more than today, as the source document has it; a made-up number where today is not known. */
function exampleOf(metric: string, from: number | undefined): string {
  if (PERCENTS.has(metric)) return `${showCount(Math.min(100, Math.ceil((from ?? 40) * 1.25)))} %`;
  const number = metric === "providers" ? (from ?? 0) + 1 : grownTo(from || 100, 25);
  return showCount(number);
}

/** The end of the school year that runs then, or of the next one when it is near. */
function exampleDay(today: string): string {
  const year = Number(today.slice(0, 4));
  const june = `${year}-06-30`;
  return addDays(today, 60) < june ? june : `${year + 1}-06-30`;
}
