import { describe, expect, it } from "vitest";
import {
  round,
  showCount,
  showDate,
  showMoment,
  showMonth,
  showPct,
  showZone,
} from "../../src/core/show.ts";
import {
  addDays,
  addMonths,
  dayIn,
  dayOfMonth,
  daysBetween,
  instantOf,
  isDay,
  isZone,
  timeIn,
  weekdayOf,
} from "../../src/core/time.ts";

const iso = (day: string, time: string, zone: string) => instantOf(day, time, zone).toISOString();

describe("wall time", () => {
  it("that a spring change skips is the first valid instant after the gap", () => {
    expect(iso("2027-03-14", "02:30", "America/Chicago")).toBe("2027-03-14T08:00:00.000Z");
    expect(iso("2026-10-04", "02:15", "Australia/Lord_Howe")).toBe("2026-10-03T15:30:00.000Z");
    expect(iso("2026-09-27", "02:45", "Pacific/Chatham")).toBe("2026-09-26T14:00:00.000Z");
  });

  it("that occurs twice in autumn is the first of the two", () => {
    expect(iso("2027-11-07", "01:30", "America/Chicago")).toBe("2027-11-07T06:30:00.000Z");
  });

  it("is read back in its own zone, odd offsets included", () => {
    for (const zone of [
      "Asia/Kolkata",
      "Asia/Kathmandu",
      "America/St_Johns",
      "Pacific/Marquesas",
      "UTC",
    ]) {
      const at = instantOf("2027-01-31", "08:00", zone);
      expect([dayIn(zone, at), timeIn(zone, at)]).toEqual(["2027-01-31", "08:00"]);
    }
  });
});

describe("days", () => {
  it("are counted and added by the calendar, not by hours", () => {
    expect(addDays("2027-03-13", 1)).toBe("2027-03-14");
    expect(daysBetween("2027-03-13", "2027-03-15")).toBe(2);
    expect(daysBetween("2027-03-15", "2027-03-13")).toBe(-2);
    expect(weekdayOf("2026-11-22")).toBe(7);
  });

  it("of a month past its end are its last day", () => {
    expect(dayOfMonth("2027-02", 31)).toBe("2027-02-28");
    expect(addMonths("2026-11", 3)).toBe("2027-02");
  });

  it("and zones that do not exist are recognised", () => {
    expect(["2027-02-30", "2027-2-3", "soon"].map(isDay)).toEqual([false, false, false]);
    expect(["America/Chicago", "UTC", "Mars/Base", "EST5"].map(isZone)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe("what people read", () => {
  it("has thousands, one decimal at most, and halves rounded up", () => {
    expect([showCount(1940), showCount(197427.78, 2), showPct(45.9), showPct(15)]).toEqual([
      "1,940",
      "197,427.78",
      "45.9 %",
      "15 %",
    ]);
    expect([round(1.005, 2), round(2.5), round(-2.5), round(43.05, 1)]).toEqual([
      1.01, 3, -3, 43.1,
    ]);
  });

  it("names days and moments in full, with the reader's zone", () => {
    expect(showDate("2027-03-03")).toBe("Wed 3 Mar 2027");
    expect(showMonth("2026-10")).toBe("October 2026");
    expect(showMoment(new Date("2027-03-03T15:00:00Z"), "America/Chicago")).toBe(
      "Wed 3 Mar 2027, 09:00 Central",
    );
    expect(showZone("Asia/Kolkata")).toBe("India Standard Time");
  });
});
