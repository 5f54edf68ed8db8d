import { afterEach, beforeEach, expect, it } from "vitest";
import { createBot, shipped } from "../bot.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const VALUES = { tried: "A walk-in hour", predicted: "b", happened: "c", learned: "d" };

it("shows what a brief may help with, and finds it in the playbook by that (S143)", async () => {
  await bot.say('try question="a" prediction="b" measure="c" stop="in 3 weeks"');
  const { form } = await bot.say("brief form");
  const outcomes = "Academic performance, Fewer students who drop out";
  await bot.submit(form?.id ?? "", { ...VALUES, decision: "adapt", changes: "e", outcomes });
  const line = "What it may help: Academic performance; Fewer students who drop out";
  expect((await bot.say("brief show")).text).toContain(line);

  const again = await bot.say("brief edit form");
  const values = Object.fromEntries(
    (again.form?.fields ?? []).flatMap(({ id, value }) => (value ? [[id, value]] : [])),
  );
  await bot.submit(again.form?.id ?? "", { ...values, learned: "Longer" });
  expect((await bot.say("brief show")).text).toContain(line);

  await bot.say("share now");
  await bot.say("share consulted");
  expect((await bot.say("playbook drop out", { as: "raj" })).text).toContain("A walk-in hour");
  expect((await bot.say("playbook justice", { as: "raj" })).text).not.toContain("A walk-in hour");
});

it("asks briefs and goals for the same outcomes (S143)", () => {
  const of = (kind: string) => {
    const step = shipped.checklists.get(kind)?.steps.find(({ id }) => id === "outcomes");
    return step?.type === "multiChoice" ? step.choices : [];
  };
  expect(of("brief")).toHaveLength(7);
  expect(of("brief")).toEqual(of("goal"));
});
