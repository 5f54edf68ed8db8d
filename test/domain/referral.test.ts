import { describe, expect, it } from "vitest";
import { round } from "../../src/core/show.ts";
import { participation, REACHED_ELSEWHERE } from "../../src/metrics/calculate/participation.ts";
import { businessDays, referralTimes } from "../../src/metrics/calculate/referral.ts";
import { vectors } from "./vectors.ts";

describe("from referral to first service, by the worked example", () => {
  it.each(vectors.referral)("$name", ({ input, expect: wanted }) => {
    const made = referralTimes(
      input.referrals.map(({ referred, first_service }) => ({ referred, served: first_service })),
    );
    expect({
      ...{ calendar_days: made.calendar, business_days: made.business },
      median_calendar: made.medianCalendar,
      within_10_business_days_pct: round(made.withinTen ?? 0, 1),
      completion_pct: round(made.completion ?? 0, 1),
    }).toEqual(wanted);
  });

  it("counts no weekend, no holiday, and no day when service is given at once", () => {
    expect(businessDays("2025-10-03", "2025-10-03")).toBe(0);
    expect(businessDays("2025-10-03", "2025-10-06")).toBe(1);
    expect(businessDays("2025-10-10", "2025-10-14", new Set(["2025-10-13"]))).toBe(1);
  });

  it("keeps those still waiting in completion, and knows no days where nobody was served", () => {
    const made = referralTimes([{ referred: "2025-10-01", served: null }]);
    expect(made).toMatchObject({ calendar: [], medianCalendar: null, withinTen: null });
    expect(made.completion).toBe(0);
  });
});

describe("taking part, by the worked example", () => {
  it.each(vectors.participation)("$name", ({ input, expect: wanted }) => {
    const of = (name: string) => input[name] ?? Number.NaN;
    const made = participation({
      ...{ members: of("members"), sessions: of("sessions"), attended: of("attended") },
      ...{ briefsDue: of("briefs_due"), briefsReceived: of("briefs_received") },
    });
    expect({
      attendance_pct: round(made.attendance ?? 0, 1),
      brief_pct: round(made.briefs ?? 0, 1),
      benchmark_attendance_pct: REACHED_ELSEWHERE.attendance,
      benchmark_pdsa_pct: REACHED_ELSEWHERE.briefs,
      benchmark_measures_pct: REACHED_ELSEWHERE.measures,
    }).toEqual(wanted);
  });

  it("has no share where there was nothing to take part in", () => {
    const none = { members: 0, sessions: 6, attended: 0, briefsDue: 0, briefsReceived: 0 };
    expect(participation(none)).toEqual({ attendance: null, briefs: null });
  });
});
