import { afterEach, describe, expect, it } from "vitest";
import { createSlackBot, type SlackBot } from "../slack/bot.ts";

let bot: SlackBot;
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
const COHORT = "CRIVERBEND";
const shared = () => bot.slack.channel("T1", COHORT).history;

describe("a brief in Slack", () => {
  it("is noted from a message and a mention, filled in, shared in the cohort's channel and changed there later", async () => {
    bot = await createSlackBot();
    await bot.dm(LINE);
    const words = bot.slack.typed("T1", "CALDERTEAM", "UBEN", "More families call ahead");
    const inTeam = { team: "T1", user: "UANA", channel: "CALDERTEAM" };
    await bot.send(bot.gestures.messageShortcut("jot", words, inTeam));
    const noted = await bot.mention("jot Front desk likes it", { as: "ben", in: "CALDERTEAM" });
    expect(noted.said.map(({ method, to }) => [method, to])).toEqual([
      ["chat.postEphemeral", "UBEN"],
    ]);
    const notes = await bot.dm("jots");
    expect(notes.text).toContain("More families call ahead");
    expect(notes.text).toContain("Front desk likes it");

    await bot.slash("/cohort", "brief form");
    expect((await bot.fill(BRIEF)).state).toBe("closed");
    const preview = await bot.dm("share");
    expect(preview.text).toContain("Nothing is posted yet");
    expect(shared()).toEqual([]);
    expect((await bot.click("Share")).text).toContain("legal team");
    await bot.click("Yes, they were consulted");
    const [card, details] = shared();
    expect(details?.thread_ts).toBe(card?.ts);
    expect(card?.text).toContain("Texted families &lt;the&gt;");

    await bot.click("Edit");
    await bot.fill({ learned: "Wording matters after all" });
    expect(shared().map(({ ts }) => ts)).toEqual([card?.ts, details?.ts]);
    expect(card?.edits).toHaveLength(1);
    const { words: now } = bot.seen({ in: COHORT })[0] ?? {};
    expect(now).toContain("Wording matters after all");
  });
});

describe("a digest in Slack", () => {
  const LEADS = ["ana", "raj", "moana", "dee", "eli", "fay"];
  async function reportFor(months: string[]) {
    for (const month of months)
      for (const [i, as] of LEADS.entries())
        await bot.dm(`metric report students ${month} served=${200 + i}`, { as });
  }

  it("is posted with its table and chart and a thread, and brought up to date where it stands", async () => {
    bot = await createSlackBot({ now: "2026-11-05T15:00:00Z" });
    await reportFor(["sep", "oct"]);
    await bot.dm("digest now", { as: "pat" });
    const [headline, ...thread] = shared();
    const types = headline?.blocks?.map(({ type }) => type) ?? [];
    expect(types).toContain("table");
    const chart = headline?.blocks?.find(({ type }) => type === "data_visualization");
    expect(JSON.stringify(chart)).toContain('"name":"All districts"');
    expect(headline?.text).toContain("Oct 2026 1,215 students");
    expect(bot.slack.uploads).toEqual([]);
    expect(thread.length).toBeGreaterThan(0);
    expect(thread.every(({ thread_ts }) => thread_ts === headline?.ts)).toBe(true);
    const times = shared().map(({ ts }) => ts);
    const again = await bot.dm("digest now", { as: "pat" });
    expect(again.text).toContain("up to date where it stands");
    expect(shared().map(({ ts }) => ts)).toEqual(times);
    expect(headline?.edits).toHaveLength(1);
  });

  it("shows its chart as a picture where a month is missing, and none of a single month", async () => {
    bot = await createSlackBot({ now: "2026-11-05T15:00:00Z" });
    await reportFor(["aug"]);
    bot.set("2026-09-05T15:00:00Z");
    await bot.dm("digest now", { as: "pat" });
    const types = shared()[0]?.blocks?.map(({ type }) => type);
    expect(types).toEqual(["header", "section", "table", "section"]);
    bot.set("2026-11-05T15:00:00Z");
    await reportFor(["oct"]);
    await bot.dm("digest now", { as: "pat" });
    const headline = shared().findLast(({ thread_ts }) => !thread_ts);
    const chart = headline?.blocks?.find(({ type }) => type === "image");
    expect(chart).toMatchObject({ alt_text: expect.stringContaining("Oct 2026 1,215 students") });
    const [picture] = bot.slack.uploads;
    expect(chart?.slack_file).toEqual({ id: picture?.id });
    expect(picture?.bytes?.subarray(1, 4).toString()).toBe("PNG");
  });
});
