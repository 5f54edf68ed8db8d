import { describe, expect, it } from "vitest";
import {
  edged,
  isLow,
  releaseMedian,
  releaseShare,
  releaseTotal,
} from "../../src/privacy/suppress.ts";

const k = 10;
const six = [120, 140, 90, 210, 60, 75];

describe("a total of students", () => {
  it("is shown when five or more districts give counts that are not low", () => {
    expect(releaseTotal(six, k, true)).toEqual({ shown: true, value: 695 });
  });

  it("is withheld for fewer than five districts, since each could solve for another (F11)", () => {
    expect(releaseTotal([120, 140], k, true)).toEqual({ shown: false, why: "few" });
    expect(releaseTotal(six.slice(0, 4), k, true)).toEqual({ shown: false, why: "few" });
  });

  it.each([9, 1, 0])("is withheld when one district counted %i", (low) => {
    expect(releaseTotal([...six, low], k, true)).toEqual({ shown: false, why: "protected" });
  });

  it("is withheld when one district is nearly all of it", () => {
    expect(releaseTotal([9000, 20, 20, 20, 20], k, true).shown).toBe(false);
  });

  it("is withheld when all are so near the threshold that each could be told", () => {
    expect(releaseTotal([10, 10, 10, 10, 10], k, true).shown).toBe(false);
    expect(releaseTotal([12, 13, 12, 13, 12], k, true).shown).toBe(false);
  });
});

describe("a total of posts", () => {
  it("may rest on small counts, as no student stands behind them, but is not low itself", () => {
    expect(releaseTotal([3, 0, 4, 2, 4], k, false)).toEqual({ shown: true, value: 13 });
    expect(releaseTotal([3, 0, 2, 2, 2], k, false).shown).toBe(false);
  });

  it("is withheld when only one district has any", () => {
    expect(releaseTotal([30, 0, 0, 0, 0], k, false).shown).toBe(false);
  });
});

describe("published examples of leaks", () => {
  it("F3 Wisconsin: with 5 beside 10 and nothing under 6 allowed, the total goes too", () => {
    expect([5, 10].some((count) => isLow(count, 6))).toBe(true);
    expect([6, 10].some((count) => isLow(count, 6))).toBe(false);
  });

  it.each([
    ["A", [16, 8, 8, 6], true],
    ["B", [15, 0, 0, 0], true],
    ["C", [3, 0, 0, 0], true],
    ["D", [62, 20, 13, 15], false],
    ["E", [3, 1, 0, 1], true],
    ["F", [31, 22, 8, 15], true],
  ])("F4 Louisiana: row %s", (_, row, hidden) => {
    expect(row.some((count) => isLow(count, k))).toBe(hidden);
  });

  it("F5 California: a row with 2 and 3 under a total of 100 keeps the total back", () => {
    expect(releaseTotal([2, 3, 40, 55, 60], 11, true).shown).toBe(false);
  });

  it("F9: 7 % of 14 would tell that it was one student", () => {
    expect(releaseShare(1, 14, k)).toBeUndefined();
    expect(releaseShare(13, 14, k)).toBeUndefined();
    expect(releaseShare(5, 9, k)).toBeUndefined();
    expect(releaseShare(392, 450, k)).toEqual({ value: 87 });
  });

  it("F10: shares near none and all are given as an edge", () => {
    expect(edged(100, 12)).toEqual({ value: 80, edge: "at-least" });
    expect(edged(2, 50)).toEqual({ value: 5, edge: "at-most" });
    expect(edged(98, 150)).toEqual({ value: 98, edge: "at-least" });
    expect(edged(0, 400)).toEqual({ value: 1, edge: "at-most" });
    expect(edged(45.4, 400)).toEqual({ value: 45 });
  });
});

describe("a median of districts", () => {
  const of = (values: number[], n: number | null = 20) => values.map((value) => ({ value, n }));

  it("is the whole number in the middle of five or more districts", () => {
    expect(releaseMedian(of([44, 74, 42, 50, 51]), k, false)).toEqual({ shown: true, value: 50 });
    expect(releaseMedian(of([44, 74, 42, 50, 51, 53]), k, false)).toEqual({
      ...{ shown: true, value: 51 },
    });
    expect(releaseMedian(of([44, 74, 42, 50]), k, false)).toEqual({ shown: false, why: "few" });
  });

  it("leaves out a district whose rate rests on fewer cases than the threshold", () => {
    const rates = of([80, 85, 90, 95, 99]);
    expect(releaseMedian([...rates, { value: 0, n: 9 }], k, true)).toEqual({
      ...{ shown: true, value: 90 },
    });
    expect(releaseMedian([...rates.slice(1), { value: 0, n: 9 }], k, true).shown).toBe(false);
  });

  it("is withheld when all cases together are few", () => {
    expect(releaseMedian(of([44, 74, 42, 50, 51], 1), k, false)).toEqual({
      ...{ shown: false, why: "protected" },
    });
  });
});

describe("an attacker who is one of the districts and knows the rule", () => {
  /** Every table of five counts that add up to `most` or less. */
  function* tables(most: number, districts = 5): Generator<number[]> {
    if (districts === 0) return yield [];
    for (let count = 0; count <= most; count++)
      for (const rest of tables(most - count, districts - 1)) yield [count, ...rest];
  }

  /** What districts 1 to 4 may have counted, by what district 0 sees: its own count and the outcome. */
  function beliefs(threshold: number, most: number, sensitive: boolean) {
    const known = new Map<string, { low: number; high: number }>();
    for (const table of tables(most)) {
      // A larger own count would leave too little of the enumeration to the others.
      if ((table[0] ?? 0) > most / 2) continue;
      const outcome = JSON.stringify([table[0], releaseTotal(table, threshold, sensitive)]);
      // Districts 1 to 4 are alike to the attacker: what holds for one holds for all.
      const seen = known.get(outcome) ?? { low: Infinity, high: -Infinity };
      const other = table[1] ?? 0;
      known.set(outcome, { low: Math.min(seen.low, other), high: Math.max(seen.high, other) });
    }
    return known;
  }

  it.each([
    [2, 20],
    [3, 27],
  ])("cannot confine another district's count of students (k = %i, total to %i)", (t, most) => {
    for (const [outcome, { low, high }] of beliefs(t, most, true)) {
      expect.soft(high - low, outcome).toBeGreaterThanOrEqual(t);
      if (low < t) expect.soft(high, outcome).toBeGreaterThanOrEqual(t);
    }
  });

  it("cannot work out another district's posts", () => {
    for (const [outcome, { low, high }] of beliefs(4, 14, false))
      expect.soft(high - low, outcome).toBeGreaterThan(0);
  });
});
