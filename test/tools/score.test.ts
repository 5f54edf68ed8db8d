import { expect, it } from "vitest";
import type { Step } from "../../src/tools/checklist.ts";
import { asScore, scoreOf } from "../../src/tools/given.ts";

const points = [
  { value: "low", label: "Low", score: 0 },
  { value: "high", label: "High", score: 2 },
  { value: "no-evidence", label: "No evidence" },
];
const steps: Step[] = [{ id: "trust", label: "Trust", ask: "Trust?", type: "scale", points }];
const score = (value: string) => scoreOf({ steps }, { trust: { value } }, "trust");

it("a point of a scale counts for its score, and one without a score for nothing, never for zero", () => {
  expect([score("low"), score("high"), score("no-evidence")]).toEqual([0, 2, undefined]);
  expect(score("renamed")).toBeUndefined();
  expect(scoreOf({ steps }, { trust: { skipped: "" } }, "trust")).toBeUndefined();
  expect(
    scoreOf({ steps }, { trust: { value: "high", suggested: true } }, "trust"),
  ).toBeUndefined();
  expect(asScore(points, "high")).toBe(2);
  expect(asScore(points, undefined)).toBeUndefined();
});
