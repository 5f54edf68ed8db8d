import { round } from "../../../core/show.ts";

/** Dollars per hour worked, as the Bureau of Labor Statistics publishes them (ECEC, table 3). */
export interface HourlyCost {
  wages: number;
  paidLeave: number;
  supplemental: number;
  insurance: number;
  retirement: number;
  legallyRequired: number;
}

/** State and local government, professional and related occupations: BLS, ECEC table 3. */
export const PUBLIC_PROFESSIONALS: HourlyCost = {
  wages: 48.6,
  paidLeave: 4.75,
  supplemental: 0.48,
  insurance: 8.12,
  retirement: 9.95,
  legallyRequired: 3.74,
};

/**
 * The three percentages that are all called "benefits". Only `ofSalary` may be put on an annual salary,
 * because a salary pays for leave already.
 */
export function fringeLoads(cost: HourlyCost) {
  const { wages, paidLeave, supplemental, insurance, retirement, legallyRequired } = cost;
  const onTop = insurance + retirement + legallyRequired;
  const benefits = onTop + paidLeave + supplemental;
  return {
    ofCompensation: round((100 * benefits) / (wages + benefits), 1),
    ofWages: round((100 * benefits) / wages, 1),
    ofSalary: round((100 * onTop) / (wages + paidLeave + supplemental), 1),
  };
}

/** Percent of salary where a district does not know its own; the figures above, in a round number. */
export const USUAL_FRINGE = 40;

/** A share typed as 0.40 is 40 percent; anything above 1 is percent already. */
export const asPercent = (given: number) => (given <= 1 ? given * 100 : given);
