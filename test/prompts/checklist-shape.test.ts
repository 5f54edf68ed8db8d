import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StartError } from "../../src/core/errors.ts";
import { loadPrompts } from "../../src/prompts/load.ts";

const GOOD = `title: Site visit
minutes: 5
audience: Your district's people.
steps:
  - id: school
    label: School
    ask: Which school?
    type: text
  - id: kind
    label: Kind
    ask: What kind of visit?
    type: choice
    choices:
      - { value: first, label: First }
      - { value: again, label: Again }
  - id: rooms
    label: Rooms
    ask: How many rooms?
    type: count
    when: { step: kind, is: first }
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cohort-prompts-"));
  cpSync("prompts", folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What is wrong with the folder when this is one more of its files. */
function problems(text: string, path = "checklists/visit.yaml"): string[] {
  writeFileSync(join(folder, path), text);
  try {
    loadPrompts(folder);
    return [];
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    return error.problems.map((problem) => problem.replace(`${folder}/`, ""));
  }
}

describe("a checklist file", () => {
  it("is read when it is well formed, and named for its file", () => {
    expect(problems(GOOD)).toEqual([]);
    expect(loadPrompts(folder).checklists.get("visit")).toMatchObject({
      id: "visit",
      title: "Site visit",
      steps: [{ id: "school" }, { id: "kind" }, { when: { step: "kind", is: "first" } }],
    });
  });

  it("may be in sections: from the first question on, each in one piece", () => {
    const titled = (...titles: (string | undefined)[]) =>
      ["school", "kind", "rooms"].reduce((text, id, at) => {
        const line = titles[at] ? `  - id: ${id}\n    section: ${titles[at]}\n` : `  - id: ${id}\n`;
        return text.replace(`  - id: ${id}\n`, line);
      }, GOOD);
    expect(problems(titled("The visit", undefined, "The rooms"))).toEqual([]);
    expect(problems(titled("The visit", "The visit", "The rooms"))).toEqual([]);
    expect(problems(titled(undefined, "The visit"))).toEqual([
      expect.stringContaining("the first step needs a section"),
    ]);
    expect(problems(titled("One", "Two", "One"))).toEqual([
      expect.stringMatching(/step 3, section: the section "One" has ended before$/),
    ]);
  });

  it.each([
    ["a title that is missing", ["title: Site visit\n", ""], 1, "title: some words belong here"],
    ["no steps", [/steps:[\s\S]*/, "steps: []\n"], 4, "at least one step"],
    ["a misspelled key", ["    ask: Which school?", "    ask: Which?\n    hnt: Any"], 5, '"hnt"'],
    [
      "a kind of answer that there is not",
      ["type: text", "type: sentence"],
      8,
      'no type "sentence". Did you mean "text"?',
    ],
    ["an id that every object has", ["id: kind", "id: constructor"], 9, "choose another id"],
    ["an id used twice", ["id: kind", "id: school"], 9, "used by an earlier step too"],
    ["an id with blanks", ["id: kind", "id: the kind"], 9, "lower-case letters"],
    ["the id of the last page", ["id: rooms", "id: confirm"], 16, "choose another id"],
    [
      "a condition on a later step",
      ["step: kind, is", "step: cost, is"],
      20,
      'no earlier step is called "cost"',
    ],
    [
      "a condition on a choice that there is not",
      ["is: first", "is: third"],
      20,
      'no choice with the value "third"',
    ],
    ["a condition that compares words", ["is: first", "above: 3"], 20, "is not a number or a date"],
    ["a condition of another form", ["is: first", "equals: first"], 20, "{ step: …, is: … }"],
    ["one choice alone", ["      - { value: again, label: Again }\n", ""], 14, "at least two"],
    ["a choice that steers", ["label: Again", "label: Back"], 15, '"Back" steers the conversation'],
    ["a value that is there twice", ["value: again", "value: first"], 15, '"first" is there twice'],
    ["minutes in words", ["minutes: 5", "minutes: five"], 2, "how many minutes"],
    [
      "a setting of another kind of answer",
      ["type: count", "type: count\n    choices: []"],
      16,
      '"choices"',
    ],
    ["YAML that is broken", ["title: Site visit", 'title: "Site visit'], 1, ""],
    ["a key that is there twice", ["minutes: 5", "minutes: 5\nminutes: 6"], 3, "there already"],
  ] as const)(
    "stops the start with file, line and reason for %s",
    (_what, [from, to], line, reason) => {
      const [problem = "", ...others] = problems(GOOD.replace(from, to));
      expect(problem).toMatch(
        new RegExp(`^checklists/visit\\.yaml:${line === 1 ? "\\d+" : line}: `),
      );
      expect(problem).toContain(reason);
      // An id that is wrong may make the steps that refer to it wrong too.
      if (reason !== "")
        expect(others.filter((one) => !one.includes("no earlier step"))).toEqual([]);
    },
  );

  it("has all its problems told at once, with those of other files", () => {
    writeFileSync(join(folder, "checklists/other.yaml"), "title: Nothing else\n");
    const told = problems(
      GOOD.replace("type: text", "type: words").replace("minutes: 5", "minutes: 0"),
    );
    expect(told.filter((one) => one.startsWith("checklists/visit.yaml:"))).toHaveLength(2);
    expect(told.filter((one) => one.startsWith("checklists/other.yaml:")).length).toBeGreaterThan(
      1,
    );
  });
});

describe("the staffing recommendations", () => {
  it("need a caveat once they are superseded", () => {
    const text = readFileSync(join(folder, "benchmarks.yaml"), "utf8");
    const told = problems(text.replace("status: current", "status: superseded"), "benchmarks.yaml");
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^benchmarks\.yaml:\d+: benchmark 1, status: .*caveat/);
    const [none] = problems(
      text.replace("students_per_fte: 250", "students_per_fte: 0"),
      "benchmarks.yaml",
    );
    expect(none).toContain("more than no students");
  });
});

describe("the example of prompts/README.md", () => {
  it("is a checklist that can be read", () => {
    const readme = readFileSync("prompts/README.md", "utf8");
    const example = /```yaml\n(title:[\s\S]*?)```/.exec(readme)?.[1];
    expect(problems(example ?? "")).toEqual([]);
  });
});
