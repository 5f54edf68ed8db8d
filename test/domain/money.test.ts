import { describe, expect, it } from "vitest";
import { round } from "../../src/core/show.ts";
import { dollarsPer } from "../../src/metrics/calculate/billing.ts";
import { billingRates } from "../../src/tools/money/billing/calculate.ts";
import { budgetYears, cliffYear } from "../../src/tools/money/budget/calculate.ts";
import { fringeLoads } from "../../src/tools/money/budget/fringe.ts";
import { concentration, shortfall } from "../../src/tools/money/funding-map/braid.ts";
import { settle } from "../../src/tools/money/settlement/calculate.ts";
import { split } from "../../src/tools/money/split.ts";
import { vectors } from "./vectors.ts";

describe("braided money, by the worked example", () => {
  it.each(vectors.braided)("$name", ({ input, expect: wanted }) => {
    const { total, sources, shares_pct, shortfall_pct: pct } = input;
    const amounts = split(total, shares_pct) ?? [];
    const of = (name: string) => amounts[sources.indexOf(name)] ?? Number.NaN;
    const amount = of(input.shortfall_source);
    const short = shortfall({ total, amount, pct, other: of(input.made_good_by) });
    const { hhi, effective, largest } = concentration(amounts) ?? {};
    expect({
      ...{ amounts, hhi, effective_sources: effective, largest_share_pct: largest },
      ...{ collected: short.collected, hole: short.hole },
      made_good_share_needed_pct: short.carries,
    }).toEqual(wanted);
  });
});

describe("the Medicaid settlement, by the worked example", () => {
  it.each(vectors.settlement)("$name", ({ input, expect: wanted }) => {
    const pct = (name: string) => 100 * (input[name] ?? Number.NaN);
    const made = settle({
      ...{ salaries: input.salary_total ?? 0, interim: input.interim_paid ?? 0 },
      ...{ fringe: pct("fringe"), indirect: pct("indirect"), timeStudy: pct("time_study_share") },
      ...{
        medicaidRatio: pct("medicaid_ratio"),
        fmap: pct("fmap"),
        vendor: pct("vendor_fee_rate"),
      },
    });
    expect({
      ...{ direct_cost: made.direct, with_indirect: made.withIndirect },
      ...{ time_study_cost: made.health, medicaid_cost: made.medicaid },
      ...{ federal_share: made.federal, settlement: made.settlement },
      ...{ vendor_fee: made.fee, net_to_district: made.net },
    }).toEqual(wanted);
  });
});

describe("billing, by the worked example", () => {
  it.each(vectors.billing)("$name", ({ input, expect: wanted }) => {
    const of = (name: string) => (input as Record<string, unknown>)[name] as number;
    const rates = billingRates({
      ...{ documented: null, submitted: of("submitted"), accepted: of("accepted_first_pass") },
      ...{ paid: of("paid"), denied: of("denied"), pending: of("pending") },
      ...{ billed: of("billed_usd"), received: of("paid_usd"), days: input.days_to_payment },
      ...{ eligible: of("eligible_students"), served: of("students_served") },
    });
    expect({
      ...{ paid_rate_pct: rates.paid, denial_rate_pct: rates.denied },
      ...{ clean_claim_rate_pct: rates.clean, collection_rate_pct: rates.collected },
      median_days_to_payment: rates.days,
      ...{ usd_per_eligible_student: rates.perEligible, usd_per_student_served: rates.perServed },
    }).toEqual(wanted);
  });
});

describe("the cliff, by the worked example", () => {
  it.each(vectors.cliff)("$name", ({ input, expect: wanted }) => {
    const { fte, salary, fringe, growth, other_per_fte: other, revenue_by_year } = input;
    const sources = Object.entries(revenue_by_year).map(([name, [amount = 0, ...amounts]]) => ({
      ...{ name, amount, course: { type: "later" as const, amounts } },
    }));
    const years = budgetYears({
      ...{ start: "2027-07-01", years: wanted.years.length, fte, salary, other, sources },
      ...{ fringe: 100 * fringe, growth: 100 * growth, indirect: 0 },
    });
    const asWanted = years.map(({ year, cost, revenue, gap, surplus, ...one }) => ({
      ...{ year, cost, revenue, gap, surplus, cost_per_fte: one.costPerFte },
      ...{ fte_sustained: one.sustained, fte_at_risk: one.atRisk },
      largest_source_pct: one.largest,
    }));
    expect(asWanted).toEqual(wanted.years);
    expect(cliffYear(years)).toBe(3);
  });
});

describe("benefits out of national figures, by the worked example", () => {
  it.each(vectors.fringe_from_ecec)("$name", ({ input, expect: wanted }) => {
    const of = (name: string) => input[name] ?? Number.NaN;
    const loads = fringeLoads({
      ...{ wages: of("wages"), paidLeave: of("paid_leave"), supplemental: of("supplemental") },
      ...{ insurance: of("insurance"), retirement: of("retirement") },
      legallyRequired: of("legally_required"),
    });
    expect({
      benefits_share_of_comp_pct: loads.ofCompensation,
      benefits_over_wages_pct: loads.ofWages,
      load_on_annual_salary_pct: loads.ofSalary,
    }).toEqual(wanted);
  });
});

describe("the order of size of Medicaid, by the worked example", () => {
  it.each(vectors.medicaid_crude)("$name", ({ input, expect: wanted }) => {
    const { paid_usd = 0, medicaid_children = 0, public_students = 0 } = input;
    expect({
      usd_per_medicaid_child: round(dollarsPer(paid_usd, medicaid_children) ?? 0, 2),
      usd_per_public_student: round(dollarsPer(paid_usd, public_students) ?? 0, 2),
    }).toEqual(wanted);
  });
});
