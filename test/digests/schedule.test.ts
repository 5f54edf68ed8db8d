import { describe, expect, it } from "vitest";
import { nextAfter, readRule, readSchedule, writeRule } from "../../src/digests/schedule.ts";

const CHICAGO = "America/Chicago";
const monthly = (day: number) => ({ type: "monthly", day }) as const;
const monday = { type: "weekly", weekday: 1 } as const;

describe("reading a schedule", () => {
  it.each([
    ["monthly 1 09:00", { rule: monthly(1), time: "09:00" }],
    ["monthly on the 3rd at 7:30pm", { rule: monthly(3), time: "19:30" }],
    ["weekly mon 09:00", { rule: monday, time: "09:00" }],
    ["weekly Monday", { rule: monday, time: "09:00" }],
    ["weekly sunday 12am", { rule: { type: "weekly", weekday: 7 }, time: "00:00" }],
    ["weekly fri noon", { rule: { type: "weekly", weekday: 5 }, time: "12:00" }],
    ["monthly 2 at 9 a.m.", { rule: monthly(2), time: "09:00" }],
    ["off", "off"],
    ["monthly 32 09:00", undefined],
    ["monthly 0", undefined],
    ["monthly 1 25:00", undefined],
    ["monthly 1 13pm", undefined],
    ["weekly m", undefined],
    ["daily 09:00", undefined],
  ])("%s", (said, meant) => {
    expect(readSchedule(said)).toEqual(meant);
  });

  it("finds a stored rule again", () => {
    for (const rule of [monthly(31), monday]) expect(readRule(writeRule(rule))).toEqual(rule);
    expect(readRule("monthly:40")).toBeUndefined();
    expect(readRule("yearly:1")).toBeUndefined();
  });
});

describe("the next moment", () => {
  const next = (
    rule: Parameters<typeof nextAfter>[0],
    time: string,
    after: string,
    zone = CHICAGO,
  ) => nextAfter(rule, time, zone, new Date(after)).toISOString();

  it("is strictly after", () => {
    expect(next(monthly(1), "09:00", "2026-12-01T14:59:59Z")).toBe("2026-12-01T15:00:00.000Z");
    expect(next(monthly(1), "09:00", "2026-12-01T15:00:00Z")).toBe("2027-01-01T15:00:00.000Z");
  });

  it("keeps to the wall clock across both clock changes", () => {
    expect(next(monthly(1), "09:00", "2027-02-20T00:00:00Z")).toBe("2027-03-01T15:00:00.000Z");
    expect(next(monthly(1), "09:00", "2027-03-20T00:00:00Z")).toBe("2027-04-01T14:00:00.000Z");
    expect(next(monday, "09:00", "2027-03-12T00:00:00Z")).toBe("2027-03-15T14:00:00.000Z");
    expect(next(monday, "09:00", "2026-10-27T00:00:00Z")).toBe("2026-11-02T15:00:00.000Z");
  });

  it("comes right after a gap in the clock, and once where an hour comes twice", () => {
    const sunday = { type: "weekly", weekday: 7 } as const;
    expect(next(sunday, "02:30", "2027-03-13T12:00:00Z")).toBe("2027-03-14T08:00:00.000Z");
    expect(next(sunday, "01:30", "2026-10-31T12:00:00Z")).toBe("2026-11-01T06:30:00.000Z");
    expect(next(sunday, "01:30", "2026-11-01T06:30:00Z")).toBe("2026-11-08T07:30:00.000Z");
  });

  it("takes the last day of a month that has no 31st", () => {
    expect(next(monthly(31), "09:00", "2027-02-01T00:00:00Z")).toBe("2027-02-28T15:00:00.000Z");
    expect(next(monthly(31), "09:00", "2028-02-01T00:00:00Z")).toBe("2028-02-29T15:00:00.000Z");
    expect(next(monthly(31), "09:00", "2027-02-28T15:00:00Z")).toBe("2027-03-31T14:00:00.000Z");
  });

  it("goes by the day it is in the zone", () => {
    expect(next(monday, "00:30", "2027-01-03T10:00:00Z", "Pacific/Chatham")).toBe(
      "2027-01-03T10:45:00.000Z",
    );
  });
});
