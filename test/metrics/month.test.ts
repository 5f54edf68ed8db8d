import { describe, expect, it } from "vitest";
import { lastMonth, monthsTo, readMonth } from "../../src/metrics/month.ts";

describe("reading a month", () => {
  it.each([
    ["2026-10", "2026-10"],
    ["2026-1", "2026-01"],
    ["10/2026", "2026-10"],
    ["October", "2026-10"],
    ["oct 2025", "2025-10"],
    ["sept", "2026-09"],
    ["last month", "2026-10"],
    ["November", "2026-11"],
    ["december", "2025-12"],
    ["2026-13", undefined],
    ["soon", undefined],
    ["", undefined],
  ])("%s is %s in November 2026", (said, month) => {
    expect(readMonth(said, "2026-11")).toBe(month);
  });

  it("is the month that is over where the cohort is, not where the server is", () => {
    const newYear = new Date("2027-01-01T03:00:00Z");
    expect(lastMonth("America/Chicago", newYear)).toBe("2026-11");
    expect(lastMonth("Asia/Kolkata", newYear)).toBe("2026-12");
  });

  it("counts months across a new year", () => {
    expect(monthsTo("2027-01", 3)).toEqual(["2026-11", "2026-12", "2027-01"]);
  });
});
