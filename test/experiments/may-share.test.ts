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
