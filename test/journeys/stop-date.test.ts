import { afterEach, describe, expect, it } from "vitest";
import { update } from "../../src/core/change.ts";
import { createStopJob } from "../../src/experiments/stop-job.ts";
import { button, createBot, shipped } from "../bot.ts";

type Bot = Awaited<ReturnType<typeof createBot>>;

const line = (stop: string) =>
  `try question="Do texts help?" prediction=yes measure=calls stop=${stop}`;

describe("the morning a test stops", () => {
  let bot: Bot;
  afterEach(async () => {
    expect(bot.failures).toEqual([]);
    await bot.close();
  });

  it("asks the owner once, at their morning after the clocks changed, and privately", async () => {
    bot = await createBot({ now: "2027-03-10T15:00:00Z" });
    await bot.say(line("2027-03-15"));
    // Central time moved on 14 March: eight in the morning is 13:00 UTC now, no longer 14:00.
    expect(await bot.tick("2027-03-15T12:59:59Z")).toEqual([]);
    const told = await bot.tick("2027-03-15T13:00:00Z");
    expect(told.map(({ to }) => to)).toEqual(["ana"]);
    expect(told[0]?.text).toContain("stops today");
    expect(told[0]?.cause).toMatch(/^experiment:.+:2027-03-15T13:00:00.000Z$/);
    expect(await bot.tick("2027-03-15T13:00:00Z")).toEqual([]);
    expect(await bot.tick("2027-03-15T20:00:00Z")).toEqual([]);
  });

  it("asks a lead of the district once the owner has left it, and nobody when nobody is left", async () => {
    bot = await createBot();
    await bot.say(line("2026-12-01"), { as: "ben" });
    await bot.say("cohort remove ben now", { as: "pat" });
    const told = await bot.tick("2026-12-01T14:00:00Z");
    expect(told.map(({ to }) => to)).toEqual(["ana"]);
    await bot.say("cohort remove ana now", { as: "pat" });
    expect(await bot.tick("2026-12-08T14:00:00Z")).toEqual([]);
    expect(await bot.store.reads.experimentsToRemind(bot.clock.now(), 10)).toEqual([]);
  });

  it("finds the mornings of Kolkata and Chatham, in the autumn too", async () => {
    bot = await createBot({ now: "2027-04-01T00:00:00Z" });
    await bot.say(line("2027-04-04"), { as: "raj" });
    await bot.say(line("2027-04-04"), { as: "moana" });
    // Chatham leaves summer time on 4 April 2027: eight in the morning is 19:15 UTC the day before.
    expect((await bot.tick("2027-04-03T19:14:59Z")).length).toBe(0);
    expect((await bot.tick("2027-04-03T19:15:00Z")).map(({ to }) => to)).toEqual(["moana"]);
    expect((await bot.tick("2027-04-04T02:30:00Z")).map(({ to }) => to)).toEqual(["raj"]);
  });

  it("comes back weekly three times, and is silent once the brief is in", async () => {
    bot = await createBot();
    await bot.say(line("2026-12-01"));
    const days: string[] = [];
    for (let day = 1; day <= 31; day++) {
      const at = `2026-12-${String(day).padStart(2, "0")}T14:00:00Z`;
      if ((await bot.tick(at)).length > 0) days.push(at.slice(0, 10));
    }
    expect(days).toEqual(["2026-12-01", "2026-12-08", "2026-12-15", "2026-12-22"]);
  });

  it("speaks once after ten days of downtime, and names the day", async () => {
    bot = await createBot();
    await bot.say(line("2026-12-01"));
    const told = await bot.tick("2026-12-11T17:00:00Z");
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain("Tue 1 Dec 2026, 10 days ago");
    expect(await bot.tick("2026-12-11T17:01:00Z")).toEqual([]);
    expect(await bot.tick("2026-12-15T14:00:00Z")).toHaveLength(1);
  });

  it("looks again before it speaks: a test stopped a moment ago is left alone", async () => {
    bot = await createBot();
    await bot.say(line("2026-12-01"));
    bot.set("2026-12-01T14:00:00Z");
    const { words, reminders: rules } = shipped;
    const job = createStopJob({ store: bot.store, words, rules });
    const [due] = await job.due(bot.clock.now());
    await bot.say("try stop");
    expect(await due?.decide(1, true)).toEqual({ changes: [] });
  });

  it("puts two tests that stop on one day into one message", async () => {
    bot = await createBot();
    await bot.say(line("2026-12-01"));
    await bot.say(line("2026-12-01").replace("Do texts help?", "Do calls help?"));
    const told = await bot.tick("2026-12-01T14:00:00Z");
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain("Do texts help?");
    expect(told[0]?.text).toContain("Do calls help?");
    expect(await bot.tick("2026-12-01T14:01:00Z")).toEqual([]);
  });

  it("waits until a person is back, and out of their quiet hours", async () => {
    bot = await createBot();
    await bot.say(line("2026-12-01"));
    await bot.say("quiet 18:00-09:30");
    await bot.say("away until 2026-12-03");
    expect(await bot.tick("2026-12-01T14:00:00Z")).toEqual([]);
    expect(await bot.tick("2026-12-03T15:29:00Z")).toEqual([]);
    expect(await bot.tick("2026-12-03T15:30:00Z")).toHaveLength(1);
  });

  it("does not wake someone who moved west", async () => {
    bot = await createBot();
    await bot.say(line("2026-12-01"));
    const ana = await bot.store.reads.person("ana");
    if (!ana) throw new Error("no ana");
    const change = update("person", ana, { zone: "America/Los_Angeles" });
    await bot.store.commit(
      { cause: "move", changes: [change], postings: [], audit: [] },
      bot.clock.now(),
    );
    expect(await bot.tick("2026-12-01T14:00:00Z")).toEqual([]);
    expect(await bot.tick("2026-12-01T16:00:00Z")).toHaveLength(1);
  });

  it("gives one more week for one click, however often it comes, and stops without a brief", async () => {
    bot = await createBot();
    await bot.say(line("2026-12-01"));
    const [told] = await bot.tick("2026-12-01T14:00:00Z");
    const week = button(told?.reply, "1 more week");
    expect((await bot.click(week.id)).data).toMatchObject({ stopOn: "2026-12-08" });
    expect((await bot.click(week.id)).data).toMatchObject({ stopOn: "2026-12-08" });
    const [later] = await bot.tick("2026-12-08T14:00:00Z");
    expect(later?.text).toContain("stops today");
    const stopped = await bot.click(button(later?.reply, "Stop without a brief").id);
    expect(stopped.data).toMatchObject({ status: "stopped" });
    expect(await bot.tick("2026-12-15T14:00:00Z")).toEqual([]);
    const undone = await bot.click(button(stopped.said.at(-1)?.reply, "Undo").id);
    expect(undone.data).toMatchObject({ status: "open" });
    expect(await bot.tick("2026-12-22T14:00:00Z")).toHaveLength(1);
  });

  it("opens the brief from its button, with the note filled in", async () => {
    bot = await createBot();
    await bot.say(line("2026-12-01"));
    await bot.say("jot Calls got shorter");
    const [told] = await bot.tick("2026-12-01T14:00:00Z");
    const begun = await bot.click(button(told?.reply, "Write the brief").id);
    expect(begun.text).toContain("What did you try?");
    const run = await bot.store.reads.openRun("ana", "web/playground/dm:ana/");
    expect(run?.answers).toMatchObject({ happened: { value: "Calls got shorter" } });
  });
});
