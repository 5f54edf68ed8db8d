import { round } from "../../../core/show.ts";
import { billing as billingMonth, dollarsPer } from "../../../metrics/calculate/billing.ts";
import { median, share } from "../../../metrics/calculate/numbers.ts";

/** What a billing report holds; counts and dollars. Null: not collected. */
export interface BillingInputs {
  documented: number | null;
  submitted: number | null;
  accepted: number | null;
  paid: number | null;
  denied: number | null;
  pending: number | null;
  billed: number | null;
  received: number | null;
  /** Days to payment of single claims, or one median. */
  days: number[];
  eligible: number | null;
  served: number | null;
}

/** Rates in percent to one decimal, dollars to the cent; null where a number for it is missing. */
export function billingRates(given: BillingInputs) {
  const { documented, submitted, received, eligible, served, days } = given;
  const wait = median(days);
  const measured = billingMonth.measures({ ...pick(given), wait });
  const pct = (value: number | null | undefined) => (value == null ? null : round(value, 1));
  const cents = (value: number | null) => (value === null ? null : round(value, 2));
  return {
    submission: pct(share(submitted, documented)),
    clean: pct(measured.clean?.value),
    paid: pct(measured.paid?.value),
    denied: pct(measured.denied?.value),
    collected: pct(measured.collected?.value),
    days: pct(wait),
    perEligible: cents(dollarsPer(received, eligible)),
    perServed: cents(dollarsPer(received, served)),
  };
}

/** The numbers that a month of billing is made of, where other tools reckon with them too. */
export const pick = ({
  submitted,
  accepted,
  paid,
  denied,
  pending,
  billed,
  received,
}: BillingInputs) => ({
  ...{ submitted, accepted, paid, denied, pending, billed, received },
});

/** All of school Medicaid in a year: Healthy Schools Campaign, by K-12 Dive, March 2025. */
export const NATION = { dollars: 7_500_000_000, children: 30_000_000 };
