import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../../src/core/time.ts";
import { isEvery, monthsLater, recurring } from "../../../src/tools/dates/recurring.ts";
import { withKeys } from "../../../src/tools/document/row-keys.ts";

const day = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2040-12-31"), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const every = fc.constantFrom(
  ...(["weekly", "two-weeks", "monthly", "quarterly", "half-yearly", "yearly"] as const),
);

describe("what comes back", () => {
  it("falls on the same day of the month, or on its last", () => {
    const span = { from: "2027-01-31", until: "2027-06-30", most: 9 };
    expect(recurring("2027-01-31", "monthly", span)).toEqual([
      ...["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31", "2027-06-30"],
    ]);
    expect(recurring("2026-12-20", "two-weeks", { ...span, most: 2 })).toEqual([
      ...["2027-01-31", "2027-02-14"],
    ]);
    expect(monthsLater("2028-02-29", 12)).toBe("2029-02-28");
    expect(monthsLater("2027-03-31", -1)).toBe("2027-02-28");
  });

  it("lies in its span, in order, and never more than asked for", () => {
    fc.assert(
      fc.property(day, every, day, fc.nat(900), fc.nat(8), (first, how, from, length, most) => {
        const until = addDays(from, length);
        const days = recurring(first, how, { from, until, most });
        expect(days.length).toBeLessThanOrEqual(most);
        expect([...days].sort()).toEqual(days);
        for (const one of days) {
          expect(one >= from && one <= until && one >= first).toBe(true);
        }
        if (most > 0 && first >= from && first <= until) expect(days[0]).toBe(first);
      }),
    );
  });

  it("knows its own words only", () => {
    expect(["weekly", "yearly"].every(isEvery)).toBe(true);
    expect(["none", "needed", "toString", undefined].some(isEvery)).toBe(false);
  });
});

describe("keys of rows", () => {
  it("are there once each, and stay with a row when others move", () => {
    const keysOf = (rows: string[]) => withKeys(rows, (row) => row).map(({ key }) => key);
    expect(keysOf(["Report A!", "report a", "B"])).toEqual(["report-a", "report-a-2", "b"]);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom("a", "b", "c d", "E"), { minLength: 1 }),
        (rows) => {
          const back = [...rows].reverse();
          expect(keysOf(back).sort()).toEqual(keysOf(rows).sort());
          expect(new Set(keysOf([...rows, ...rows])).size).toBe(2 * rows.length);
        },
      ),
    );
  });
});
