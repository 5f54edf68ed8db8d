import { afterEach, describe, expect, it } from "vitest";
import { createBot } from "../bot.ts";

type Bot = Awaited<ReturnType<typeof createBot>>;
const LEADS = ["ana", "raj", "moana", "dee", "eli", "fay"];
const pat = { as: "pat" };

const bots: Bot[] = [];
afterEach(async () => {
  for (const bot of bots.splice(0)) {
    expect(bot.failures).toEqual([]);
    await bot.close();
  }
});

async function cohort(): Promise<Bot> {
  const bot = await createBot({ now: "2026-11-05T15:00:00Z" });
  bots.push(bot);
  return bot;
}

async function report(bot: Bot, served: number[], month = "") {
  for (const [i, count] of served.entries())
    await bot.say(`metric report students ${month} served=${count}`, { as: LEADS[i] as string });
}

/** Everything that leaves a district when these numbers are reported and the digest is posted. */
async function seenByAll(served: number[], before?: number[]): Promise<string> {
  const bot = await cohort();
  if (before) await report(bot, before, "sep");
  await report(bot, served);
  await bot.say("digest now", pat);
  const outgoing = bot.said.filter(({ to }) => to === "riverbend" || to === "pat");
  return JSON.stringify(outgoing.map(({ cause: _, ...rest }) => rest));
}

const students = (bot: Bot) => {
  const post = bot.said.findLast(({ reply }) => reply.data?.type === "digest");
  const metrics = post?.reply.data?.metrics as { id: string; measures: { value: unknown }[] }[];
  return metrics.find(({ id }) => id === "students-served")?.measures[0];
};

describe("what a digest lets others find out", () => {
  it("is the same whatever a small count is, in text, blocks, chart, alt and data", async () => {
    const worlds = await Promise.all(
      [0, 1, 4, 7, 9].map((few) => seenByAll([210, 220, 200, 230, few, 190])),
    );
    expect(new Set(worlds).size).toBe(1);
    expect(worlds[0]).not.toMatch(/\b(?:850|851|854|857|859)\b/);
    expect(await seenByAll([210, 220, 200, 230, 10, 190])).not.toBe(worlds[0]);
  });

  it("is the same in the trend, when the small count was a month ago", async () => {
    const now = [210, 220, 200, 230, 180, 190];
    const worlds = await Promise.all(
      [0, 3, 8].map((few) => seenByAll(now, [210, few, 200, 230, 180, 190])),
    );
    expect(new Set(worlds).size).toBe(1);
    expect(worlds[0]).toContain("1,230");
  });

  it("tells no more than the total: districts that differ but add up look the same", async () => {
    const worlds = await Promise.all([
      seenByAll([210, 220, 200, 230, 180, 190]),
      seenByAll([210, 180, 240, 210, 190, 200]),
    ]);
    expect(new Set(worlds).size).toBe(1);
  });

  it("says nothing of numbers while fewer than five districts reported", async () => {
    const worlds = await Promise.all([
      seenByAll([210, 220, 200, 230]),
      seenByAll([310, 120, 50, 12]),
    ]);
    expect(new Set(worlds).size).toBe(1);
  });

  it("never shows the tiers, from which overlaps could be subtracted", async () => {
    const bot = await cohort();
    for (const as of LEADS)
      await bot.say("metric report students served=214 tier2=173 tier3=67", { as });
    await bot.say("digest now", pat);
    const shared = JSON.stringify(bot.said.filter(({ to }) => to === "riverbend"));
    expect(shared).toContain("1,284");
    expect(shared).not.toMatch(/1,?038|402|Tier 2:|173/);
  });

  it("does not change a total once it was told, so that a late report cannot be subtracted", async () => {
    const bot = await cohort();
    await report(bot, [210, 220, 200, 230, 190]);
    await bot.say("digest now", pat);
    expect(students(bot)?.value).toBe(1050);
    await bot.say("metric report students served=333", { as: "fay" });
    await bot.say("metric report students served=211", { as: "ana" });
    await bot.say("digest now", pat);
    expect(students(bot)?.value).toBe(1050);
    expect(JSON.stringify(bot.said.filter(({ to }) => to === "riverbend"))).not.toMatch(/1,?38\d/);
    const later = await bot.say("digest preview", { as: "ana" });
    expect(later.text).toContain("1,050");
  });

  it("keeps a total back for good once a small count held it back", async () => {
    const bot = await cohort();
    await report(bot, [210, 220, 200, 230, 9, 190]);
    await bot.say("digest now", pat);
    await bot.say("metric report students served=90", { as: "eli" });
    await bot.say("digest now", pat);
    expect(students(bot)).toMatchObject({ value: null, withheld: true });
  });

  it("tells a total later that was held back only because too few districts had reported", async () => {
    const bot = await cohort();
    await report(bot, [210, 220, 200, 230]);
    await bot.say("digest now", pat);
    expect(students(bot)).toMatchObject({ value: null, withheld: true });
    await report(bot, [210, 220, 200, 230, 190, 210]);
    await bot.say("digest now", pat);
    expect(students(bot)?.value).toBe(1260);
  });

  it("shows no number in a preview that the next report could be subtracted from", async () => {
    const bot = await cohort();
    await report(bot, [210, 220, 200, 230, 190]);
    const early = await bot.say("digest preview", { as: "ana" });
    expect(JSON.stringify(early.said)).not.toMatch(/1,?050/);
    expect(early.text).toContain("not yet");
    await bot.say("metric report students served=210", { as: "fay" });
    const whole = await bot.say("digest preview", { as: "ana" });
    expect(whole.text).toContain("1,260");
    await bot.say("metric report students served=555", { as: "fay" });
    const again = await bot.say("digest preview", { as: "ana" });
    expect(again.text).toContain("1,260");
    await bot.say("digest now", pat);
    expect(students(bot)?.value).toBe(1260);
  });

  it("keeps exactly what it told", async () => {
    const bot = await cohort();
    await report(bot, [210, 220, 200, 230, 190, 210]);
    await bot.say("digest now", pat);
    const [release] = await bot.store.reads.releases("demo");
    expect(release).toMatchObject({
      period: "2026-10",
      numbers: {
        ...{ about: "digest", key: "digest:demo:2026-10" },
        statistics: { "students-served@1/served/2026-10": { shown: true, value: 1260 } },
      },
    });
  });

  it("gives one answer to two posts decided at the same moment around a late report", async () => {
    const bot = await cohort();
    await report(bot, [210, 220, 200, 230, 190]);
    await Promise.all([
      bot.say("digest now", pat),
      bot.say("metric report students served=300", { as: "fay" }),
      bot.say("digest preview", { as: "ana" }),
      bot.say("digest now", pat),
    ]);
    const told = (await bot.store.reads.releases("demo")).flatMap(({ numbers }) => {
      const { statistics } = numbers as { statistics: Record<string, { value?: number }> };
      const found = statistics["students-served@1/served/2026-10"];
      return found ? [found.value] : [];
    });
    expect(new Set(told).size).toBe(1);
  });
});
