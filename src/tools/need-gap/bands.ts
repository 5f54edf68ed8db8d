import { round } from "../../core/show.ts";
import type { Spread } from "./intervals.ts";

/** Where an estimate lies among what studies lead one to expect. It warns, and never blocks. */
export type Band = "undercount" | "plausible" | "broad";

/**
 * Under 10 % of enrolment is likely an undercount and over 30 % likely counts students twice or
 * takes in a broad survey item. Our own bands around 13 to 20 % of children with a disorder in a
 * year (CDC, MMWR 62 Suppl 2, 2013). An uncertain total is outside only as a whole.
 */
export function bandOf(total: Spread, enrolment: number): Band {
  if ((100 * total.high) / enrolment < 10) return "undercount";
  return (100 * total.low) / enrolment > 30 ? "broad" : "plausible";
}

/**
 * What studies would lead one to expect among so many students, as whole students. 13-20 %: CDC,
 * MMWR 62 Suppl 2 (2013). 19 % using school services; tier 2 up to 15 % and tier 3 up to 5 %:
 * state and district guidance, secondary sources.
 */
export const expected = (enrolment: number) => ({
  low: round(enrolment * 0.13),
  high: round(enrolment * 0.2),
  schoolUse: round(enrolment * 0.19),
  tier2: round(enrolment * 0.15),
  tier3: round(enrolment * 0.05),
});

/**
 * The share of those in need who get no care lies between 55 and 80 % in studies, by definition
 * used (NCS-A, ps.201100518; Great Smoky Mountains, ajp.2007.164.1.36; Kataoka 2002).
 */
export const UNMET_ELSEWHERE = { low: 55, high: 80 };
