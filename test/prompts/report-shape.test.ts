import { describe, expect, it } from "vitest";
import { reportProblems, reportShape } from "../../src/prompts/report-shape.ts";
import { shipped } from "../bot.ts";

const brief = shipped.reports.get("brief");
if (!brief) throw new Error("prompts/reports/brief.yaml is missing");
const { id: _, ...written } = brief;

describe("a report's layout", () => {
  it("names only steps that its checklist asks", () => {
    expect(reportProblems(brief, shipped.checklists.get("brief"), "prompts")).toEqual([]);
    const fields = [{ field: "weather", title: "Weather" }];
    const wrong = reportProblems({ ...brief, fields }, shipped.checklists.get("brief"), "prompts");
    expect(wrong).toEqual([
      'prompts/reports/brief.yaml:1: fields: checklists/brief.yaml has no step "weather"',
    ]);
    expect(reportProblems(brief, undefined, "prompts")).toHaveLength(1);
  });

  it("refuses a misspelled key, a title without its place, and an unknown kind", () => {
    expect(reportShape.safeParse(written).success).toBe(true);
    for (const wrong of [{ cards: 1 }, { title: "What We Learned" }, { fields: [] }])
      expect(reportShape.safeParse({ ...written, ...wrong }).success).toBe(false);
    const [first] = written.fields;
    const odd = { ...written, fields: [{ ...first, as: "money" }] };
    expect(reportShape.safeParse(odd).success).toBe(false);
  });
});
