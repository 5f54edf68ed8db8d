import { describe, expect, it } from "vitest";
import { readDay } from "../../src/answers/day.ts";

const sunday = new Date("2026-11-22T15:00:00Z");
const read = (text: string, now = sunday, zone = "America/Chicago") => readDay(text, now, zone);

describe("reading a day", () => {
  it.each([
    ["2027-03-03", "2027-03-03"],
    ["2027-3-3", "2027-03-03"],
    ["3/3/2027", "2027-03-03"],
    ["4/1/2027", "2027-04-01"],
    ["3/3/27", "2027-03-03"],
    ["Wed 3 Mar 2027", "2027-03-03"],
    ["March 3rd", "2027-03-03"],
    ["today", "2026-11-22"],
    ["tomorrow", "2026-11-23"],
    ["tomorrow at 9am", "2026-11-23"],
    ["friday", "2026-11-27"],
    ["by next Friday", "2026-11-27"],
    ["last Friday", "2026-11-20"],
    ["last month", "2026-10-22"],
    ["3 weeks ago", "2026-11-01"],
    ["in 3 weeks", "2026-12-13"],
    ["2 weeks from now", "2026-12-06"],
    ["in 2 months", "2027-01-22"],
    ["end of month", "2026-11-30"],
    ["end of next month", "2026-12-31"],
    ["by the end of March", "2027-03-31"],
    ["end of February 2028", "2028-02-29"],
    ["２０２７-０３-０３", "2027-03-03"],
  ])("reads %j as %s", (text, day) => expect(read(text)).toBe(day));

  it.each([
    ["Friday", "2026-11-20"],
    ["Sunday", "2026-11-22"],
    ["November 3", "2026-11-03"],
    ["June 30", "2026-06-30"],
    ["December 24", "2025-12-24"],
    ["last Friday", "2026-11-20"],
    ["yesterday", "2026-11-21"],
    ["12/24/2026", "2026-12-24"],
    ["tomorrow", "2026-11-23"],
  ])("looking back, reads %j as %s", (text, day) =>
    expect(readDay(text, sunday, "America/Chicago", true)).toBe(day),
  );

  it.each([
    "",
    "5",
    "2027",
    "march",
    "at 5pm",
    "2027-02-30",
    "2/30/2027",
    "2027-13-01",
    "hello",
    "I may try that",
    "Monday or Tuesday",
  ])("finds no day in %j", (text) => expect(read(text)).toBeUndefined());

  it("reckons from the person's own day, on both sides of midnight in Pacific/Chatham", () => {
    // Chatham is UTC+13:45 in November: its midnight is at 10:15 UTC.
    expect(read("tomorrow", new Date("2026-11-22T10:14:59Z"), "Pacific/Chatham")).toBe(
      "2026-11-23",
    );
    expect(read("tomorrow", new Date("2026-11-22T10:15:00Z"), "Pacific/Chatham")).toBe(
      "2026-11-24",
    );
    expect(read("today", new Date("2026-11-22T10:15:00Z"), "Pacific/Chatham")).toBe("2026-11-23");
  });

  it("is not moved by clock changes between now and then", () => {
    // Chicago: clocks go forward on 14 March 2027 and back on 7 November 2027.
    expect(read("tomorrow", new Date("2027-03-14T05:30:00Z"))).toBe("2027-03-14");
    expect(read("tomorrow", new Date("2027-03-15T04:30:00Z"))).toBe("2027-03-15");
    expect(read("in 1 week", new Date("2027-03-13T06:30:00Z"))).toBe("2027-03-20");
    expect(read("tomorrow", new Date("2027-11-08T05:30:00Z"))).toBe("2027-11-08");
    expect(read("in 2 days", new Date("2027-11-06T05:30:00Z"))).toBe("2027-11-08");
  });

  it("gives the same day whatever zone the process runs in", () => {
    const before = process.env.TZ;
    for (const zone of ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/Chicago"]) {
      process.env.TZ = zone;
      expect(read("tomorrow")).toBe("2026-11-23");
      expect(read("in 3 weeks")).toBe("2026-12-13");
      expect(read("3/14/2027")).toBe("2027-03-14");
    }
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });
});
