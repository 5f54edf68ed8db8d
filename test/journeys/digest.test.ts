import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { demoStories } from "../../src/demo/stories.ts";
import { button, createBot } from "../bot.ts";

type Bot = Awaited<ReturnType<typeof createBot>>;
const LEADS = ["ana", "raj", "moana", "dee", "eli", "fay"];
const pat = { as: "pat" };

/** Each lead in turn reports students served. */
async function report(bot: Bot, served: number[], month = "") {
  for (const [i, count] of served.entries())
    await bot.say(`metric report students ${month} served=${count}`, { as: LEADS[i] as string });
}

const inChannel = (bot: Bot) =>
  bot.said.filter(({ to, privateTo }) => to === "riverbend" && !privateTo);

describe("the cohort's digest", () => {
  let bot: Bot;
  beforeEach(async () => {
    bot = await createBot({ now: "2026-11-05T15:00:00Z" });
  });
  afterEach(async () => {
    expect(bot.failures).toEqual([]);
    await bot.close();
  });

  it("is posted once, with table, chart and a thread of details", async () => {
    await report(bot, [200, 210, 190, 220, 180, 200], "sep");
    await report(bot, [210, 220, 200, 230, 190, 210]);
    await bot.say("digest now", pat);
    const [headline, ...thread] = inChannel(bot);
    expect(headline).toMatchObject({ key: "digest:demo:2026-10", to: "riverbend" });
    expect(headline?.text).toContain(
      "Students served (all districts together): 1,260 (month before: 1,200).",
    );
    const blocks = headline?.reply.blocks ?? [];
    expect(blocks.find(({ type }) => type === "table")).toMatchObject({
      rows: [
        expect.anything(),
        ["Students served (all districts together)", "1,260", "1,200", "6 of 6"],
        expect.anything(),
      ],
    });
    const chart = blocks.find((block) => block.type === "chart");
    expect(chart?.series[0]?.values).toEqual([1200, 1260]);
    expect(chart?.alt).toContain("Oct 2026 1,260 students");
    expect(thread).toMatchObject([
      { key: "digest:demo:2026-10:students-served", under: "digest:demo:2026-10" },
    ]);
    expect(headline?.reply.data).toMatchObject({
      ...{ type: "digest", period: "2026-10", districts: 6, threshold: 10 },
      metrics: [{}, { id: "students-served", reported: 6, measures: [{ value: 1260 }] }, {}],
    });
  });

  it("overwrites what it posted when it is posted again", async () => {
    await report(bot, [210, 220, 200, 230, 190, 210]);
    await bot.say("digest now", pat);
    await bot.say("digest now", pat);
    const posts = inChannel(bot);
    expect(posts).toHaveLength(4);
    expect(posts.slice(2).map(({ replaces }) => replaces)).toEqual(
      posts.slice(0, 2).map((p) => p.key),
    );
  });

  it("keeps its news when it is posted again, and says that it was only brought up to date", async () => {
    const now = bot.clock.now();
    await bot.store.commit(
      { cause: "s", changes: demoStories(now).slice(0, 2), postings: [], audit: [] },
      now,
    );
    await report(bot, [210, 220, 200, 230, 190, 210]);
    const first = await bot.say("digest now", pat);
    const again = await bot.say("digest now", pat);
    const told = ({ said }: typeof first) =>
      said.find(({ reply }) => reply.data?.type === "digest-posted")?.text;
    expect(told(first)).toContain("is posted");
    expect(told(again)).toContain("up to date where it stands");
    for (const { text } of inChannel(bot).filter(({ under }) => !under))
      expect(text).toContain("1 brief was shared since the last digest:\n• Texted families");
  });

  it("explains what is not shown only where something is not shown", async () => {
    for (const month of ["aug", "sep"]) await report(bot, [210, 220, 200, 230, 190, 210], month);
    await report(bot, [210, 220, 200, 230, 190, 210]);
    expect((await bot.say("digest preview", pat)).text).not.toContain("Not shown");
    await report(bot, [210, 220, 200, 230, 190, 7], "jul");
    await bot.say("digest now", pat);
    const [, details] = inChannel(bot);
    expect(JSON.stringify(details?.reply.blocks)).toMatch(/"not shown".*Not shown/);
  });

  it("nudges a lead who is asleep or away only when they may be written to", async () => {
    await bot.say("quiet 08:00-17:00");
    await bot.say("away until 2026-11-09", { as: "dee" });
    await report(bot, [210]);
    await bot.say("digest now", pat);
    const nudged = () =>
      bot.said.flatMap(({ to, reply }) => (reply.data?.type === "metric-nudge" ? [to] : []));
    expect(nudged()).toEqual(LEADS.filter((one) => one !== "ana" && one !== "dee"));
    await bot.tick("2026-11-05T23:00:00Z");
    expect(nudged().at(-1)).toBe("ana");
    await bot.tick("2026-11-09T14:00:00Z");
    expect(nudged().at(-1)).toBe("dee");
    expect(nudged()).toHaveLength(6);
  });

  it("names nobody in the channel, tells the facilitator, and nudges each lead who is behind once", async () => {
    await report(bot, [210, 220, 200, 230, 190]);
    const heard = await bot.say("digest now", pat);
    const told = heard.said.find(({ reply }) => reply.data?.type === "digest-posted");
    expect(told?.to).toBe("pat");
    expect(told?.text).toContain("Students served: not reported yet by Fir Ridge.");
    expect(JSON.stringify(inChannel(bot))).not.toMatch(/Fir Ridge|Alder|Elm|"fir"|"elm"/);
    const nudges = () => bot.said.filter(({ reply }) => reply.data?.type === "metric-nudge");
    expect(nudges().map(({ to }) => to)).toEqual(LEADS);
    const fay = nudges().at(-1);
    expect(fay?.text).toContain("Students served");
    const { id, value = "" } = button(fay?.reply, "Students served");
    const asked = await bot.click(id, value, { as: "fay" });
    expect(asked.text).toContain("October 2026");
    await bot.say("digest now", pat);
    expect(nudges()).toHaveLength(6);
  });

  it("is previewed by facilitators and leads alone, and names who is behind to facilitators alone", async () => {
    await report(bot, [210, 220, 200, 230, 190, 210]);
    const mine = await bot.say("digest preview", { as: "ana", in: "riverbend" });
    expect(mine.said).toHaveLength(1);
    expect(mine.said[0]?.privateTo).toBe("ana");
    expect(mine.text).toContain("1,260");
    expect(mine.text).not.toContain("not reported yet by");
    const theirs = await bot.say("digest preview", pat);
    expect(theirs.text).toContain(
      "No district has reported yet: Clinician hiring timeline, Billing efficiency.",
    );
    expect((await bot.say("digest preview", { as: "ben" })).refused).toBe(true);
    for (const said of ["digest now", "digest schedule off"])
      expect((await bot.say(said, { as: "ana" })).refused).toBe(true);
    expect(inChannel(bot)).toEqual([]);
  });

  it("refuses to post when there is nothing to say", async () => {
    const heard = await bot.say("digest now", pat);
    expect(heard.refused).toBe(true);
    expect(heard.text).toContain("nothing to post for October 2026");
    expect(inChannel(bot)).toEqual([]);
  });

  it("tells of the briefs that were shared since the last one", async () => {
    await report(bot, [210, 220, 200, 230, 190, 210]);
    await bot.say("digest now", pat);
    const headline = () => inChannel(bot).findLast(({ key }) => key === "digest:demo:2026-10");
    expect(headline()?.reply.data).toMatchObject({ briefs: { count: 0 } });
    bot.set("2026-11-06T15:00:00Z");
    await shareBrief(bot);
    await bot.say("digest now", pat);
    expect(headline()?.text).toContain("1 brief was shared since the last digest");
    expect(headline()?.text).toContain("• Called the families whose number is old (adapt)");
    expect(headline()?.reply.data).toMatchObject({ briefs: { count: 1, adapt: 1, adopt: 0 } });
  });
});

/** Ana tries something, reports it and shares it with the cohort. */
async function shareBrief(bot: Bot) {
  await bot.say(
    'try question="Do calls help?" prediction="Fewer missed" measure="Missed meetings" stop="in 3 weeks"',
  );
  const { form } = await bot.say("brief form");
  const open = Object.fromEntries((form?.fields ?? []).map(({ id, value }) => [id, value ?? ""]));
  const tried = "Called the families whose number is old";
  const more = { happened: "Few picked up", learned: "Call early", changes: "Call at noon" };
  await bot.submit(form?.id ?? "", { ...open, tried, ...more, decision: "adapt" });
  const preview = await bot.say("share");
  const asked = await bot.click(button(preview.said.at(-1)?.reply, "Share").id);
  await bot.click(button(asked.said.at(-1)?.reply, "Yes, they were consulted").id);
}

describe("a digest that is posted by itself", () => {
  let bot: Bot;
  beforeEach(async () => {
    bot = await createBot({ now: "2027-02-10T15:00:00Z" });
    await report(bot, [210, 220, 200, 230, 190, 210]);
  });
  afterEach(async () => {
    expect(bot.failures).toEqual([]);
    await bot.close();
  });
  const headlines = () => inChannel(bot).filter(({ under }) => !under);

  it("echoes its next moment in full, and keeps to the wall clock across both clock changes", async () => {
    const set = await bot.say("digest schedule weekly sunday 02:30", pat);
    expect(set.text).toBe(
      "The digest is posted each week on Sunday at 02:30. Next: Sun 14 Feb 2027, 02:30 Central.",
    );
    const posted: string[] = [];
    for (const at of ["2027-02-14T08:30:00Z", "2027-03-14T08:00:00Z", "2027-11-07T08:30:00Z"]) {
      const due = new Date(at);
      bot.set(new Date(due.getTime() - 120_000).toISOString());
      await report(bot, [210, 220, 200, 230, 190, 210]);
      await bot.tick(new Date(due.getTime() - 60_000).toISOString());
      const before = headlines().length;
      await bot.tick(at);
      if (headlines().length > before) posted.push(at);
    }
    expect(posted).toEqual([
      "2027-02-14T08:30:00Z",
      "2027-03-14T08:00:00Z",
      "2027-11-07T08:30:00Z",
    ]);
    const digest = await bot.store.reads.digest("demo");
    expect(digest?.nextAt?.toISOString()).toBe("2027-11-14T08:30:00.000Z");
  });

  it("comes once, however many beats and processes ask", async () => {
    await bot.say("digest schedule monthly 1 09:00", pat);
    bot.set("2027-03-01T15:00:00Z");
    await report(bot, [210, 220, 200, 230, 190, 210]);
    await Promise.all([bot.app.beat(), bot.app.beat(), bot.app.beat()]);
    await bot.tick();
    await bot.tick("2027-03-01T15:00:15Z");
    expect(headlines().map(({ key }) => key)).toEqual(["digest:demo:2027-02"]);
  });

  it("comes once after months of silence, for the last month, and goes on from there", async () => {
    await bot.say("digest schedule monthly 31 09:00", pat);
    bot.set("2027-06-10T12:00:00Z");
    await report(bot, [210, 220, 200, 230, 190, 210]);
    await bot.tick();
    expect(headlines().map(({ key }) => key)).toEqual(["digest:demo:2027-05"]);
    const digest = await bot.store.reads.digest("demo");
    expect(digest?.nextAt?.toISOString()).toBe("2027-06-30T14:00:00.000Z");
  });

  it("says nothing in the channel when nobody reported, but tells the facilitator and the leads", async () => {
    await bot.say("digest schedule monthly 1 09:00", pat);
    const said = await bot.tick("2027-03-01T15:00:00Z");
    expect(inChannel(bot)).toEqual([]);
    expect(said.filter(({ to }) => to === "pat")[0]?.text).toBe(
      "There was nothing to post for February 2027: no district has reported, and no brief was shared.",
    );
    expect(said.filter(({ reply }) => reply.data?.type === "metric-nudge")).toHaveLength(6);
  });

  it("stops when it is turned off", async () => {
    await bot.say("digest schedule monthly 1 09:00", pat);
    await bot.say("digest schedule off", pat);
    await bot.tick("2027-03-01T15:00:00Z");
    expect(inChannel(bot)).toEqual([]);
    expect((await bot.say("digest", { as: "ana" })).text).toContain("not posted by itself");
  });
});
