import { describe, expect, it } from "vitest";
import { readSaid } from "../../../adapters/web/words.ts";

describe("what typed words are", () => {
  it.each([
    ["/cohort plan new x", { type: "command", name: "plan", args: "new x" }],
    ["/cohort", { type: "command", name: "help", args: "" }],
    ["/gap enrolment=8400", { type: "command", name: "gap", args: "enrolment=8400" }],
    ["  /GAP", { type: "command", name: "gap", args: "" }],
    ["/Cohort  Plan\nnew", { type: "command", name: "plan", args: "new" }],
    ["@Cohort, gap", { type: "message", text: "gap", direct: false, mentioned: true }],
    ["@cohort", { type: "message", text: "", direct: false, mentioned: true }],
    [
      "@cohorts are fine",
      { type: "message", text: "@cohorts are fine", direct: false, mentioned: false },
    ],
    [
      "ask @cohort later",
      { type: "message", text: "ask @cohort later", direct: false, mentioned: false },
    ],
    ["1/2", { type: "message", text: "1/2", direct: false, mentioned: false }],
  ])("%s", (text, said) => {
    expect(readSaid(text, false)).toEqual(said);
  });
});
