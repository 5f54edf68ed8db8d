import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StartError } from "../../src/core/errors.ts";
import { loadPrompts } from "../../src/prompts/load.ts";
import { createBot } from "../bot.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cohort-mistakes-"));
  cpSync("prompts", folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

function spoil(file: string, from: string | RegExp, to: string): void {
  const path = join(folder, file);
  const text = readFileSync(path, "utf8");
  expect(text).toMatch(from);
  writeFileSync(path, text.replace(from, to));
}

function problems(): string[] {
  try {
    loadPrompts(folder);
    return [];
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    return error.problems.map((problem) => problem.replace(`${folder}/`, ""));
  }
}

const TEST = "checklists/experiment.yaml";

describe("a mistake in a prompt file", () => {
  it.each([
    ["a colon", TEST, "hint: One small", "hint: One: small", 9, "need quotation marks around all"],
    ["a tab", TEST, "    label: Question", "\tlabel: Question", 7, "blanks instead of tabs"],
    [
      "a blank too few",
      TEST,
      "    label: Question",
      "   label: Question",
      7,
      "don't match the lines",
    ],
    ["a lonely quotation mark", TEST, "hint: One", 'hint: "One', 9, "never closed"],
    ["words after a quotation", TEST, "hint: One", 'hint: "One"', 9, "quotation marks around all"],
    ["a missing dash", TEST, "  - id: prediction", "    id: prediction", 13, 'begins with "- "'],
    [
      "a bracket",
      TEST,
      "ask: What do you want",
      "ask: [What do you want",
      8,
      "or a bracket need quotation",
    ],
    ["an empty file", TEST, /[\s\S]*/, "", 1, "Copy one of them to begin with"],
    [
      "yes for true",
      "checklists/brief.yaml",
      "optional: true",
      "optional: yes",
      18,
      "true or false",
    ],
    ["a word for a number", "checklists/brief.yaml", "max: 280", "max: many", 12, "write a number"],
    [
      "an open brace",
      "words/en/gap.yaml",
      "of {enrolment, number}.",
      "of {enrolment, number.",
      20,
      "never closed",
    ],
    [
      "a lost other",
      "words/en/run.yaml",
      "other {# minutes}",
      "more {# minutes}",
      3,
      "called other",
    ],
    [
      "a bare number",
      "words/en/core.yaml",
      /^gone: .*$/m,
      "gone: 12",
      10,
      "quotation marks around it",
    ],
  ])("%s is told once, by its line, with a mend", (_, file, from, to, line, mend) => {
    spoil(file, from, to);
    const told = problems().filter((one) => one.startsWith(`${file}:`));
    expect(told).toEqual([expect.stringContaining(mend)]);
    expect(told[0]).toMatch(new RegExp(`^${file}:${line}: `));
  });

  it("in a word to be filled in shows as it was typed, and stops nothing", () => {
    spoil("words/en/run.yaml", 'Saved. "{title}"', 'Saved. "{titel}"');
    expect(loadPrompts(folder).words("run.saved", { title: "Need gap" })).toContain('"{titel}"');
  });

  it("that leaves a sentence out of a copy is made good by the shipped one", () => {
    spoil("words/en/run.yaml", "  first: This is the first question.\n", "");
    spoil("words/en/run.yaml", "stopped: Stopped.", "stopped: Halted.");
    const { words } = loadPrompts(folder, "prompts");
    expect(words("run.wrong.first")).toBe("This is the first question.");
    expect(words("run.stopped", { title: "x" })).toContain("Halted.");
  });

  it.each([
    ["checklists/need-gap.yaml", /served/g, "cared-for", 'needs a step "served"'],
    [TEST, "id: stop-on", "id: stop-date", "a test needs the steps stop-on"],
  ])(
    "that takes a step from %s away which the program needs is told at the start",
    async (file, from, to, reason) => {
      spoil(file, from, to);
      await expect(createBot({ prompts: loadPrompts(folder) })).rejects.toThrow(reason);
    },
  );
});
