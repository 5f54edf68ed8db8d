import type { Words } from "../../../core/ports.ts";
import { showDate, showPct } from "../../../core/show.ts";
import type { Answers, Step } from "../../checklist.ts";
import { asText, numberOf, rowsOf } from "../../given.ts";
import { readCourse } from "./course.ts";
import { fringeLoads, PUBLIC_PROFESSIONALS } from "./fringe.ts";

const MOST_YEARS = 10;

/** What is wrong with the newest answer of a budget. */
export function checkBudget(words: Words, step: Step, answers: Answers): string | undefined {
  if (step.id === "years") {
    const years = numberOf(answers, "years");
    if (years !== undefined && (years < 1 || years > MOST_YEARS))
      return words("budget.wrong.years", { years, most: MOST_YEARS });
  }
  return step.id === "sources" ? sourcesFault(words, answers) : undefined;
}

function sourcesFault(words: Words, answers: Answers): string | undefined {
  for (const row of rowsOf(answers, "sources")) {
    const source = asText(row.source) ?? "";
    const [said, from, until] = [asText(row.course), asText(row.from), asText(row.until)];
    if (said && !readCourse(said)) return words("budget.wrong.course", { source, said });
    if (from && until && until < from)
      return words("budget.wrong.until", { source, day: showDate(from) });
  }
  return undefined;
}

/** The trap of the percentages that are all called benefits. */
export function noteOnBudget(words: Words, step: Step): string | undefined {
  if (step.id !== "fringe") return undefined;
  const { ofSalary, ofCompensation, ofWages } = fringeLoads(PUBLIC_PROFESSIONALS);
  return words("budget.fringe-trap", {
    salary: showPct(ofSalary),
    compensation: showPct(ofCompensation),
    wages: showPct(ofWages),
  });
}
