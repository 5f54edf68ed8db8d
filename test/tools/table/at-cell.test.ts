import { expect, it } from "vitest";
import { advance } from "../../../src/tools/advance.ts";
import type { Checklist } from "../../../src/tools/checklist.ts";
import { moment } from "../every-kind.ts";

const checklist: Checklist = {
  ...{ id: "notes", title: "Notes", minutes: 1, audience: "You." },
  steps: [
    {
      ...{ id: "rows", label: "Rows", ask: "Which rows?", type: "table" },
      columns: [
        { id: "what", label: "What", type: "text", optional: true },
        { id: "who", label: "Who", type: "text", optional: true },
      ],
    },
  ],
};
const guide = { checklist, tool: {} };
const rows = [{ what: "one" }, { what: "two" }, { what: "three" }];
const at = (step: string) => ({
  step,
  answers: { rows: { value: { rows }, suggested: true as const } },
});
const left = [{ what: "one" }, { what: "three" }];

it("a row in the middle that nothing is left of goes, and no row below is asked by its old number", () => {
  const moved = advance(guide, at("rows/2/what/3/who"), { type: "skip", reason: "" }, moment);
  expect(moved).toMatchObject({
    type: "moved",
    to: { step: "rows", answers: { rows: { value: { rows: left } } } },
  });
});

it("the rest of a row that is gone is not asked of the row that took its place", () => {
  const moved = advance(guide, at("rows/2/what/+"), { type: "skip", reason: "" }, moment);
  expect(moved).toMatchObject({
    type: "moved",
    to: { step: "rows", answers: { rows: { value: { rows: left } } } },
  });
});
