import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadPrompts } from "../../src/prompts/load.ts";
import { button, createBot } from "../bot.ts";

/** A folder that holds one checklist and nothing else, as somebody would make it. */
const prompts = loadPrompts("test/prompts/own", "prompts");

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot({ now: "2026-11-22T15:00:00Z", prompts });
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

async function sayAll(...texts: string[]) {
  let heard = await bot.say("start room-check");
  for (const text of texts) heard = await bot.say(text);
  return heard;
}
type Heard = Awaited<ReturnType<typeof sayAll>>;
const press = (heard: Heard, label: string) => {
  const { id, value = "" } = button(heard.said.at(-1)?.reply, label);
  return bot.click(id, value);
};

describe("a checklist of one's own, dropped into a folder", () => {
  it("asks in every way there is", () => {
    const kinds = prompts.checklists.get("room-check")?.steps.map(({ type }) => type);
    expect([...new Set(kinds)].sort()).toEqual(
      [
        ...[
          "choice",
          "confirm",
          "count",
          "date",
          "link",
          "longtext",
          "money",
          "multiChoice",
          "note",
        ],
        ...["number", "percent", "person", "scale", "site", "table", "text", "yesNo"],
      ].sort(),
    );
  });

  it("stands among the tools, with what is shipped beside it", async () => {
    expect((await bot.say("tools")).text).toContain("Room check");
    expect((await bot.say("start need-gap")).data).toMatchObject({ checklist: "need-gap" });
  });

  it("is answered start to finish in conversation, without any code", async () => {
    const first = await sayAll();
    // No school is called like that.
    expect((await bot.say("start room-check")).data.step).toBe("school");
    expect((await bot.say("help")).data.type).toBe("help");
    expect(first.text).toContain("Bring the principal");
    expect(first.text).toContain("Walk through the building first");
    let heard = await sayAll("Elm School", "skip", "last friday", "yes", "an office");
    expect(heard.data.step).toBe("lacks");
    heard = await press(await press(heard, "2. A phone"), "Done");
    expect(heard.text).toContain("What it lacks: A phone");
    for (const text of [
      "Could not tell",
      "Ben Carter and the caretaker",
      "10",
      "16",
      "Ask the choir",
    ])
      heard = await bot.say(text);
    expect(heard.data.step).toBe("cost");
    for (const text of ["$1,200", "40 %", "example.org/plan"]) heard = await bot.say(text);
    expect(heard.data.step).toBe("tasks");
    await bot.say("Call the choir; Ben Carter; next friday");
    heard = await bot.say("done");
    expect(heard.data.step).toBe("agreed");
    expect((await bot.say("not yet")).refused).toBe(true);
    const summary = await bot.say("yes");
    expect(summary.data.type).toBe("summary");
    const done = await bot.say("confirm");
    for (const words of [
      ...["Visitor: Ana", "School: Elm School", "What it lacks: A phone", "Quiet: Could not tell"],
      ...["Cost: $1,200", "Our share: 40 %", "Principal agrees: Yes", "Ben Carter"],
    ])
      expect(done.text).toContain(words);
    expect(await bot.store.reads.latestDocument("alder", "room-check")).toMatchObject({
      visibility: "private",
    });
  });

  it("asks only what the answers call for, and leaves out what was answered before they changed", async () => {
    await sayAll("Elm School", "skip", "last friday", "yes", "an office");
    await bot.say("a door that closes");
    await bot.say("agree");
    // Without a door nobody is asked for keys.
    let heard = await bot.say("10");
    expect(heard.data.step).toBe("wanted");
    heard = await bot.say("5");
    expect(heard.data.step).toBe("cost");
    heard = await bot.say("skip");
    expect(heard.data.step).toBe("page");
    await bot.say("skip");
    await bot.say("Nothing; me");
    heard = await bot.say("done");
    expect(heard.data.step).toBe("reason");
    await bot.say("It is fine");
    const summary = await bot.say("yes");
    const number = /(\d+)\. Room: Yes/.exec(summary.text)?.[1];
    await bot.say(`edit ${number}`);
    const changed = await bot.say("no");
    expect(changed.data.type).toBe("summary");
    expect(changed.text).not.toContain("Kind of room");
    const done = await bot.say("confirm");
    for (const hidden of ["Kind of room", "What it lacks", "Quiet", "keys"])
      expect(done.text).not.toContain(hidden);
    expect(JSON.stringify(done.data)).not.toContain("office");
  });

  it("is answered as a form with the same result", async () => {
    await bot.say("start room-check");
    const { form } = await bot.say("form");
    const types = Object.fromEntries(form?.fields.map(({ id, type }) => [id, type]) ?? []);
    expect(types).toMatchObject({ lacks: "choices", quiet: "choice", agreed: "choice" });
    expect(types).not.toHaveProperty("welcome");
    const hints = Object.fromEntries(form?.fields.map(({ id, hint }) => [id, hint]) ?? []);
    expect(hints.visitor).toContain("Walk through the building first");
    expect(hints.agreed).toContain("The principal has seen these answers");
    expect(hints.cost).toBe("Dollars, such as 1,200 or 2.5M.");
    const done = await bot.submit(form?.id ?? "", {
      ...Object.fromEntries(form?.fields.map(({ id, value = "" }) => [id, value]) ?? []),
      ...{ school: "Elm School", day: "2026-11-20", free: "yes", kind: "office" },
      ...{
        lacks: "phone\nwindow",
        quiet: "unknown",
        keys: "Ben Carter",
        hours: "10",
        wanted: "16",
      },
      ...{ how: "Ask the choir", cost: "1,200", share: "40", page: "example.org/plan" },
      ...{ tasks: "Call the choir; Ben Carter; 2026-12-04", agreed: "yes" },
    });
    expect(done.refused).toBe(false);
    expect(done.text).toContain("What it lacks: A phone, A window");
    expect(done.text).toContain("Cost: $1,200");
  });
});

describe("the guide for facilitators", () => {
  const readme = readFileSync("prompts/README.md", "utf8");
  const TOP = "title: An example\nminutes: 3\naudience: Us.\n";
  /** What its reader would write, each as a file of its own. */
  const examples = [...readme.matchAll(/```yaml\n([\s\S]*?)```/g)]
    .map(([, text = ""]) => (text.startsWith("title:") ? text : TOP + text))
    .filter((text) => text.includes("\nsteps:"));

  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "cohort-guide-"));
    mkdirSync(join(folder, "checklists"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = (name: string, text: string) =>
    writeFileSync(join(folder, "checklists", `${name}.yaml`), text);

  it("has examples that can be started", async () => {
    expect(examples).toHaveLength(3);
    for (const [at, text] of examples.entries()) write(`example-${at}`, text);
    const tried = await createBot({ prompts: loadPrompts(folder, "prompts") });
    for (const at of examples.keys()) {
      const heard = await tried.say(`start example-${at}`);
      expect(heard.data).toMatchObject({ type: "question", checklist: `example-${at}` });
      expect((await tried.say("form")).form?.fields.length).toBeGreaterThan(1);
      await tried.say("stop");
    }
    await tried.close();
  });

  it("shows conditions and prefills that are taken as they stand", () => {
    const whens = [...readme.matchAll(/^\| `(when: [^`]+)`/gm)].map(([, text]) => text);
    const prefills = [...readme.matchAll(/^\| `prefill: ([^`]+)`/gm)].map(([, path]) => path);
    expect(whens.length).toBeGreaterThan(6);
    expect(prefills).toEqual(["me", "profile.enrolment", "goal.target"]);
    const asked = (id: string, more: string) => `  - { id: ${id}, label: A, ask: A?, ${more} }`;
    const goal = prompts.checklists.get("goal")?.steps.find(({ id }) => id === "target");
    const choices = "choices: [{ value: idea, label: IDEA }, { value: b, label: B }]";
    const text = [
      asked("room", "type: yesNo"),
      asked("money-from", `type: multiChoice, ${choices}`),
      ...["students", "hours", "wanted"].map((id) => asked(id, "type: count")),
      asked("day", "type: date"),
      asked("notes", "type: text"),
      ...whens.map((when, at) => asked(`when-${at}`, `type: text, ${when}`)),
      asked("me", "type: person, prefill: me"),
      asked("in-all", "type: count, prefill: profile.enrolment"),
      asked("target", `type: ${goal?.type}, prefill: goal.target`),
    ];
    write("conditions", `${TOP}steps:\n${text.join("\n")}\n`);
    expect(loadPrompts(folder, "prompts").checklists.has("conditions")).toBe(true);
  });

  it("is about every kind of question there is", () => {
    const kinds = ["text", "longtext", "count", "number", "money", "percent", "date", "yesNo"];
    kinds.push(
      "choice",
      "multiChoice",
      "scale",
      "person",
      "site",
      "link",
      "table",
      "confirm",
      "note",
    );
    for (const kind of kinds) expect(readme).toContain(`\`${kind}\``);
  });
});
