import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { update } from "../../src/core/change.ts";
import { createRemindersJob } from "../../src/reminders/job.ts";
import { createTermsChange } from "../../src/reminders/person-change.ts";
import { button, buttonsOf, createBot, shipped } from "../bot.ts";
import { type Bot, remindedOf, withPlan } from "../plans/bench.ts";
import { undated } from "../undated.ts";

let bot: Bot;
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const HOUR = 3_600_000;

/** Beats every hour, twice each, and notes who heard what when. */
async function live(from: string, to: string): Promise<string[]> {
  const heard: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += HOUR) {
    const now = new Date(at).toISOString();
    for (const { to: who, reply } of await bot.tick(now)) {
      const steps = remindedOf(reply.data).map(([number, left]) => `${number}:${left}`);
      heard.push(`${now.slice(0, 16)} ${who} ${steps.join(" ")}`);
    }
    expect(await bot.tick(now)).toEqual([]);
  }
  return heard;
}

describe("the life of a plan", () => {
  it.each([
    [
      "ana",
      "America/Chicago",
      0,
      "2027-03-14",
      ["03-07T14:00", "03-13T14:00", "03-14T13:00", "03-15T13:00", "03-22T13:00"],
    ],
    [
      "raj",
      "Asia/Kolkata",
      30,
      "2027-03-14",
      ["03-07T02:30", "03-13T02:30", "03-14T02:30", "03-15T02:30", "03-22T02:30"],
    ],
    [
      "moana",
      "Pacific/Chatham",
      15,
      "2027-04-04",
      ["03-27T18:15", "04-02T18:15", "04-03T19:15", "04-04T19:15", "04-11T19:15"],
    ],
    [
      "moana",
      "Pacific/Chatham",
      15,
      "2027-09-26",
      ["09-18T19:15", "09-24T19:15", "09-25T18:15", "09-26T18:15", "10-03T18:15"],
    ],
    [
      "ana",
      "America/Chicago",
      0,
      "2027-11-07",
      ["10-31T13:00", "11-06T13:00", "11-07T14:00", "11-08T14:00", "11-15T14:00"],
    ],
  ])(
    "is told to %s in %s at minute %s of the hour, each reminder once, around %s",
    async (as, _zone, minute, due, at) => {
      const day = Date.parse(`${due}T00:00:00Z`);
      bot = await createBot({
        prompts: undated,
        now: new Date(day - 20 * 24 * HOUR).toISOString(),
      });
      await bot.say("plan new community-partners new-partners=yes owner=me", { as });
      await bot.say(`plan due 3 ${due}`, { as });
      const heard: string[] = [];
      for (let ms = day - 10 * 24 * HOUR + minute * 60_000; ms < day + 9 * 24 * HOUR; ms += HOUR) {
        const now = new Date(ms).toISOString();
        for (const said of await bot.tick(now)) {
          expect(said.to).toBe(as);
          expect(said.text).not.toContain("late");
          heard.push(now.slice(5, 16));
        }
        if (heard.length > 0) expect(await bot.tick(now)).toEqual([]);
      }
      expect(heard).toEqual(at);
    },
  );

  it("puts everything for one person and morning into one message, and stops when it is done", async () => {
    const made = await withPlan({ prompts: undated });
    bot = made.bot;
    await bot.say("plan own 1-3 me");
    await bot.say("plan own 4 @ben");
    await bot.say("plan due 1-2, 4 2027-01-20");
    await bot.say("plan due 3 2027-01-14");
    expect(await live("2027-01-04T17:00:00Z", "2027-01-13T23:00:00Z")).toEqual([
      "2027-01-07T14:00 ana 3:7",
      "2027-01-13T13:00 ben 4:7",
      "2027-01-13T14:00 ana 3:1 1:7 2:7",
    ]);
    await bot.say("plan done 1");
    await bot.say("plan skip 2 not needed");
    await bot.say("plan due 3 2027-02-10");
    await bot.click(`step:${made.idOf(4)}:done`, "", { as: "ben" });
    expect(await live("2027-01-14T00:00:00Z", "2027-01-31T23:00:00Z")).toEqual([]);
  });

  it("offers Done, Snooze and Change date under every step, and those work", async () => {
    const made = await withPlan({ prompts: undated });
    bot = made.bot;
    await bot.say("plan own 1-2 me");
    await bot.say("plan due 1-2 2027-01-11");
    bot.set("2027-01-10T14:00:00Z");
    const [said] = await bot.tick();
    expect(said?.text).toContain("1. Agree what you need: due tomorrow, Mon 11 Jan 2027");
    expect(buttonsOf(said?.reply).map(({ label }) => label)).toEqual([
      ...["Done: step 1", "Snooze: step 1", "Change date: step 1"],
      ...["Done: step 2", "Snooze: step 2", "Change date: step 2"],
    ]);
    expect(
      (await bot.click(button(said?.reply, "Change date: step 2").id)).form?.fields,
    ).toHaveLength(1);
    await bot.click(button(said?.reply, "Done: step 1").id);
    await bot.click(`${button(said?.reply, "Snooze: step 2").id}:3`);
    expect(await live("2027-01-10T15:00:00Z", "2027-01-20T23:00:00Z")).toEqual([
      "2027-01-13T14:00 ana 2:-2",
      "2027-01-20T14:00 ana 2:-9",
    ]);
  });

  it("tells whoever began the plan of steps nobody owns, and offers them", async () => {
    const made = await withPlan({ prompts: undated });
    bot = made.bot;
    await bot.say("plan due 5 2027-01-11");
    const [said] = await bot.tick("2027-01-10T14:00:00Z");
    expect(said?.to).toBe("ana");
    expect(said?.text).toContain("Nobody owns it yet");
    await bot.click(button(said?.reply, "I'll do it").id);
    const [next] = await bot.tick("2027-01-11T14:00:00Z");
    expect(next?.text).not.toContain("Nobody owns it");
  });

  it("says nothing of moments that were past when a date was set, nor of a snooze that a new date ended", async () => {
    ({ bot } = await withPlan({ prompts: undated }));
    await bot.say("plan own 1 me");
    await bot.say("plan due 1 in 5 days");
    expect(await bot.tick()).toEqual([]);
    await bot.say("snooze 1 60 days");
    await bot.say("plan due 1 2027-01-12");
    expect(await live("2027-01-05T00:00:00Z", "2027-01-11T23:00:00Z")).toEqual([
      "2027-01-05T14:00 ana 1:7",
      "2027-01-11T14:00 ana 1:1",
    ]);
  });

  it("gives buttons to a few steps and words to the rest", async () => {
    ({ bot } = await withPlan({ prompts: undated }));
    await bot.say("plan own all me");
    await bot.say("plan due all 2027-01-11");
    const [said, ...more] = await bot.tick("2027-01-10T14:00:00Z");
    expect(more).toEqual([]);
    expect(remindedOf(said?.reply.data)).toHaveLength(15);
    expect(buttonsOf(said?.reply)).toHaveLength(15);
    expect(said?.text).toContain("15. Schedule check-ins: due tomorrow");
    expect(said?.text).toContain('There are 10 more steps. Type "my"');
  });
});

describe("downtime", () => {
  it("of three days ends in one message per person, marked late", async () => {
    ({ bot } = await withPlan({ prompts: undated }));
    await bot.say("plan own 1-3 me");
    await bot.say("plan due 1 2027-01-12");
    await bot.say("plan due 2 2027-01-13");
    await bot.say("plan due 3 2027-01-14");
    const said = await bot.tick("2027-01-13T20:00:00Z");
    expect(said).toHaveLength(1);
    expect(said[0]?.text).toContain("comes late");
    expect(remindedOf(said[0]?.reply.data)).toEqual([
      [1, -1],
      [2, 0],
      [3, 1],
    ]);
    expect(await bot.tick("2027-01-13T20:00:00Z")).toEqual([]);
    expect(await live("2027-01-13T21:00:00Z", "2027-01-15T23:00:00Z")).toEqual([
      "2027-01-14T14:00 ana 2:-1 3:0",
      "2027-01-15T14:00 ana 3:-1",
    ]);
  });

  it("that ends in someone's quiet hours is made up for at their end, still marked late", async () => {
    ({ bot } = await withPlan({ prompts: undated }));
    await bot.say("quiet 18:00-07:30");
    await bot.say("plan own 1 me");
    await bot.say("plan due 1 2027-01-12");
    expect(await bot.tick("2027-01-13T02:00:00Z")).toEqual([]);
    expect(await bot.tick("2027-01-13T13:29:00Z")).toEqual([]);
    const [said, ...more] = await bot.tick("2027-01-13T13:30:00Z");
    expect(more).toEqual([]);
    expect(said?.text).toContain("comes late");
    expect(await bot.tick("2027-01-13T14:00:00Z")).toHaveLength(1);
  });

  it("loses nothing that a change of terms meets before the next beat", async () => {
    ({ bot } = await withPlan({ prompts: undated }));
    await bot.say("plan own 1 me");
    await bot.say("plan due 1 2027-01-12");
    bot.set("2027-01-12T15:00:00Z");
    await bot.say("quiet 20:00-06:00");
    expect(await bot.tick()).toHaveLength(1);
  });
});

describe("on a person's own terms", () => {
  it("quiet hours move reminders to their end, as one message", async () => {
    ({ bot } = await withPlan({ prompts: undated }));
    await bot.say("plan own 1 me");
    await bot.say("plan due 1 2027-01-12");
    expect((await bot.say("quiet 6pm to 9:30am")).text).toContain("from 18:00 to 09:30 (Central)");
    expect(await bot.tick("2027-01-11T14:00:00Z")).toEqual([]);
    expect(await bot.tick("2027-01-11T15:30:00Z")).toHaveLength(1);
    await bot.say("quiet off");
    expect(await bot.tick("2027-01-12T14:00:00Z")).toHaveLength(1);
  });

  it("an absence gathers them until the morning of the return; coming back early brings what waited", async () => {
    ({ bot } = await withPlan({ prompts: undated }));
    await bot.say("plan own 1-2 me");
    await bot.say("plan due 1 2027-01-12");
    await bot.say("plan due 2 2027-01-14");
    await bot.say("away until 1/18/2027");
    expect(await live("2027-01-05T00:00:00Z", "2027-01-18T23:00:00Z")).toEqual([
      "2027-01-18T14:00 ana 1:-6 2:-4",
    ]);
    await bot.say("plan due 1-2 2027-01-25");
    await bot.say("away until 2/1/2027");
    bot.set("2027-01-26T16:00:00Z");
    await bot.say("away off");
    expect(await bot.tick()).toHaveLength(1);
    expect(await bot.tick()).toEqual([]);
  });

  it("an absence holds back the steps nobody owns, too", async () => {
    ({ bot } = await withPlan({ prompts: undated }));
    await bot.say("plan due 1 2027-01-12");
    await bot.say("away until 1/18/2027");
    const [at] = (await bot.store.reads.stepsToRemind(new Date("2027-02-01T00:00:00Z"), 9)).map(
      ({ remindAt }) => remindAt?.toISOString(),
    );
    expect(at).toBe("2027-01-18T14:00:00.000Z");
  });

  it("says what is wrong with an absence or quiet hours", async () => {
    bot = await createBot({ prompts: undated });
    for (const text of [
      "away until yesterday",
      "away until who knows",
      "quiet 25:00-7:00",
      "quiet 8",
      "quiet 8:00-8:00",
    ])
      expect((await bot.say(text)).refused, text).toBe(true);
    expect((await bot.say("away")).data).toEqual({ type: "away", until: null });
    expect((await bot.say("quiet")).data).toEqual({ type: "quiet", from: null, until: null });
  });

  it("a move to another zone moves the morning, and repeats nothing", async () => {
    ({ bot } = await withPlan({ prompts: undated }));
    await bot.say("plan own 1 me");
    await bot.say("plan due 1 2027-01-12");
    expect(await bot.tick("2027-01-11T14:00:00Z")).toHaveLength(1);
    const { reads } = bot.store;
    const ana = await reads.person(
      (await reads.identity("web", "playground", "ana"))?.personId ?? "",
    );
    if (!ana) throw new Error("Ana is in the demo cohort");
    const changes = await createTermsChange({ store: bot.store, rules: shipped.reminders })(ana, {
      zone: "America/Los_Angeles",
    });
    const work = { cause: "zone", changes, postings: [], audit: [] };
    await bot.store.commit(work, bot.clock.now());
    expect(await live("2027-01-11T15:00:00Z", "2027-01-12T23:00:00Z")).toEqual([
      "2027-01-12T16:00 ana 1:0",
    ]);
  });
});

describe("several processes on one database", () => {
  it("say a reminder once between them, whoever decides first", async () => {
    const folder = mkdtempSync(join(tmpdir(), "cohort-reminders-"));
    const url = `file:${join(folder, "cohort.db")}`;
    bot = await createBot({ prompts: undated, url, now: "2027-01-04T16:00:00Z" });
    await bot.say("plan new community-partners new-partners=no owner=me");
    await bot.say("plan due 1-3 2027-01-12");
    const now = new Date("2027-01-11T14:00:00Z");
    bot.set(now.toISOString());
    const job = createRemindersJob({
      store: bot.store,
      words: shipped.words,
      rules: shipped.reminders,
    });
    const [mine, theirs] = await Promise.all([job.due(now), job.due(now)]);
    for (const { cause, decide } of [...mine, ...theirs])
      await bot.app.engine.perform(cause, (attempt) => decide(attempt, true));
    await bot.app.courier();
    expect(bot.said.filter(({ reply }) => reply.data?.type === "reminder")).toHaveLength(1);
    rmSync(folder, { recursive: true });
  });

  it("look again when a step is finished between deciding and keeping", async () => {
    const made = await withPlan({ prompts: undated });
    bot = made.bot;
    await bot.say("plan own 1-2 me");
    await bot.say("plan due 1-2 2027-01-12");
    const now = new Date("2027-01-11T14:00:00Z");
    bot.set(now.toISOString());
    const job = createRemindersJob({
      store: bot.store,
      words: shipped.words,
      rules: shipped.reminders,
    });
    const [due] = await job.due(now);
    await bot.app.engine.perform(due?.cause ?? "", async (attempt) => {
      const outcome = await due?.decide(attempt, true);
      if (attempt === 1) await bot.say("plan done 1");
      return outcome ?? {};
    });
    await bot.app.courier();
    const said = bot.said.filter(({ reply }) => reply.data?.type === "reminder");
    expect(said.map(({ reply }) => remindedOf(reply.data))).toEqual([[[2, 1]]]);
  });

  it("say nothing of a plan that was closed meanwhile", async () => {
    const made = await withPlan({ prompts: undated });
    bot = made.bot;
    await bot.say("plan due 1 2027-01-12");
    const plan = await bot.store.reads.plan(made.plan);
    if (!plan) throw new Error("the plan was just made");
    const changes = [update("plan", plan, { status: "closed" })];
    await bot.store.commit({ cause: "close", changes, postings: [], audit: [] }, bot.clock.now());
    expect(await bot.tick("2027-01-11T14:00:00Z")).toEqual([]);
    expect((await bot.store.reads.step(made.idOf(1)))?.remindAt).toBeNull();
  });
});
