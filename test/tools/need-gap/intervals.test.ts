import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimate } from "../../../src/tools/need-gap/estimate.ts";
import type { Count, Row } from "../../../src/tools/need-gap/inputs.ts";
import { allowedNew, NOBODY } from "../../../src/tools/need-gap/intervals.ts";
import { PLACES } from "../../../src/tools/need-gap/sources.ts";
import { tally } from "../../../src/tools/need-gap/tally.ts";

const at = (n: number) => ({ low: n, middle: n, high: n });
const rowsOf = (pairs: [Count, Count][]): Row[] =>
  pairs.map(([count, added], n) => {
    const { place, key } = PLACES[n] ?? { place: "other", key: "other" as const };
    return { place, key, count, new: added };
  });
const judge = (enrolment: number, pairs: [Count, Count][], served: Count = null) =>
  estimate({ enrolment, rows: rowsOf(pairs), served, outside: null });

describe("what column 3 may be", () => {
  it("is at least what earlier sources can't hold, at most the source and the students left", () => {
    expect(allowedNew(at(240), 200, 1800)).toEqual({ min: 0, max: 200 });
    expect(allowedNew(at(240), 300, 1800)).toEqual({ min: 60, max: 300 });
    expect(allowedNew(at(1700), 300, 1800)).toEqual({ min: 0, max: 100 });
    expect(allowedNew(NOBODY, 300, 1800)).toEqual({ min: 300, max: 300 });
  });

  it("takes an uncertain total so that nothing possible is refused", () => {
    expect(allowedNew({ low: 100, middle: 150, high: 200 }, 180, 250)).toEqual({
      min: 0,
      max: 150,
    });
  });

  it("refuses what is outside, and says what is allowed", () => {
    const over = judge(1800, [
      [240, 240],
      [200, 260],
    ]);
    expect(over).toMatchObject({ accepted: false, refusal: { given: 260, min: 0, max: 200 } });
    const under = judge(1800, [
      [240, 240],
      [300, 50],
    ]);
    expect(under.flags).toEqual(["new_too_small:referrals:min=60"]);
    expect(under).toMatchObject({ refusal: { given: 50, min: 60, max: 300 } });
    expect(judge(1800, [[240, 200]]).flags).toEqual(["new_too_small:screeners:min=240"]);
    expect(
      judge(500, [
        [300, 300],
        [300, 250],
      ]).flags,
    ).toEqual(["need_exceeds_enrolment"]);
    expect(judge(500, [[501, null]]).flags).toEqual(["need_exceeds_enrolment"]);
  });

  it("caps a range at the students there are, and refuses it only when its low end is too much", () => {
    const wide = { low: 900, high: 1100 };
    expect(judge(1000, [[wide, null]])).toMatchObject({
      total: { low: 900, middle: 1000, high: 1000 },
    });
    const added = { low: 150, high: 300 };
    expect(
      judge(1000, [
        [800, 800],
        [300, added],
      ]),
    ).toMatchObject({ total: { low: 950, middle: 1000, high: 1000 } });
    expect(judge(1000, [[{ low: 1001, high: 1100 }, null]]).flags).toEqual([
      "need_exceeds_enrolment",
    ]);
  });
});

describe("estimates", () => {
  it("fill in column 3 of the first source that is not empty", () => {
    const made = judge(1000, [
      [null, null],
      [0, null],
      [80, null],
      [50, 20],
    ]);
    expect(made).toMatchObject({ total: at(100), used: 3, exact: true });
  });

  it("carry typed ranges to the total, and what is not served", () => {
    const made = judge(
      1000,
      [
        [{ low: 80, high: 120 }, null],
        [50, { low: 10, high: 20 }],
      ],
      60,
    );
    expect(made).toMatchObject({
      exact: false,
      total: { low: 90, middle: 115, high: 140 },
      unaddressed: { low: 30, middle: 55, high: 80 },
      overlapPct: null,
      unmetPct: null,
    });
  });

  it("say nothing of shares where there is nothing to divide by", () => {
    const made = judge(
      1000,
      [
        [0, null],
        [0, 0],
      ],
      10,
    );
    expect(made).toMatchObject({ total: at(0), overlapPct: null, unmetPct: null, beyond: 10 });
  });

  it("leave out served students who are in no source", () => {
    const rows = rowsOf([[300, null]]);
    const made = estimate({ enrolment: 2000, rows, served: 350, outside: 100 });
    expect(made).toMatchObject({ unaddressed: at(50), flags: [] });
  });

  const row = fc.tuple(
    fc.integer({ min: 0, max: 300 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.boolean(),
  );

  it("lie between the largest source and their sum, and keep low ≤ middle ≤ high", () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 9 }), (given) => {
        const enrolment = 2700;
        const pairs: [number, number | null][] = [];
        for (const [count, share, known] of given) {
          const before = tally({ enrolment, rows: rowsOf(pairs) });
          if (!before.ok) throw new Error("a possible row was refused");
          const { min, max } = allowedNew(before.total, count, enrolment);
          pairs.push([count, known ? Math.round(min + share * (max - min)) : null]);
        }
        const made = judge(enrolment, pairs);
        if (!made.accepted) throw new Error(made.flags.join());
        const { low, middle, high } = made.total;
        expect(low).toBeLessThanOrEqual(middle);
        expect(middle).toBeLessThanOrEqual(high);
        expect(low).toBeGreaterThanOrEqual(Math.max(...pairs.map(([count]) => count)));
        expect(high).toBeLessThanOrEqual(made.duplicated.high);
      }),
    );
  });

  it("contain the truth: students really counted, whatever column 3 is left out", () => {
    const sets = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(
        sets,
        fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
        (sources, known) => {
          const seen = new Set<number>();
          const pairs = sources.map((students, n): [number, number | null] => {
            const before = seen.size;
            for (const student of students) seen.add(student);
            return [students.length, known[n] ? seen.size - before : null];
          });
          const made = judge(60, pairs);
          if (!made.accepted) throw new Error(`${made.flags.join()} refused the truth`);
          expect(made.total.low).toBeLessThanOrEqual(seen.size);
          expect(made.total.high).toBeGreaterThanOrEqual(seen.size);
        },
      ),
    );
  });
});
