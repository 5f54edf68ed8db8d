import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { button, buttonsOf, createBot } from "../../bot.ts";
import { prompts } from "../together/survey.ts";

const open: Awaited<ReturnType<typeof createBot>>[] = [];
async function begin(options: Parameters<typeof createBot>[0] = {}) {
  const bot = await createBot({ now: "2026-11-23T15:00:00Z", prompts, ...options });
  open.push(bot);
  return bot;
}
afterEach(async () => {
  for (const bot of open.splice(0)) {
    expect(bot.failures).toEqual([]);
    await bot.close();
  }
});

type Bot = Awaited<ReturnType<typeof createBot>>;
/** Everything said to one person in those days, with the clock going from each due moment to the next. */
async function heard(bot: Bot, from: string, days: number, to = "ana") {
  const end = Date.parse(from) + days * 86_400_000;
  const found = [];
  for (let at = Date.parse(from); at <= end; ) {
    const said = await bot.tick(new Date(at).toISOString());
    found.push(...said.filter((one) => one.to === to));
    const due = Number((await bot.store.reads.nextDueAt()) ?? end + 1);
    at = Math.max(due, at + 60_000);
  }
  return found;
}
const moments = (said: { at: Date }[]) => said.map(({ at }) => at.toISOString());

describe("something that is left half-finished", () => {
  it("is asked about in the morning of the third day, once more a week later, then never", async () => {
    const bot = await begin();
    await bot.say("start survey");
    await bot.say("Elm");
    const said = await heard(bot, "2026-11-23T16:00:00Z", 40);
    expect(moments(said)).toEqual(["2026-11-26T14:00:00.000Z", "2026-12-03T14:00:00.000Z"]);
    expect(said[0]?.text).toContain('"School survey": 1 of 6 answered. Shall we go on?');
    const [nudge] = said;
    const go = await bot.click(button(nudge?.reply, "Go on").id);
    expect(go.data).toMatchObject({ type: "question", step: "kind" });
  });

  it("is asked about once where it was saved, two weeks later", async () => {
    const bot = await begin();
    await bot.say("start survey");
    await bot.say("Elm");
    await bot.say("save");
    const said = await heard(bot, "2026-11-23T16:00:00Z", 40);
    expect(moments(said)).toEqual(["2026-12-07T14:00:00.000Z"]);
  });

  it("is left in peace once it is over, or worked on again", async () => {
    const bot = await begin();
    for (const text of ["start survey", "Elm", "stop"]) await bot.say(text);
    for (const text of ["start survey", "Oak", "no", "1", "1", "1", "confirm"]) await bot.say(text);
    expect(await heard(bot, "2026-11-23T16:00:00Z", 20)).toEqual([]);
    bot.set("2026-12-14T15:00:00Z");
    await bot.say("start survey");
    bot.set("2026-12-16T15:00:00Z");
    await bot.say("Ash");
    expect(moments(await heard(bot, "2026-12-16T16:00:00Z", 4))).toEqual([
      "2026-12-19T14:00:00.000Z",
    ]);
  });

  it("is not asked about where only a form was opened and nothing was sent in", async () => {
    const bot = await begin();
    await bot.say("start survey form");
    expect(await heard(bot, "2026-11-23T16:00:00Z", 20)).toEqual([]);
  });

  it("is saved without another word, or discarded, as its person says", async () => {
    const bot = await begin();
    await bot.say("start survey");
    await bot.say("Elm");
    const [first] = await heard(bot, "2026-11-26T13:00:00Z", 1);
    const labels = buttonsOf(first?.reply).map(({ label }) => label);
    expect(labels).toEqual(["Go on", "Save and stop asking", "Discard"]);
    const quiet = await bot.click(button(first?.reply, "Save and stop asking").id);
    expect(quiet.text).toContain('I won\'t ask about "School survey" again');
    expect(await heard(bot, "2026-11-27T13:00:00Z", 30)).toEqual([]);
    const gone = await bot.click(button(first?.reply, "Discard").id);
    expect(gone.data).toMatchObject({ status: "stopped" });
    const late = await bot.click(button(first?.reply, "Save and stop asking").id);
    expect(late).toMatchObject({
      refused: true,
      text: "That one is over already, so I changed nothing.",
    });
  });

  it("waits for the end of quiet hours and of days away, and says it once then", async () => {
    const bot = await begin();
    await bot.say("start survey");
    await bot.command("quiet", "07:00-10:30");
    expect(moments(await heard(bot, "2026-11-24T00:30:00Z", 4))).toEqual([
      "2026-11-26T16:30:00.000Z",
    ]);
    await bot.command("quiet", "off");
    await bot.command("away", "until 2026-12-20");
    expect(moments(await heard(bot, "2026-11-28T14:00:00Z", 30))).toEqual([
      "2026-12-20T14:00:00.000Z",
    ]);
  });

  it.each([
    ["raj", "2026-11-26T02:30:00.000Z"],
    ["moana", "2026-11-26T18:15:00.000Z"],
    ["fay", "2026-11-26T13:00:00.000Z"],
  ])("comes in the morning of %s", async (as, at) => {
    const bot = await begin();
    await bot.say("start survey", { as });
    const before = new Date(Date.parse(at) - 60_000).toISOString();
    expect((await bot.tick(before)).filter(({ to }) => to === as)).toEqual([]);
    expect(moments((await bot.tick(at)).filter(({ to }) => to === as))).toEqual([at]);
  });

  it.each([
    ["autumn", "2026-10-30T15:00:00Z", "2026-11-02T14:00:00.000Z"],
    ["spring", "2027-03-12T15:00:00Z", "2027-03-15T13:00:00.000Z"],
  ])("comes at the same hour of the clock after the change in %s", async (_, now, at) => {
    const bot = await begin({ now });
    await bot.say("start survey");
    expect(moments(await heard(bot, now, 4))).toEqual([at]);
  });

  it("is one message with the reminders of that morning", async () => {
    const bot = await begin();
    for (const text of ["plan new community-partners", "yes", "plan own 3 me"]) await bot.say(text);
    await bot.say("plan due 3 2026-11-27");
    await bot.say("start survey");
    await bot.command("start", "need-gap");
    const said = await heard(bot, "2026-11-26T13:00:00Z", 1);
    expect(said).toHaveLength(1);
    expect(said[0]?.text).toContain("3.");
    expect(said[0]?.text).toContain('"Need gap"');
  });

  it("asks about a part that somebody has, and its owner sees that it did", async () => {
    const bot = await begin();
    for (const text of ["start survey", "Elm", "no", "assign 2 to @ben"]) await bot.say(text);
    const run = (await bot.store.reads.unfinishedRuns("ben"))[0];
    await bot.click(`run:${run?.id}:rooms:resume`, "", { as: "ben" });
    const said = await heard(bot, "2026-11-26T12:00:00Z", 0.3, "ben");
    expect(said[0]?.text).toContain('"School survey: Building": 0 of 2 answered');
    expect((await bot.say("parts")).text).toContain("I have asked Ben Carter about it since.");
  });

  it("asks about a part or a whole that somebody was given and never looked at", async () => {
    const bot = await begin();
    for (const text of ["start survey", "assign 2 to @ben"]) await bot.say(text);
    expect((await bot.say("parts")).text).toContain("Ben Carter: nothing answered yet, since Mon");
    const said = await heard(bot, "2026-11-24T12:00:00Z", 30, "ben");
    expect(moments(said)).toEqual(["2026-11-26T13:00:00.000Z", "2026-12-03T13:00:00.000Z"]);
    expect((await bot.say("parts")).text).toContain("I have asked Ben Carter about it since.");
    await bot.say("hand to @ben");
    expect(await heard(bot, "2026-12-25T12:00:00Z", 4, "ben")).toHaveLength(1);
  });

  it("is said to nobody who is not in that district any more", async () => {
    const bot = await begin();
    await bot.say("start survey", { as: "ben" });
    await bot.say("cohort remove ben", { as: "pat" });
    await bot.say("cohort remove ben now", { as: "pat" });
    expect(await heard(bot, "2026-11-26T12:00:00Z", 1, "ben")).toEqual([]);
  });

  it("is said once, however many processes ask at the same moment", async () => {
    const folder = mkdtempSync(join(tmpdir(), "nudge-"));
    const url = `file:${join(folder, "cohort.db")}`;
    try {
      const one = await begin({ url, ids: "one" });
      const two = await begin({ url, ids: "two" });
      await one.say("start survey");
      for (const bot of [one, two]) bot.set("2026-11-26T14:00:00Z");
      await Promise.all([one.tick(), two.tick(), one.tick(), two.tick()]);
      await two.tick();
      const said = [...one.said, ...two.said].filter(({ reply }) => reply.data?.type === "nudge");
      expect(said).toHaveLength(1);
    } finally {
      for (const bot of open.splice(0)) await bot.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
