import { describe, expect, it } from "vitest";
import { maskedMeasure, measuredOf } from "../../src/experiments/measured.ts";
import { shipped } from "../bot.ts";

const { words } = shipped;
const masked = (fields: Record<string, string>) => maskedMeasure(fields, 10, words);

describe("what was measured, as others see it", () => {
  it("is nothing when nothing was measured", () => {
    expect(measuredOf({ tried: "x" }, words)).toBeUndefined();
  });

  it("shows percentages and units over a large group as they are", () => {
    expect(masked({ before: "31 %", after: "18 %", n: "120" })).toEqual({
      ...{ before: "31 %", after: "18 %", n: "120", count: 120, masked: false },
    });
    expect(masked({ before: "9 days", after: "4 days", n: "40" })?.after).toBe("4 days");
  });

  it("hides everything that rests on a small group", () => {
    expect(masked({ before: "50 %", after: "100 %", n: "4" })).toEqual({
      ...{ before: "not shown", after: "not shown", n: "fewer than 10", count: null, masked: true },
    });
  });

  it("hides a bare number that may count few students", () => {
    expect(masked({ before: "7", after: "12", n: "40" })).toMatchObject({
      ...{ before: "fewer than 10", after: "12", n: "40", masked: true },
    });
  });

  it.each([
    "about 7",
    "~7",
    "3 of 40",
    "3/40",
    "3 in 8",
    "7-9",
    "seven",
    "two of nine",
    "35 of 40",
    "3 kids",
    "7.",
  ])("hides %j, which may count students too", (before) => {
    expect(masked({ before })?.before).toMatch(/^(not shown|fewer than 10)$/);
  });

  it.each(["12", "about 20", "20 of 60", "4 days", "9 minutes", "3 %", "3 meetings a week", "$5"])(
    "shows %j",
    (before) => {
      expect(masked({ before })?.before).toBe(before);
    },
  );

  it("hides a number that leaves only a few of the group over", () => {
    expect(masked({ after: "35", n: "40" })?.after).toBe("not shown");
    expect(masked({ after: "40", n: "40" })?.after).toBe("40");
  });

  it("hides n where a percentage of it is a small count (7 % of 14 is one)", () => {
    const shown = masked({ before: "7 %", after: "50%", n: "14" });
    expect(shown).toMatchObject({ before: "7 %", n: "not shown", count: null, masked: true });
    expect(masked({ before: "98 %", n: "150" })?.n).toBe("not shown");
    expect(masked({ before: "0 %", after: "100 %", n: "14" })?.n).toBe("14");
  });

  it("keeps zero, which points at nobody, and tells it from not given", () => {
    expect(masked({ before: "0", n: "0" })).toMatchObject({ before: "0", n: "0", count: 0 });
    expect(masked({ before: "0" })).toMatchObject({ n: "not given", after: "not given" });
  });
});
