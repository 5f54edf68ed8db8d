import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { metricShape } from "../../src/prompts/metric-shape.ts";
import { readAll } from "../../src/prompts/read-folder.ts";

const good = readFileSync("prompts/metrics/students-served.yaml", "utf8");

function problemsOf(file: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), "metrics-"));
  writeFileSync(join(folder, "students-served.yaml"), file);
  const problems: string[] = [];
  readAll(folder, metricShape, problems);
  return problems.map((problem) => problem.replace(`${folder}/`, ""));
}

describe("a metric's file", () => {
  it("is fine as shipped", () => {
    expect(problemsOf(good)).toEqual([]);
  });

  it.each([
    ["formula: students-served", "formula: magic", "formula"],
    ["  - id: tier2", "  - id: tier9", "knows no field tier9"],
    ["{ id: tier2, label", "{ id: tier9, label", "gives no tier9"],
    ["cohort: total", "cohort: none", "headline"],
    ["    kind: count", "    kind: people", "kind"],
    [
      "    kind: count",
      "    kind: count\n    when: { field: tier3, above: 0 }",
      "not asked before",
    ],
  ])("is refused by file and line with “%s” as “%s”", (from, to, reason) => {
    const [problem] = problemsOf(good.replace(from, to));
    expect(problem).toMatch(/^students-served\.yaml:\d+: /);
    expect(problem).toContain(reason);
  });
});
