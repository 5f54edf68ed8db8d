import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createFeatures } from "../../src/commands.ts";
import type { Store } from "../../src/core/ports.ts";
import { shipped } from "../bot.ts";

interface Row {
  number: string;
  where: string;
  tests: string[];
  note: string;
}

const page = readFileSync("docs/coverage.md", "utf8");
const rows = page.split("\n").flatMap((line): Row[] => {
  const [, number = "", where = "", tests = "", note = ""] = line.split(/\s*\|\s*/);
  return /^S\d+$/.test(number) ? [{ number, where, tests: tests.split(", "), note }] : [];
});
/** Those of the tools; S1 to S38 are of the first document, whose cohort features come step by step. */
const ofTools = rows.slice(38);

// The features are asked for the names of their commands only, so there is nothing to store.
const store = { reads: {} } as Store;
const { features } = createFeatures({ store, newId: () => "", prompts: shipped });
const commands = new Map(
  features
    .flatMap((feature) => feature.commands ?? [])
    .flatMap((command) =>
      [command.name, ...(command.aliases ?? [])].map((name) => [name, command] as const),
    ),
);

/** The words that the commands below take after them; others are free. */
const THEN: Record<string, (word: string) => boolean> = {
  start: (name) => shipped.checklists.has(name),
  result: (name) => shipped.checklists.has(name),
  plan: (verb) => verb === "launch" || (commands.get("plan")?.verbs ?? []).includes(verb),
};

/** What is wrong with words in backticks, for a reader who types them. */
function wrong(typed: string): string | undefined {
  const [first = "", second = "", third = ""] = typed.split(" ");
  if (first === "npx")
    return second === "cohort" && readFileSync("src/cli/cohort.ts", "utf8").includes(`"${third}"`)
      ? undefined
      : `npx cohort does not know ${third}`;
  if (!commands.has(first)) return `there is no command ${first}`;
  if (second !== "" && THEN[first]?.(second) === false) return `${first} does not know ${second}`;
  if (first === "plan" && second === "new" && third !== "" && !shipped.plans.has(third))
    return `there is no plan ${third}`;
  return undefined;
}

describe("the page of what is covered", () => {
  it("has every number once, in order, under its document", () => {
    expect(rows.map(({ number }) => number)).toEqual(
      Array.from({ length: 194 }, (_, at) => `S${at + 1}`),
    );
    expect(page.match(/^## /gm)).toHaveLength(4);
  });

  it("names only test files that are there", () => {
    const named = rows.filter(({ where }) => where !== "open").flatMap(({ tests }) => tests);
    expect([...new Set(named)].filter((path) => !existsSync(path))).toEqual([]);
    expect(named.filter((path) => !path.endsWith(".test.ts"))).toEqual([]);
  });

  it("names only commands and tools that are there", () => {
    const typed = rows.flatMap(({ number, where, note }) =>
      [...`${where} ${note}`.matchAll(/`([^`]+)`/g)].map(([, words = ""]) => ({ number, words })),
    );
    const found = typed.flatMap(({ number, words }) => {
      const problem = wrong(words);
      return problem ? [`${number}: ${problem}`] : [];
    });
    expect(found).toEqual([]);
    expect(typed.length).toBeGreaterThan(194);
  });

  it("says of every tool what to type, and leaves none open", () => {
    const without = ofTools.filter(({ where }) => !/`[^`]+`/.test(where));
    expect(without.map(({ number }) => number)).toEqual([]);
    const open = ofTools.filter(({ where, note }) => /\bopen:|^open$/.test(`${where} ${note}`));
    expect(open.map(({ number }) => number)).toEqual([]);
  });

  it("says of what is open what it waits for", () => {
    const open = rows.filter(({ where }) => where === "open");
    expect(open.filter(({ note }) => note === "").map(({ number }) => number)).toEqual([]);
  });

  it("leaves out no tool that there is", () => {
    const own = new Map([
      ["need-gap", "gap"],
      ["experiment", "try"],
      ["brief", "brief"],
    ]);
    const missing = [...shipped.checklists.keys()].filter(
      (id) => !page.includes(`\`start ${id}\``) && !page.includes(`\`${own.get(id)}`),
    );
    expect(missing).toEqual([]);
  });
});

it("every guided tool says what it is for and who takes part, before it asks (S41)", () => {
  const commandsOfTheirOwn = ["brief", "experiment"];
  const silent = [...shipped.checklists.values()].filter(
    ({ id, intro }) => !intro && !commandsOfTheirOwn.includes(id),
  );
  expect(silent.map(({ id }) => id)).toEqual([]);
});
