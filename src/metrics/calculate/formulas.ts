import type { Calculation, Formula } from "../definition.ts";
import { billing } from "./billing.ts";
import { hiring } from "./hiring.ts";
import { studentsServed } from "./students-served.ts";

/** The formulas that a metric's file may name. */
export const CALCULATIONS: Record<Formula, Calculation> = {
  hiring,
  "students-served": studentsServed,
  billing,
};
