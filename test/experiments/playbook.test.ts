import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { button, createBot } from "../bot.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
  await bot.say('try question="a" prediction="b" measure="c" stop="in 3 weeks"');
  const { form } = await bot.say("brief form");
  const values = {
    tried: "Texts the day before",
    predicted: "b",
    happened: "c",
    learned: "Longer",
  };
  await bot.submit(form?.id ?? "", { ...values, decision: "adapt", changes: "e" });
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const share = async () => {
  await bot.say("share now");
  return bot.say("share consulted");
};

describe("a shared brief", () => {
  it("has a button on its card and in the digest that opens its page, for the asker's eyes", async () => {
    const heard = await share();
    const card = heard.said.find(({ to, under }) => to === "riverbend" && !under);
    const raj = { as: "raj", in: "riverbend" };
    const opened = await bot.click(button(card?.reply, "Open the whole brief").id, "", raj);
    expect(opened.said).toMatchObject([{ to: "riverbend", privateTo: "raj" }]);
    expect(opened.text).toContain("What we learned: Longer");
    const said = await bot.say("digest now", { as: "pat" });
    const digest = said.said.find(({ to, under }) => to === "riverbend" && !under);
    const { id } = button(digest?.reply, "Read: Texts the day before");
    expect((await bot.click(id, "", { as: "olga" })).text).toContain("Longer");
  });

  it("can be listed and opened by typing, from every district of the cohort", async () => {
    await share();
    const raj = { as: "raj" };
    const list = await bot.say("brief shared", raj);
    expect(list.text).toContain("1. Texts the day before");
    expect((await bot.say("brief read 1", raj)).text).toContain("Longer");
    expect((await bot.say("brief read 2", raj)).refused).toBe(true);
    const { id } = button(list.said[0]?.reply, /^1\. Texts/);
    expect((await bot.click(id, "", { as: "pat" })).text).toContain("Longer");
  });

  it("is opened by nobody before it is shared, and by nobody outside", async () => {
    const [brief] = await bot.store.reads.briefs("alder");
    const id = `brief:${brief?.id}:read`;
    expect((await bot.click(id, "", { as: "raj" })).refused).toBe(true);
    expect((await bot.say("brief shared", { as: "raj" })).refused).toBe(true);
    await share();
    const stranger = { as: "ana", tenant: "T1", platform: "slack" as const };
    for (const heard of [
      await bot.click(id, "", stranger),
      await bot.say("brief shared", stranger),
      await bot.say("brief read 1", stranger),
    ]) {
      expect(heard.refused).toBe(true);
      expect(heard.text).not.toContain("Texts");
    }
  });
});
