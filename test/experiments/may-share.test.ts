import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createBot } from "../bot.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
  await bot.say('try question="a" prediction="b" measure="c" stop="in 3 weeks"');
  const { form } = await bot.say("brief form");
  await bot.submit(form?.id ?? "", VALUES);
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const VALUES = {
  ...{ tried: "Texted families.", predicted: "b", happened: "c", learned: "d" },
  ...{ decision: "adapt", changes: "e" },
};
const posted = () => bot.said.filter(({ to }) => to === "riverbend");

describe("what others see of a brief", () => {
  it("is named without the full stop of its first sentence", async () => {
    expect((await bot.say("brief show")).text).toMatch(/^What We Learned: Texted families\n/);
  });

  it("can be changed by the lead alone, once it is shared", async () => {
    const before = (await bot.say("brief edit form", { as: "ben" })).form;
    bot.set("2026-11-16T15:05:00Z");
    await bot.say("share consulted");
    expect(posted()).toHaveLength(2);
    const late = await bot.submit(before?.id ?? "", { ...VALUES, learned: "f" }, { as: "ben" });
    expect(late).toMatchObject({ refused: true, data: { reason: "lead-shares" } });
    const begun = await bot.say("brief edit", { as: "ben" });
    expect(begun).toMatchObject({ refused: true, text: expect.stringContaining("Ana Lopez") });
    expect(posted()).toHaveLength(2);
    const own = (await bot.say("brief edit form")).form;
    await bot.submit(own?.id ?? "", { ...VALUES, learned: "g" });
    expect(posted()).toHaveLength(4);
  });

  it("is not for an observer to decide, even where there is no lead", async () => {
    const [lead] = await bot.store.reads.memberships("ana");
    const set = { role: "member" as const };
    const change = { op: "update" as const, kind: "membership" as const, set };
    const changes = [{ ...change, id: lead?.id ?? "", version: lead?.version ?? 0 }];
    await bot.store.commit({ cause: "x", changes, postings: [], audit: [] }, bot.clock.now());
    const observer = await bot.say("share consulted", { as: "olga" });
    expect(observer).toMatchObject({ refused: true, text: expect.stringContaining("observer") });
    expect((await bot.say("share consulted", { as: "ben" })).refused).toBe(false);
  });
});

describe("an observer", () => {
  it("reads what the district shared, with its numbers as others see them, and nothing else", async () => {
    const olga = { as: "olga" };
    for (const words of ["brief show", "brief export", "brief list"])
      expect((await bot.say(words, olga)).text).toContain("None is shared yet");
    const [brief] = await bot.store.reads.briefs("alder");
    const id = brief?.id;
    expect((await bot.click(`brief:${id}:export`, "", olga)).text).toContain("I can't find that");
    const { form } = await bot.say("brief edit form");
    await bot.submit(form?.id ?? "", { ...VALUES, n: "7", before: "5", after: "6" });
    await bot.say("share consulted");
    const shown = await bot.say("brief show", olga);
    expect(shown.text).toContain("fewer than 10");
    expect(shown.text).not.toMatch(/: [567]\./);
    expect(shown.data.n).toBeNull();
    expect((await bot.say("brief show")).data.n).toBe(7);
  });

  it("changes nothing of a test, by words or by a made-up button", async () => {
    const olga = { as: "olga" };
    await bot.say('try question="a" prediction="b" measure="c" stop="in 3 weeks"');
    const [test] = await bot.store.reads.openExperiments("alder");
    const [brief] = await bot.store.reads.briefs("alder");
    const typed = ["try", "jot x", "jots", "try stop", "brief", "brief edit"];
    const ids = [`experiment:${test?.id}:stop`, `experiment:${test?.id}:brief`, `jot:${test?.id}`];
    const heard = [
      ...(await Promise.all(typed.map((words) => bot.say(words, olga)))),
      ...(await Promise.all(ids.map((one) => bot.click(one, "x", olga)))),
      await bot.click(`brief:${brief?.id}:edit`, "", olga),
    ];
    for (const { refused } of heard) expect(refused).toBe(true);
    expect(await bot.store.reads.unfinishedRuns("olga")).toEqual([]);
    expect(await bot.store.reads.experiment(test?.id ?? "")).toEqual(test);
  });
});

describe("what is said about a slip", () => {
  it.each([
    `gap ${"Maria Garcia ".repeat(90)}`,
    `gap ${"name".repeat(200)}=4`,
    `gap screeners=${"x".repeat(900)}`,
    `try question=a ${"more ".repeat(200)}`,
    `try question=a prediction=b measure=c stop="${"z".repeat(900)}"`,
    `settings zone=${"q".repeat(900)}`,
    `start ${"q".repeat(900)}`,
    "w".repeat(900),
  ])("does not repeat all that was typed, in words or facts", async (line) => {
    const heard = await bot.say(line);
    expect(heard.refused).toBe(true);
    expect(heard.text.length).toBeLessThan(420);
    expect(JSON.stringify(heard.data).length).toBeLessThan(420);
  });
});
