import { round } from "../../../core/show.ts";

/** What a state's cost report asks for: dollars a year, and percent. */
export interface SettlementInputs {
  salaries: number;
  fringe: number;
  indirect: number;
  /** Share of staff time that the time study counts as health services. */
  timeStudy: number;
  /** Share of students with Medicaid, or of those with an IEP, as the state reckons it. */
  medicaidRatio: number;
  /** Federal medical assistance percentage. */
  fmap: number;
  /** Paid for claims during the year. */
  interim: number;
  /** A billing company's share of the federal share; left out where there is none. */
  vendor?: number | undefined;
}

/** Every step of the way, in dollars and cents. A negative settlement is owed back. */
export interface Settlement {
  direct: number;
  withIndirect: number;
  health: number;
  medicaid: number;
  federal: number;
  settlement: number;
  fee: number | null;
  net: number | null;
}

/**
 * Annual cost settlement, in the shape that state manuals share: salaries with benefits and indirect
 * cost, the share for health services, the Medicaid share, the federal share, less what was paid.
 */
export function settle(given: SettlementInputs): Settlement {
  const direct = given.salaries * (1 + given.fringe / 100);
  const withIndirect = direct * (1 + given.indirect / 100);
  const health = (withIndirect * given.timeStudy) / 100;
  const medicaid = (health * given.medicaidRatio) / 100;
  const federal = (medicaid * given.fmap) / 100;
  const fee = given.vendor === undefined ? undefined : (federal * given.vendor) / 100;
  return {
    direct: round(direct, 2),
    withIndirect: round(withIndirect, 2),
    health: round(health, 2),
    medicaid: round(medicaid, 2),
    federal: round(federal, 2),
    settlement: round(federal - given.interim, 2),
    fee: fee === undefined ? null : round(fee, 2),
    net: fee === undefined ? null : round(federal - fee, 2),
  };
}
