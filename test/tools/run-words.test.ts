import { describe, expect, it } from "vitest";
import type { Step } from "../../src/tools/checklist.ts";
import { readTyped } from "../../src/tools/run-words.ts";

const text: Step = { id: "a", label: "A", ask: "A?", type: "text" };
const count: Step = { id: "b", label: "B", ask: "B?", type: "count" };
const input = (it: object) => ({ type: "input", input: it });

describe("words that steer a run", () => {
  it.each([
    ["Back", input({ type: "back" })],
    ["skip.", input({ type: "skip", reason: "" })],
    ["keep", input({ type: "keep" })],
    ["SAVE", { type: "save" }],
    ["cancel", { type: "stop" }],
    ["stop", { type: "stop" }],
    ["resume", { type: "resume" }],
    ["form", { type: "form" }],
    ["edit 3", { type: "edit", number: 3 }],
    ["edit #12", { type: "edit", number: 12 }],
  ])("%j steers, whatever is asked", (said, meant) => {
    for (const step of [text, count, undefined]) expect(readTyped(said, step)).toEqual(meant);
  });

  it("reads a reason after skip, where it can't be an answer", () => {
    const skip = (reason: string) => input({ type: "skip", reason });
    expect(readTyped("skip no data yet", count)).toEqual(skip("no data yet"));
    expect(readTyped("skip: no data", count)).toEqual(skip("no data"));
    expect(readTyped("skip because nobody knows", text)).toEqual(skip("because nobody knows"));
    expect(readTyped("skip: nobody knows", text)).toEqual(skip("nobody knows"));
    expect(readTyped("skip the gym", text)).toEqual(
      input({ type: "answer", text: "skip the gym" }),
    );
    expect(readTyped("skipping rope", count)).toMatchObject(input({ type: "answer" }));
  });

  it("asks for help where a choice only begins like it", () => {
    const choice = (label: string): Step => ({
      ...{ id: "c", label: "C", ask: "C?", type: "choice" },
      choices: [{ value: "a", label }],
    });
    expect(readTyped("help", choice("Helps"))).toEqual({ type: "pass" });
    expect(readTyped("home", choice("Home"))).toEqual(input({ type: "answer", text: "home" }));
  });

  it("takes no early confirm for a name, a place or a remark", () => {
    for (const type of ["text", "longtext", "person", "site"] as const)
      expect(readTyped("confirm", { ...text, type })).toEqual(input({ type: "confirm" }));
    expect(readTyped("confirm", count)).toEqual(input({ type: "answer", text: "confirm" }));
  });

  it("confirms only at the summary", () => {
    for (const said of ["yes", "Confirm", "ok", "done!"])
      expect(readTyped(said, undefined)).toEqual(input({ type: "confirm" }));
    expect(readTyped("yes", count)).toEqual(input({ type: "answer", text: "yes" }));
  });

  it("lets a few whole words pass by a question that takes any text", () => {
    for (const said of ["help", "Home", "my", "tools"])
      expect(readTyped(said, text)).toEqual({ type: "pass" });
    expect(readTyped("help them settle in", text)).toMatchObject(input({ type: "answer" }));
    expect(readTyped("constructor", text)).toMatchObject(input({ type: "answer" }));
  });
});
