import { describe, expect, it } from "vitest";
import { nextMoment } from "../../src/experiments/moments.ts";

const next = (stopOn: string, zone: string, now: string) =>
  nextMoment(stopOn, zone, new Date(now), "08:00")?.toISOString();

describe("when a test's owner hears of it", () => {
  it("is eight in the owner's morning on the stop day, on both sides of a clock change", () => {
    expect(next("2026-10-31", "America/Chicago", "2026-10-20T00:00:00Z")).toBe(
      "2026-10-31T13:00:00.000Z",
    );
    expect(next("2026-11-01", "America/Chicago", "2026-10-20T00:00:00Z")).toBe(
      "2026-11-01T14:00:00.000Z",
    );
    expect(next("2027-04-04", "Pacific/Chatham", "2027-03-20T00:00:00Z")).toBe(
      "2027-04-03T19:15:00.000Z",
    );
  });

  it("comes back every seven days, three times, and then never", () => {
    const zone = "Asia/Kolkata";
    expect(next("2026-12-01", zone, "2026-12-01T02:30:00Z")).toBe("2026-12-08T02:30:00.000Z");
    expect(next("2026-12-01", zone, "2026-12-16T00:00:00Z")).toBe("2026-12-22T02:30:00.000Z");
    expect(next("2026-12-01", zone, "2026-12-22T02:30:00Z")).toBeUndefined();
  });
});
