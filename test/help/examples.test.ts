import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readWords } from "../../src/prompts/words.ts";
import { createBot } from "../bot.ts";

const read = readWords("prompts/words/en");
const sentences = read.ok ? read.value : new Map<string, string>();
const commands = new Set(
  [...sentences.keys()].flatMap((key) => /^command\.([a-z-]+)\./.exec(key)?.[1] ?? []),
);
const example = (name: string) => sentences.get(`command.${name}.example`) ?? "";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
  for (const line of [
    "plan new community-partners",
    "yes",
    "plan own 3 me",
    "plan due 3 in 2 weeks",
  ])
    await bot.say(line);
  await bot.say('try question="a" prediction="b" measure="c" stop="in 3 weeks"');
});

/** Files the brief of the test under way. */
async function fileBrief() {
  const { form } = await bot.say("brief form");
  const values = { tried: "a", predicted: "b", happened: "c", learned: "d", decision: "adapt" };
  await bot.submit(form?.id ?? "", { ...values, changes: "e" });
}

afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

/** What needs something to be begun first. */
const BEFORE: Record<string, string[]> = {
  save: ["gap"],
  stop: ["gap"],
  form: ["gap"],
  resume: ["gap", "save"],
  hand: ["gap"],
  assign: ["gap"],
  parts: ["gap"],
  scenarios: [
    ...["start budget", "Grant ends", "7/1/2027", "4", "12", "skip", "$70,000", "40"],
    ...["2,000", "skip", "3 %", "District; 300,000", "done", "skip", "confirm"],
  ],
  compare: [
    ...["start criteria", "skip", "must have", "must have", "nice to have"],
    ...Array.from({ length: 7 }, () => "leave it out"),
    ...["skip", "skip", "yes", "start rating Riverbend Counseling"],
    ...["agree", "They told us", "agree", "They told us", "agree", "They told us", "meets", "yes"],
  ],
};

describe("help", () => {
  it("has a summary, a usage and an example for every command, and for nothing else", async () => {
    const all = (await bot.say("help")).data.commands as string[];
    expect([...commands].sort()).toEqual([...all].sort());
    for (const name of all) {
      const heard = await bot.say(`help ${name}`);
      for (const part of ["summary", "usage", "example"])
        expect(heard.text).toContain(sentences.get(`command.${name}.${part}`));
    }
  });

  it.each([...commands])("gives an example of %s that does what it says", async (name) => {
    if (name === "brief" || name === "share") await fileBrief();
    for (const line of BEFORE[name] ?? []) await bot.say(line);
    // A code works once made, so its example stands for one that was.
    const made = name === "join" ? (await bot.say("invite as member")).text : "";
    const typed = name === "join" ? (/join (?:\w{4}-?){4}/.exec(made)?.[0] ?? "") : example(name);
    const heard = await bot.say(typed, name === "join" ? { as: "stranger" } : {});
    expect(heard.refused, heard.text).toBe(false);
    expect(heard.said.length).toBeGreaterThan(0);
  });
});
