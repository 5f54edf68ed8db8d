import { describe, expect, it } from "vitest";
import { round } from "../../src/core/show.ts";
import { nursesNeeded } from "../../src/tools/staffing/nurses.ts";
import { staffing } from "../../src/tools/staffing/ratio.ts";
import { vectors } from "./vectors.ts";

describe("staffing, by the worked examples", () => {
  it.each(vectors.staffing)("$name", ({ input, expect: wanted }) => {
    const { students, fte, benchmark } = input;
    expect(staffing(students, fte, benchmark)).toEqual({
      status: wanted.status,
      ratio: wanted.ratio,
      ratioRounded: wanted.ratio_rounded,
      needed: wanted.needed_fte,
      gap: wanted.gap_fte,
      surplus: wanted.surplus_fte,
      coveragePct: wanted.coverage_pct,
      overPct: wanted.pct_over_benchmark,
    });
  });

  it.each(vectors.nurse_acuity_legacy)("$name", ({ input, expect: wanted }) => {
    const needed = nursesNeeded(input.total_students, input);
    expect(needed && round(needed, 3)).toBe(wanted.needed_fte);
  });

  it("meets a recommendation that it equals", () => {
    expect(staffing(1000, 4, 250).status).toBe("meets");
    expect(staffing(0.3 * 250, 0.1 * 3, 250).status).toBe("meets");
  });

  it("does not floor the divisor at one person (09X088: 83 students, 1.2 staff)", () => {
    expect(staffing(83, 1.2, 250).ratio).toBe(69.2);
    expect(staffing(355, 0.5, 250).ratio).toBe(710);
  });

  it("knows no number of nurses when the groups are larger than the school", () => {
    expect(nursesNeeded(100, { daily: 90, complex: 20, continuous: 0 })).toBeUndefined();
  });
});
