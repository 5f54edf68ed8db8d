import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { checklistShape } from "../../src/prompts/checklist-shape.ts";
import { readChecklists } from "../../src/prompts/read-checklists.ts";
import { readFolder } from "../../src/prompts/read-folder.ts";

const FOLDER = "test/prompts/broken";

/** What people get wrong in a checklist of their own, each with its line and how to mend it. */
const MENDS: Record<string, string> = {
  tab: "10: use blanks instead of tabs at the start of a line",
  "no-colon": '6: a colon is missing after the first word. Write "label: …"',
  "bare-colon":
    '11: words that hold ": " or begin with a quotation mark or a bracket need quotation marks around all of them',
  indent: "15: this line begins with more blanks than the one above it; give both the same",
  misplaced: "22: the blanks at the start of this line don't match the lines around it",
  "no-dash": '13: this word is there already. A new list entry begins with "- "',
  quote: "14: a quotation mark is opened in this line and never closed",
  "unknown-key": '13: step 3: "whem" is not a setting here. Did you mean "when"?',
  "unknown-type": '12: step 2, type: there is no type "yesno". Did you mean "yesNo"?',
  "same-id": '13: step 3, id: the id "room" is used by an earlier step too',
  "later-step":
    '17: step 3, when: no earlier step is called "next": it comes later. Move it before this one',
  "yes-word": '17: step 3, when: "room" is answered by yes or no: write is: true or is: false',
  "no-label": "24: step 4, choice 2, label: some words belong here, and the line is missing",
  column:
    '31: step 5, column 2, type: "multiChoice" has no place in a column: type is one of text, longtext, count, number, money, percent, date, yesNo, choice, scale, person, site, link',
};

it("every mistake of the folder is told once, by its line, with how to mend it", () => {
  const told = [...readFolder(FOLDER, checklistShape)].map(([name, read]) => [
    name,
    read.ok ? [] : read.problems,
  ]);
  const wanted = Object.entries(MENDS).map(([name, said]) => [
    name,
    [`${FOLDER}/${name}.yaml:${said}`],
  ]);
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(wanted));
  expect(readdirSync(FOLDER).length).toBeGreaterThanOrEqual(10);
});

const step = (lines: string) => `title: A
minutes: 1
audience: Us.
steps:
  - { id: n, label: N, ask: N?, type: count }
  - { id: day, label: Day, ask: Day?, type: date }
  - id: several
    label: Several
    ask: Which?
    type: multiChoice
    choices: [{ value: a, label: A }, { value: b, label: B }]
  - { id: hello, ask: Hello., type: note }
  - id: last
    label: Last
    ask: Last?
${lines}
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cohort-broken-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What is wrong with the last step when it has these lines. */
function wrongWith(lines: string): string[] {
  writeFileSync(join(folder, "own.yaml"), step(lines.replace(/^/gm, "    ")));
  const read = readFolder(folder, checklistShape).get("own");
  return read?.ok === false ? read.problems.map((one) => one.replace(/^.*?:\d+: /, "")) : [];
}

const WHEN = "step 5, when: ";
it.each([
  ["{ step: n, abov: 3 }", 'means nothing here. Did you mean "above"?'],
  ["{ above: 3 }", "it does not say which step: write {"],
  ["{ step: n }", "it does not say what of that step: write {"],
  ["{ step: n, above: 3, below: 9 }", "above and below are two conditions; write and: ["],
  ["{ step: n, above: [1] }", 'above: takes a number, a day such as "2027-06-30", or {'],
  ["{ and: { step: n, above: 1 } }", "and: takes a list of conditions"],
  ["{ or: [{ step: n, above: 1 }, { step: m, iss: 1 }] }", 'Did you mean "is"?'],
  ["{ not: { stp: n, is: 1 } }", 'Did you mean "step"?'],
  ["{ step: n, answered: maybe }", "answered: takes true or false"],
  ["{ step: n, is: [1, 2] }", "is: takes one value; for several, put conditions together with or"],
  ["{ step: nn, above: 1 }", 'no earlier step is called "nn". Did you mean "n"?'],
  ["{ step: hello, answered: true }", '"hello" is a note, which has no answer'],
  ["{ step: n, is: many }", '"n" is a number: write is: 10, without quotation marks'],
  ["{ step: n, has: a }", '"n" is not a multiChoice, so it can\'t have "a"'],
  ["{ step: several, has: c }", '"several" has no choice with the value "c"'],
  ["{ step: several, is: a }", "takes several answers: write has: a instead of is: a"],
  ["{ step: day, above: 3 }", '"day" is a date, so write a day such as above: "2027-06-30"'],
  ["{ step: n, atLeast: { step: day } }", '"n" and "day" can\'t be compared'],
  ["{ step: several, above: 1 }", '"several" is not a number or a date'],
  ["{ not: { step: n, below: { step: later } } }", 'no earlier step is called "later"'],
])("the condition %s is told with its mend", (when, mend) => {
  const [problem = "", ...others] = wrongWith(`type: text\nwhen: ${when}`);
  expect(others).toEqual([]);
  expect(problem.startsWith(WHEN)).toBe(true);
  expect(problem).toContain(mend);
});

it.each([
  ["type: number\nmin: 5\nmax: 2", "step 5, min: min is above max: 5 is more than 2"],
  ["type: table", "step 5, columns: a list of columns, each with an id, a label and a type"],
  ["type: table\ncolumns: []", "step 5, columns: a table needs at least one column"],
  [
    "type: table\ncolumns: [{ id: a, label: A, type: text }, { id: a, label: B, type: text }]",
    'step 5, column 2, id: the id "a" is used by an earlier column too',
  ],
  [
    "type: table\ncolumns: [{ id: a/b, label: A, type: text }]",
    "step 5, column 1, id: an id is lower-case letters",
  ],
  [
    "type: scale\npoints: [{ value: a, label: A, score: 1 }, { value: a, label: B }]",
    'step 5, point 2, value: the value "a" is there twice',
  ],
  [
    "type: scale\npoints: [{ value: a, label: Skip }, { value: b, label: B }]",
    'step 5, point 1, label: "Skip" steers the conversation',
  ],
  [
    "type: multiChoice\nchoices: [{ value: a, label: All }, { value: b, label: B }]",
    'step 5, choice 1, label: "All" stands for several of the list',
  ],
  [
    "type: multiChoice\nmin: 3\nchoices: [{ value: a, label: A }, { value: b, label: B }]",
    "step 5, min: there are only 2 choices",
  ],
  ["type: text\nprefill: profil", "step 5, prefill: write me, profile.enrolment, or"],
  ["type: count\nprefill: profile.enrollment", 'Did you mean "enrolment"?'],
  ["type: text\nprefill: profile.enrolment", "profile.enrolment answers a count or a number"],
  ["type: text\nprefill: me", "step 5, prefill: me is a person, and this step is a text"],
  ["type: confirm\nprefill: me", 'step 5: "prefill" is not a setting here'],
  ["type: boolean", 'there is no type "boolean". Did you mean "yesNo"?'],
  ["hint: No type here", "step 5, type: a step needs a type: type is one of text"],
])("%j is told with its mend", (lines, mend) => {
  const [problem = "", ...others] = wrongWith(lines);
  expect(others).toEqual([]);
  expect(problem).toContain(mend);
});

it("an answer from another checklist must be a step of that one", () => {
  mkdirSync(join(folder, "checklists"));
  const own = (prefill: string) =>
    writeFileSync(
      join(folder, "checklists", "own.yaml"),
      step(`    type: text\n    prefill: ${prefill}`),
    );
  const told = () => {
    const problems: string[] = [];
    readChecklists(folder, "prompts", problems);
    return problems.map((one) => one.replace(`${folder}/checklists/`, ""));
  };
  own("brief.tried");
  expect(told()).toEqual([]);
  own("brief.tryed");
  expect(told()).toEqual([
    'own.yaml:17: step 5, prefill: brief.yaml has no step "tryed". Did you mean "tried"?',
  ]);
  own("brief.decision");
  expect(told()[0]).toContain("brief.decision is a choice, and this step is a text");
  // Nobody knows what that one will ask.
  own("other-tool.anything");
  expect(told()).toEqual([]);
});
