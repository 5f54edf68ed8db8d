import { describe, expect, it } from "vitest";
import { withAlt } from "../../src/charts/alt.ts";
import { loadPrompts } from "../../src/prompts/load.ts";

const { words } = loadPrompts("prompts");

describe("a chart in words", () => {
  it("says every figure of a short chart, with its unit, and where there is none", () => {
    const { alt } = withAlt(
      {
        ...{ type: "chart", kind: "line", title: "Days to fill", unit: "days" },
        labels: ["Aug 2026", "Sep 2026", "Oct 2026"],
        series: [{ name: "Cohort median", values: [61, null, 44] }],
      },
      words,
    );
    expect(alt).toBe(
      "Line chart: Days to fill. Cohort median: Aug 2026 61 days, Sep 2026 no number, Oct 2026 44 days.",
    );
  });

  it("sums up a long chart by its ends, its extremes and its gaps", () => {
    const { alt } = withAlt(
      {
        ...{ type: "chart", kind: "bar", title: "Paid", unit: "$" },
        labels: Array.from({ length: 24 }, (_, i) => `m${i}`),
        series: [
          { name: "Us", values: Array.from({ length: 24 }, (_, i) => (i === 3 ? null : i * 10)) },
        ],
      },
      words,
    );
    expect(alt).toBe(
      "Bar chart: Paid. Us: from m0 $0 to m23 $230; lowest m0 $0, highest m23 $230; 23 numbers, 1 gap.",
    );
  });

  it("says so when there is nothing to see", () => {
    const { alt } = withAlt(
      {
        ...{ type: "chart", kind: "bar", title: "Paid" },
        labels: ["Oct"],
        series: [{ name: "Us", values: [null] }],
      },
      words,
    );
    expect(alt).toBe("Bar chart: Paid. Us: no numbers yet.");
  });
});
