import { readMoney, readPercent } from "../../../answers/number.ts";

/** How a source's yearly amount goes on: as it is, by a percentage a year, year by year, or a slow start. */
export type Course =
  | { type: "level" }
  /** Percent a year on the amount of the year before; below zero it shrinks. */
  | { type: "growth"; pct: number }
  /** Dollars of the second year and those after it; the last one goes on. */
  | { type: "later"; amounts: number[] }
  /** Percent of the full amount in the source's own first year and those after it; the last one goes on. */
  | { type: "ramp"; shares: number[] };

/** Reads "2 %", "150k/200k/220k" or "50%/75%/100%"; undefined where it is none of these. */
export function readCourse(text: string): Course | undefined {
  const parts = text.split("/").map((part) => part.trim());
  if (parts.every((part) => part.endsWith("%"))) {
    const pcts = parts.map((part) => readPercent(part));
    const values = pcts.flatMap((read) => (read.type === "number" ? [read.value] : []));
    if (values.length < parts.length) return undefined;
    const [pct = 0] = values;
    if (values.length === 1) return pct > -100 ? { type: "growth", pct } : undefined;
    return values.every((value) => value >= 0) ? { type: "ramp", shares: values } : undefined;
  }
  const amounts = parts.map((part) => readMoney(part));
  const values = amounts.flatMap((read) => (read.type === "number" ? [read.value] : []));
  return values.length < parts.length ? undefined : { type: "later", amounts: values };
}

/** The amount of a full year, in dollars. `year` 1 is the budget's first; `own` the source's own first is 1. */
export function amountIn(amount: number, course: Course, year: number, own: number): number {
  if (course.type === "growth") return amount * (1 + course.pct / 100) ** (year - 1);
  if (course.type === "later") return at([amount, ...course.amounts], year);
  return course.type === "ramp" ? (amount * at(course.shares, own)) / 100 : amount;
}

const at = (values: number[], year: number) =>
  values[Math.min(Math.max(year, 1), values.length) - 1] ?? 0;
