import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Prompts } from "../../src/prompts/load.ts";
import type { Step, Value } from "../../src/tools/checklist.ts";
import { readAnswer } from "../../src/tools/read-answer.ts";
import { sayProblem } from "../../src/tools/say-problem.ts";
import { showAnswer, typedAnswer } from "../../src/tools/show-answer.ts";
import { shipped } from "../bot.ts";

const { words }: Prompts = shipped;
const moment = { now: new Date("2026-11-22T15:00:00Z"), zone: "America/Chicago" };
const base = { id: "a", label: "A", ask: "A?" };
const steps: Record<string, Step> = {
  text: { ...base, type: "text", max: 20 },
  count: { ...base, type: "count" },
  loose: { ...base, type: "count", range: true, missing: true },
  money: { ...base, type: "number", unit: "$", min: 1, max: 5000 },
  percent: { ...base, type: "number", unit: "%" },
  hours: { ...base, type: "number", unit: "hours" },
  date: { ...base, type: "date", future: true },
  yesNo: { ...base, type: "yesNo" },
  choice: {
    ...{ ...base, type: "choice" },
    choices: [
      { value: "a1", label: "Adopt it" },
      { value: "a2", label: "Adapt it" },
      { value: "n", label: "Neither" },
    ],
  },
  role: {
    ...{ ...base, type: "choice" },
    choices: [
      { value: "sc", label: "School counselors" },
      { value: "sw", label: "School social workers" },
    ],
  },
};
const step = (name: string): Step => {
  const found = steps[name];
  if (!found) throw new Error(name);
  return found;
};

describe("answers", () => {
  it.each<[string, string, Value, string]>([
    ["text", "  a note ", "a note", "a note"],
    ["count", "about 1.2k", 1200, "1,200"],
    ["loose", "80-120", { low: 80, high: 120 }, "80 to 120"],
    ["loose", "n/a", null, "Not collected"],
    ["money", "$1.2k", 1200, "$1,200"],
    ["percent", "12.5 %", 12.5, "12.5 %"],
    ["hours", "3.25", 3.25, "3.25 hours"],
    ["date", "next friday", "2026-11-27", "Fri 27 Nov 2026"],
    ["date", "today", "2026-11-22", "Sun 22 Nov 2026"],
    ["yesNo", "yep", true, "Yes"],
    ["choice", "adopt it", "a1", "Adopt it"],
    ["choice", "a2", "a2", "Adapt it"],
    ["choice", "3", "n", "Neither"],
    ["choice", "neit", "n", "Neither"],
    ["role", "Counselors", "sc", "School counselors"],
    ["role", "social workers", "sw", "School social workers"],
  ])("%s takes %j, and shows it as people read it", (name, text, value, shown) => {
    expect(readAnswer(step(name), text, moment)).toEqual({ ok: true, value });
    expect(showAnswer(step(name), { value }, words)).toBe(shown);
    const typed = typedAnswer(step(name), { value }, words);
    expect(readAnswer(step(name), typed, moment)).toEqual({ ok: true, value });
  });

  it.each([
    ["text", " ", "An answer is needed"],
    ["text", "x".repeat(21), "21 characters"],
    ["count", "80-120", "not a range"],
    ["count", "unknown", 'say "save"'],
    ["count", "120-80", "smaller number first"],
    ["money", "0.50", "at least 1"],
    ["money", "-5", "below zero"],
    ["money", "9,000", "at most 5,000"],
    ["hours", "some", "could not read"],
    ["date", "2026-11-21", "today is Sun 22 Nov 2026"],
    ["date", "soon", "could not find a date"],
    ["yesNo", "maybe", "yes or no"],
    ["choice", "ad", "Adopt it, Adapt it, Neither"],
    ["choice", "4", "pick one"],
    ["role", "school", "School counselors, School social workers"],
    ["role", "work", "School counselors, School social workers"],
  ])("%s refuses %j and says what is allowed", (name, text, said) => {
    const read = readAnswer(step(name), text, moment);
    expect(read.ok ? "" : sayProblem(read.problem, words)).toContain(said);
  });

  it("never throws, and shows whatever it accepts", () => {
    const any = fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }));
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(steps)), any, (one, text) => {
        const read = readAnswer(one, text, moment);
        const said = read.ok
          ? showAnswer(one, { value: read.value }, words)
          : sayProblem(read.problem, words);
        expect(said).not.toBe("");
      }),
    );
  });
});
