import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StartError } from "../../src/core/errors.ts";
import { loadPrompts } from "../../src/prompts/load.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cohort-prompts-"));
  cpSync("prompts", folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Loads with one text of a file replaced; tells what is wrong, without the folder. */
function problems(file: string, from: string | RegExp, to: string): string[] {
  const path = join(folder, file);
  const text = readFileSync(path, "utf8");
  expect(text).toMatch(from);
  writeFileSync(path, text.replace(from, to));
  try {
    loadPrompts(folder);
    return [];
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    writeFileSync(path, text);
    return error.problems.map((problem) => problem.replace(`${folder}/`, ""));
  }
}

const PLAN = "plans/community-partners.yaml";

describe("plans and reminders as files", () => {
  it("ship with the plan for community providers: four phases, fifteen steps, one of them conditional", () => {
    const plan = loadPrompts(folder).plans.get("community-partners");
    expect(plan?.phases.map(({ steps }) => steps.length)).toEqual([6, 4, 3, 2]);
    expect(plan?.phases.map(({ when }) => when)).toEqual([
      undefined,
      "new-partners",
      undefined,
      undefined,
    ]);
  });

  it("are turned away with file, line and reason", () => {
    expect(problems(PLAN, "when: new-partners", "when: no-such-question")).toEqual([
      expect.stringMatching(
        /^plans\/community-partners\.yaml:\d+: phase 2, when: "no-such-question" is not/,
      ),
    ]);
    expect(problems(PLAN, "notes:", "remarks:").join()).toContain("plans/community-partners.yaml:");
    expect(problems("reminders.yaml", '"08:00"', '"8 o\'clock"')).toEqual([
      expect.stringMatching(/^reminders\.yaml:4: at: a time of day/),
    ]);
  });

  it("may change when owners are reminded, without a change to the program", () => {
    expect(problems("reminders.yaml", "[7, 1, 0]", "[14, 3]")).toEqual([]);
    expect(loadPrompts(folder).reminders.before).toEqual([14, 3]);
    rmSync(join(folder, "reminders.yaml"));
    expect(() => loadPrompts(folder)).toThrow("reminders.yaml:1: this file is missing");
  });
});
