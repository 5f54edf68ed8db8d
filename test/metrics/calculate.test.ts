import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { round } from "../../src/core/show.ts";
import { billing, dollarsPer } from "../../src/metrics/calculate/billing.ts";
import { CALCULATIONS } from "../../src/metrics/calculate/formulas.ts";
import { timesToFill, vacancy } from "../../src/metrics/calculate/hiring.ts";
import { mean, median, share } from "../../src/metrics/calculate/numbers.ts";
import { studentsServed } from "../../src/metrics/calculate/students-served.ts";
import { FORMULAS } from "../../src/prompts/metric-shape.ts";

const vectors = JSON.parse(readFileSync("test/domain/check-vectors.json", "utf8"));

describe("hiring", () => {
  it.each(vectors.hiring as { name: string; input: never; expect: never }[])(
    "agrees with the worked example: $name",
    ({ input, expect: expected }: { input: Hiring; expect: Record<string, unknown> }) => {
      const posts = input.positions.map(({ posted, offer_accepted, started }) => ({
        ...{ posted, accepted: offer_accepted, started },
      }));
      const times = timesToFill(posts, input.as_of);
      expect({
        time_to_fill: times.toFill,
        median_time_to_fill: times.medianToFill,
        mean_time_to_fill: round(times.meanToFill ?? 0, 1),
        time_to_start: times.toStart,
        median_time_to_start: times.medianToStart,
        open_days: times.open,
        vacancy_rate_pct: round(vacancy(input.budgeted_fte, input.filled_fte) ?? 0, 1),
      }).toEqual(expected);
    },
  );

  it("refuses more filled than budgeted FTE", () => {
    expect(CALCULATIONS.hiring.contradiction({ budgeted: 10, staffed: 10.5 })).toEqual({
      ...{ field: "staffed", given: 10.5, than: "budgeted", most: 10 },
    });
  });
});

interface Hiring {
  as_of: string;
  budgeted_fte: number;
  filled_fte: number;
  positions: { posted: string; offer_accepted: string | null; started: string | null }[];
}

describe("billing", () => {
  it.each(vectors.billing as { name: string; input: never; expect: never }[])(
    "agrees with the worked example: $name",
    ({ input, expect: expected }: { input: Billing; expect: Record<string, number> }) => {
      const { submitted, paid, denied, pending, accepted_first_pass } = input;
      const measures = billing.measures({
        ...{ submitted, paid, denied, pending, accepted: accepted_first_pass },
        ...{ billed: input.billed_usd, received: input.paid_usd },
        wait: median(input.days_to_payment),
      });
      const pct = (id: string) => round(measures[id]?.value ?? 0, 1);
      expect({
        paid_rate_pct: pct("paid"),
        denial_rate_pct: pct("denied"),
        clean_claim_rate_pct: pct("clean"),
        collection_rate_pct: pct("collected"),
        median_days_to_payment: measures.wait?.value,
        usd_per_eligible_student: round(
          dollarsPer(input.paid_usd, input.eligible_students) ?? 0,
          2,
        ),
        usd_per_student_served: round(dollarsPer(input.paid_usd, input.students_served) ?? 0, 2),
      }).toEqual(expected);
    },
  );

  it("leaves out pending claims, and has no rate where nothing was decided or known", () => {
    const rates = (given: Record<string, number | null>) => billing.measures(given).paid?.value;
    expect(rates({ submitted: 100, paid: 30, denied: 10, pending: 60 })).toBe(75);
    expect(rates({ submitted: 100, paid: 0, denied: 0, pending: 100 })).toBeNull();
    expect(rates({ submitted: 100, paid: 30, denied: null })).toBeNull();
  });

  it("refuses more claims decided than submitted, with what is left", () => {
    expect(billing.contradiction({ submitted: 100, paid: 80, denied: 30 })).toEqual({
      ...{ field: "denied", given: 30, than: "claims-left", most: 20 },
    });
    expect(billing.contradiction({ submitted: 100, paid: 120 })).toMatchObject({ most: 100 });
    expect(billing.contradiction({ billed: 10, received: 11 })).toMatchObject({ than: "billed" });
  });
});

interface Billing {
  submitted: number;
  paid: number;
  denied: number;
  pending: number;
  accepted_first_pass: number;
  billed_usd: number;
  paid_usd: number;
  days_to_payment: number[];
  eligible_students: number;
  students_served: number;
}

describe("students served", () => {
  const { contradiction } = studentsServed;

  it("lies between the larger tier and both tiers together", () => {
    expect(contradiction({ served: 200, tier2: 160, tier3: 70 })).toBeUndefined();
    expect(contradiction({ served: 230, tier2: 160, tier3: 70 })).toBeUndefined();
    expect(contradiction({ served: 231, tier2: 160, tier3: 70 })).toMatchObject({ most: 230 });
    expect(contradiction({ served: 159, tier2: 160, tier3: 70 })).toEqual({
      ...{ field: "tier2", given: 160, than: "served", most: 159 },
    });
  });

  it("does not take a tier that was not collected for zero", () => {
    expect(contradiction({ served: 200, tier2: null, tier3: 70 })).toBeUndefined();
    expect(studentsServed.measures({ served: 0, tier2: null }).tier2?.value).toBeNull();
    expect(studentsServed.measures({ served: 0, tier2: null }).served?.value).toBe(0);
  });
});

describe("the middle and the share", () => {
  it("takes the middle one, or the mean of two", () => {
    expect(median([44, 74, 42])).toBe(44);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([])).toBeNull();
    expect(mean([])).toBeNull();
  });

  it("has no share of nothing", () => {
    expect(share(1, 0)).toBeNull();
    expect(share(undefined, 5)).toBeNull();
    expect(share(0, 5)).toBe(0);
  });
});

describe("the formulas that files may name", () => {
  it.each(Object.entries(FORMULAS))(
    "%s gives exactly what is promised of it",
    (name, { gives }) => {
      const formula = CALCULATIONS[name as keyof typeof CALCULATIONS];
      expect(Object.keys(formula.measures({})).sort()).toEqual([...gives].sort());
    },
  );
});
