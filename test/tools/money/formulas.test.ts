import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { billingRates } from "../../../src/tools/money/billing/calculate.ts";
import { readDays } from "../../../src/tools/money/billing/make.ts";
import {
  type BudgetInputs,
  budgetYears,
  cliffYear,
  paidBy,
} from "../../../src/tools/money/budget/calculate.ts";
import { readCourse } from "../../../src/tools/money/budget/course.ts";
import { asPercent } from "../../../src/tools/money/budget/fringe.ts";
import { monthsAlive } from "../../../src/tools/money/budget/months-alive.ts";
import { concentration, shortfall } from "../../../src/tools/money/funding-map/braid.ts";
import { milestones, payByOf } from "../../../src/tools/money/funding-map/milestones.ts";
import { settle } from "../../../src/tools/money/settlement/calculate.ts";
import { split } from "../../../src/tools/money/split.ts";

const cents = fc.integer({ min: 0, max: 1_000_000_000 }).map((n) => n / 100);
const weights = fc
  .array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: 1, maxLength: 12 })
  .filter((all) => all.some((one) => one > 0.001));
const sum = (parts: number[]) => parts.reduce((total, part) => total + Math.round(part * 100), 0);

describe("sharing money out", () => {
  it("loses no cent and makes none, whatever the weights", () => {
    fc.assert(
      fc.property(cents, weights, (total, given) => {
        const parts = split(total, given) ?? [];
        expect(sum(parts)).toBe(Math.round(total * 100));
        const all = given.reduce((a, b) => a + b, 0);
        for (const [at, part] of parts.entries())
          expect(Math.abs(part - (total * (given[at] ?? 0)) / all)).toBeLessThan(0.0101);
      }),
    );
  });

  it("gives what is left over to the largest remainder, the earlier one first", () => {
    expect(split(100, [1, 1, 1])).toEqual([33.34, 33.33, 33.33]);
    expect(split(0.05, [1, 1])).toEqual([0.03, 0.02]);
    expect(split(10, [1, 2, 3], 0)).toEqual([2, 3, 5]);
    expect(split(100, [1, 1, 1], 1)).toEqual([33.4, 33.3, 33.3]);
  });

  it("can't share by nothing", () => {
    expect(split(100, [0, 0])).toBeUndefined();
    expect(split(100, [])).toBeUndefined();
    expect(split(100, [5, -1])).toBeUndefined();
  });
});

describe("concentration", () => {
  it("lies between equal shares and a single source, and its shares add up to 100", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1e7 }), { minLength: 1, maxLength: 9 }),
        (all) => {
          const { hhi = 0, shares = [], effective = 0 } = concentration(all) ?? {};
          expect(hhi).toBeGreaterThanOrEqual(1 / all.length - 0.0001);
          expect(hhi).toBeLessThanOrEqual(1);
          expect(effective).toBeLessThanOrEqual(all.length + 0.01);
          expect(Math.round(shares.reduce((a, b) => a + b, 0) * 10)).toBe(1000);
        },
      ),
    );
    expect(concentration([500])).toEqual({ shares: [100], largest: 100, hhi: 1, effective: 1 });
    expect(concentration([0, 0])).toBeUndefined();
  });

  it("splits a source that falls short into what comes and what is missing", () => {
    fc.assert(
      fc.property(cents, fc.integer({ min: 0, max: 100 }), (amount, pct) => {
        const { collected, hole } = shortfall({ total: amount, amount, pct });
        expect(collected + hole).toBeCloseTo(amount, 1);
      }),
    );
    expect(shortfall({ total: 0, amount: 0, pct: 5, other: 0 }).carries).toBeUndefined();
  });
});

const base: BudgetInputs = {
  ...{ start: "2027-07-01", years: 3, fte: 10, salary: 50_000, fringe: 40, other: 0 },
  ...{ indirect: 0, growth: 0, sources: [] },
};
const level = { type: "level" as const };

describe("money over the years", () => {
  it("counts a grant that ends on 30 Sep for three of twelve months", () => {
    expect(monthsAlive("2027-07-01", undefined, "2027-09-30")).toBe(3);
    expect(monthsAlive("2027-07-01", "2028-01-01", undefined)).toBe(6);
    expect(monthsAlive("2027-07-01", "2028-07-01", undefined)).toBe(0);
    expect(monthsAlive("2027-07-01", undefined, "2027-09-15")).toBe(2.5);
    const grant = { name: "Grant", amount: 120_000, course: level, until: "2028-09-30" };
    expect(paidBy(grant, "2027-07-01", 3)).toEqual([120_000, 30_000, 0]);
  });

  it("never counts more than twelve months, and two halves make a whole", () => {
    const day = fc
      .date({ min: new Date("2024-01-01"), max: new Date("2031-12-31"), noInvalidDate: true })
      .map((one) => one.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, (start, middle) => {
        const next = new Date(`${middle}T00:00:00Z`);
        next.setUTCDate(next.getUTCDate() + 1);
        const after = next.toISOString().slice(0, 10);
        const before = monthsAlive(start, undefined, middle);
        expect(before).toBeLessThanOrEqual(12.000001);
        expect(before + monthsAlive(start, after, undefined)).toBeCloseTo(12, 6);
      }),
    );
  });

  it("reads how an amount goes on, and starts a slow start when the source itself does", () => {
    expect(readCourse("2 %")).toEqual({ type: "growth", pct: 2 });
    expect(readCourse("150k / 200k/$220,000")).toEqual({
      ...{ type: "later", amounts: [150_000, 200_000, 220_000] },
    });
    expect(readCourse("50%/75%/100%")).toEqual({ type: "ramp", shares: [50, 75, 100] });
    for (const wrong of ["soon", "", "50%/100k", "-200 %", "10k/-5k"])
      expect(readCourse(wrong), wrong).toBeUndefined();
    const ramp = { type: "ramp" as const, shares: [50, 100] };
    const late = { name: "Medicaid", amount: 100, course: ramp, from: "2028-07-01" };
    expect(paidBy(late, "2027-07-01", 4)).toEqual([0, 50, 100, 100]);
  });

  it("knows no largest source without any money, and keeps nobody", () => {
    const [first] = budgetYears(base);
    expect(first).toMatchObject({ revenue: 0, gap: 700_000, sustained: 0, atRisk: 10 });
    expect(first?.largest).toBeNull();
    expect(cliffYear(budgetYears(base))).toBeUndefined();
  });

  it("lets cost fall with a negative growth, and nobody cost nothing", () => {
    const costs = budgetYears({ ...base, growth: -10 }).map(({ cost }) => cost);
    expect(costs).toEqual([700_000, 630_000, 567_000]);
    expect(budgetYears({ ...base, fte: 0 })[0]).toMatchObject({ cost: 0, gap: 0, sustained: 0 });
  });

  it("charges indirect cost on everything, and takes 0.40 and 40 for the same", () => {
    const [first] = budgetYears({ ...base, other: 1_000, indirect: 10, fte: 1 });
    expect(first?.cost).toBe((50_000 * 1.4 + 1_000) * 1.1);
    expect([asPercent(0.4), asPercent(40), asPercent(1)]).toEqual([40, 40, 100]);
  });

  it("keeps cost, money, gap and surplus in balance", () => {
    const source = fc.record({ name: fc.constant("s"), amount: fc.integer({ min: 0, max: 9e5 }) });
    fc.assert(
      fc.property(fc.array(source), fc.integer({ min: -20, max: 20 }), (sources, growth) => {
        const given = sources.map((one) => ({ ...one, course: level }));
        for (const year of budgetYears({ ...base, growth, sources: given })) {
          expect(year.cost - year.revenue).toBeCloseTo(year.gap - year.surplus, 1);
          expect(year.sustained + year.atRisk).toBeCloseTo(10, 1);
          expect(Math.min(year.gap, year.surplus)).toBe(0);
        }
      }),
    );
  });
});

describe("the days before money ends", () => {
  it("takes half a year and 180 days, a quarter and 90 days for one step, on the earlier day", () => {
    const all = milestones("2028-09-30", "2029-01-28", "2026-11-22");
    expect(all).toEqual([
      { key: "year", dueOn: "2027-09-30" },
      { key: "half-year", dueOn: "2028-03-30" },
      { key: "quarter", dueOn: "2028-06-30" },
      { key: "month", dueOn: "2028-08-31" },
      { key: "pay-60", dueOn: "2028-11-29" },
      { key: "pay-30", dueOn: "2028-12-29" },
    ]);
  });

  it("leaves out what has passed, and knows no days without an end", () => {
    const late = milestones("2026-12-31", undefined, "2026-11-22");
    expect(late).toEqual([{ key: "month", dueOn: "2026-12-01" }]);
    expect(milestones(undefined, undefined, "2026-11-22")).toEqual([]);
  });

  it("gives federal money 120 days to be paid out, and no other", () => {
    const until = "2027-09-30";
    expect(payByOf({ kind: "federal-formula", until })).toEqual({ day: "2028-01-28", usual: true });
    expect(payByOf({ kind: "private", until })).toBeUndefined();
    expect(payByOf({ kind: "private", until, payBy: "2027-10-15" })?.usual).toBe(false);
  });
});

describe("a settlement", () => {
  it("is owed back when more was paid during the year than the federal share", () => {
    const given = { salaries: 100, fringe: 0, indirect: 0, timeStudy: 50, medicaidRatio: 50 };
    const made = settle({ ...given, fmap: 50, interim: 20 });
    expect(made).toMatchObject({ federal: 12.5, settlement: -7.5, fee: null, net: null });
  });
});

describe("billing", () => {
  const none = {
    ...{ documented: null, submitted: 10, accepted: null, paid: null, denied: null },
    ...{ pending: null, billed: null, received: null, days: [], eligible: null, served: null },
  };
  it("has no rate where a number is missing, and none of nothing", () => {
    expect(Object.values(billingRates(none)).every((rate) => rate === null)).toBe(true);
    expect(billingRates({ ...none, received: 5, eligible: 0 }).perEligible).toBeNull();
    expect(billingRates({ ...none, documented: 40 }).submission).toBe(25);
  });

  it("reads days as people write them", () => {
    expect(readDays("18, 22 and 25 days")).toEqual([18, 22, 25]);
    expect(readDays("median: 31")).toEqual([31]);
    for (const wrong of ["", "a while", "12, soon"]) expect(readDays(wrong), wrong).toBeUndefined();
  });
});
