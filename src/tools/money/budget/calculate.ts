import { round } from "../../../core/show.ts";
import type { Day } from "../../../core/time.ts";
import { monthsLater } from "../../dates/recurring.ts";
import { amountIn, type Course } from "./course.ts";
import { monthsAlive } from "./months-alive.ts";

/** A source of money for clinicians: dollars a year, and the days between which it is there. */
export interface Source {
  name: string;
  amount: number;
  course: Course;
  from?: Day | undefined;
  until?: Day | undefined;
}

/** What a budget is reckoned from; rates are percent, money is dollars a year. */
export interface BudgetInputs {
  start: Day;
  years: number;
  fte: number;
  salary: number;
  fringe: number;
  other: number;
  indirect: number;
  growth: number;
  sources: Source[];
}

/** One year of a budget. FTE have 2 decimals, money 2, shares 1. */
export interface BudgetYear {
  year: number;
  costPerFte: number;
  cost: number;
  revenue: number;
  gap: number;
  surplus: number;
  sustained: number;
  atRisk: number;
  /** Largest source as a percentage of revenue; null without any revenue. */
  largest: number | null;
}

/** Cost of one full-time clinician in the first year: (salary with benefits + other), with indirect cost. */
export const costPerFte = (given: Pick<BudgetInputs, "salary" | "fringe" | "other" | "indirect">) =>
  (given.salary * (1 + given.fringe / 100) + given.other) * (1 + given.indirect / 100);

/** What one source pays in each year, unrounded: its amount, prorated by the months it is there. */
export function paidBy(source: Source, start: Day, years: number): number[] {
  let own = 0;
  return Array.from({ length: years }, (_, at) => {
    const months = monthsAlive(monthsLater(start, 12 * at), source.from, source.until);
    if (months > 0) own += 1;
    return (amountIn(source.amount, source.course, at + 1, own) * months) / 12;
  });
}

/** Cost against money, year by year. Nothing left over is carried on: grants do not allow it past their end. */
export function budgetYears(given: BudgetInputs): BudgetYear[] {
  const paid = given.sources.map((source) => paidBy(source, given.start, given.years));
  return Array.from({ length: given.years }, (_, at) => {
    const parts = paid.map((source) => source[at] ?? 0);
    const each = costPerFte(given) * (1 + given.growth / 100) ** at;
    return yearOf(at + 1, given.fte, each, parts);
  });
}

function yearOf(year: number, fte: number, each: number, parts: number[]): BudgetYear {
  const cost = fte * each;
  const revenue = parts.reduce((sum, part) => sum + part, 0);
  const sustained = each > 0 ? Math.min(fte, revenue / each) : fte;
  return {
    year,
    costPerFte: round(each, 2),
    cost: round(cost, 2),
    revenue: round(revenue, 2),
    gap: round(Math.max(0, cost - revenue), 2),
    surplus: round(Math.max(0, revenue - cost), 2),
    sustained: round(sustained, 2),
    atRisk: round(fte - sustained, 2),
    largest: revenue > 0 ? round((100 * Math.max(...parts)) / revenue, 1) : null,
  };
}

/** The first year with a gap after a year without one; undefined where money never runs out. */
export const cliffYear = (years: BudgetYear[]): number | undefined =>
  years.find(({ gap }, at) => gap > 0 && years[at - 1]?.gap === 0)?.year;
