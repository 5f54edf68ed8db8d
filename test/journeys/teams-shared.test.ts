import { afterEach, describe, expect, it } from "vitest";
import { createTeamsBot, type TeamsBot } from "../teams/bot.ts";
import { channelOf, userOf } from "../teams/bot-rows.ts";
import { cardsOf, typesOf, wordsOf } from "../teams/cards.ts";

let bot: TeamsBot;
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const LINE =
  'try question="Does a text cut no-shows?" prediction="From 30 % to 20 %" measure="Share missed" stop="in 3 weeks"';
const BRIEF = {
  ...{ tried: "Texted families <the> *day* before", before: "31 %", after: "18 %", n: "120" },
  ...{ surprise: "Old numbers", learned: "Clean numbers matter", decision: "adapt" },
  changes: "Call @everyone",
};
const COHORT = channelOf("riverbend");
const HALL = channelOf("alder-team");
const shared = () => bot.teams.room(COHORT).history.filter(({ from }) => from === bot.teams.botId);
const words = (at: number) => wordsOf(cardsOf(shared()[at]?.body ?? {}));

describe("a brief in Teams", () => {
  it("is noted from a message and a mention, filled in, shared in the cohort's channel and changed there later", async () => {
    bot = await createTeamsBot();
    await bot.say(LINE);
    const overheard = bot.teams.typed(HALL, userOf("ben"), "More families call ahead");
    const noted = await bot.extension("jot", { in: HALL }, overheard);
    expect(`${JSON.stringify(noted.body)}${noted.text}`).toContain("Noted.");
    await bot.mention("jot Front desk likes it", { as: "ben", in: HALL });
    const notes = await bot.say("jots");
    expect(notes.text).toContain("More families call ahead");
    expect(notes.text).toContain("Front desk likes it");

    await bot.say("brief form");
    await bot.click("As a form");
    expect((await bot.fill(BRIEF)).state).toBe("closed");
    const preview = await bot.say("share");
    expect(preview.text).toContain("Nothing is posted yet");
    expect(shared()).toEqual([]);
    expect((await bot.click("Share")).text).toContain("legal team");
    await bot.click("Yes, they were consulted");
    const [card, details] = shared();
    expect(details?.thread).toBe(card?.id);
    expect(words(0)).toContain("Texted families <the> *day* before");

    await bot.click("Edit");
    await bot.fill({ learned: "Wording matters after all" });
    expect(shared().map(({ id }) => id)).toEqual([card?.id, details?.id]);
    expect(card?.edits).toHaveLength(1);
    expect(words(0)).toContain("Wording matters after all");
  });
});

describe("a digest in Teams", () => {
  const LEADS = ["ana", "raj", "moana", "dee", "eli", "fay"];
  async function reportFor(months: string[]) {
    for (const month of months)
      for (const [i, as] of LEADS.entries())
        await bot.say(`metric report students ${month} served=${200 + i}`, { as });
  }

  it("is posted with its table and chart and a thread, and brought up to date where it stands", async () => {
    bot = await createTeamsBot({ now: "2026-11-05T15:00:00Z" });
    await reportFor(["sep", "oct"]);
    await bot.say("digest now", { as: "pat" });
    const [headline, ...thread] = shared();
    const types = typesOf(cardsOf(headline?.body ?? {}));
    expect(types).toContain("Table");
    expect(types.filter((type) => /^Chart\./.test(type))).not.toEqual([]);
    expect(JSON.stringify(headline?.body)).toContain("Oct 2026 1,215 students");
    expect(thread.length).toBeGreaterThan(0);
    expect(thread.every((one) => one.thread === headline?.id)).toBe(true);
    const ids = shared().map(({ id }) => id);
    const again = await bot.say("digest now", { as: "pat" });
    expect(again.text).toContain("up to date where it stands");
    expect(shared().map(({ id }) => id)).toEqual(ids);
    expect(headline?.edits).toHaveLength(1);
  });
});
