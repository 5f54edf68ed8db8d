import { describe, expect, it } from "vitest";
import { expected } from "../../src/tools/need-gap/bands.ts";
import { estimate } from "../../src/tools/need-gap/estimate.ts";
import { goalFor } from "../../src/tools/need-gap/goal.ts";
import { SOURCES } from "../../src/tools/need-gap/sources.ts";
import { type Vectors, vectors } from "./vectors.ts";

function run(input: Vectors["need_gap"][number]["input"]) {
  const rows = input.rows.map(({ source, count, new: added }) => {
    const found = SOURCES.find(({ key }) => key === source);
    if (!found) throw new Error(`no source ${source}`);
    return { key: found.key, place: found.word, count, new: added };
  });
  const { enrolment, addressed } = input;
  return estimate({ enrolment, rows, served: addressed, outside: null });
}

describe("need gap, by the worked examples", () => {
  it.each(vectors.need_gap)("$name", ({ input, expect: wanted }) => {
    const made = run(input);
    expect(made.accepted).toBe(wanted.accept);
    expect(made.flags).toEqual(wanted.flags);
    expect(made.duplicated).toEqual({
      low: wanted.duplicated_total,
      high: wanted.duplicated_total,
    });
    if (!made.accepted) return;
    const { total_need: total, unaddressed, need_pct_of_enrolment: pct } = wanted;
    expect(made.total).toEqual({ low: total?.low, middle: total?.mid, high: total?.high });
    expect(made.needPct).toMatchObject({ low: pct?.low, high: pct?.high });
    if (unaddressed?.low === null) expect(made.unaddressed).toBeNull();
    else
      expect(made.unaddressed).toEqual({
        low: unaddressed?.low,
        middle: unaddressed?.mid,
        high: unaddressed?.high,
      });
    expect(made.overlapPct).toBe(wanted.overlap_pct ?? null);
    expect(made.unmetPct).toBe(wanted.unmet_pct ?? null);
  });

  it("counts the sources that were used", () => {
    const used = (name: string) => {
      const found = vectors.need_gap.find((one) => one.name.startsWith(name));
      const made = found && run(found.input);
      return made?.accepted ? made.used : undefined;
    };
    expect(used("G1")).toBe(9);
    expect(used("G9")).toBe(3);
  });
});

describe("goals and prevalence, by the worked examples", () => {
  it.each(vectors.goal_25pct)("$name", ({ input, expect: wanted }) => {
    const goal = goalFor(input.baseline_access, input.total_need, input.increase_pct);
    expect(goal).toEqual({
      increasePct: input.increase_pct,
      target: wanted.target,
      additional: wanted.additional,
      remaining: wanted.remaining_unaddressed,
    });
  });

  it("does not add a student by rounding: 10 % more than 100 is 110", () => {
    expect(goalFor(100, 200, 10).target).toBe(110);
  });

  it.each(vectors.prevalence_check)("$name", ({ input, expect: wanted }) => {
    expect(expected(input.enrolment)).toEqual({
      low: wanted.low_13pct,
      high: wanted.high_20pct,
      schoolUse: wanted.school_use_19pct,
      tier2: wanted.tier2_15pct,
      tier3: wanted.tier3_5pct,
    });
  });
});
