import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTeamsBot, type TeamsBot } from "../teams/bot.ts";
import { channelOf, TENANT, userOf } from "../teams/bot-rows.ts";
import type { Fault } from "../teams/fake/call.ts";

let bot: TeamsBot;
const folder = mkdtempSync(join(tmpdir(), "cohort-teams-"));
beforeEach(async () => {
  bot = await createTeamsBot({ now: "2027-03-01T16:00:00Z" });
});
afterEach(async () => {
  await bot.close();
  rmSync(folder, { recursive: true, force: true });
});

const ANA = userOf("ana");
const COHORT = channelOf("riverbend");
const history = (place = ANA) =>
  bot.teams.room(place).history.filter(({ from }) => from === bot.teams.botId);
const sends = (before: number) =>
  bot.teams.calls.slice(before).filter(({ method }) => method === "send");

async function planOfAna(): Promise<void> {
  await bot.say("plan new community-partners new-partners=yes");
  await bot.say("plan own 1 me");
  await bot.say("plan due 1 2027-03-14");
}

/** Beats every quarter of a minute for a while, as the program does. */
async function live(minutes: number): Promise<void> {
  const start = bot.clock.now().getTime();
  for (let ms = 0; ms <= minutes * 60_000; ms += 15_000)
    await bot.tick(new Date(start + ms).toISOString());
}

const reminders = () =>
  history().filter(({ body }) => /Agree what you need/.test(JSON.stringify(body)));

describe("when Teams has trouble", () => {
  const refused: Fault[] = [
    ...[412, 429].map((status) => ({ status })),
    { status: 429, retryAfter: 5 },
  ];
  it.each(refused.map((fault) => [fault]))(
    "says a reminder once after %j, unmarked",
    async (fault) => {
      await planOfAna();
      const before = reminders().length;
      bot.teams.fail({ method: "send" }, fault);
      bot.set("2027-03-07T14:00:00Z");
      await live(4);
      expect(reminders()).toHaveLength(before + 1);
      expect(bot.failures).toEqual([]);
    },
  );

  const doubtful: Fault[] = [
    ...[500, 502, 503, 504].map((status) => ({ status })),
    ...["reset" as const, "reset-after" as const, { status: 504, after: true as const }],
  ];
  it.each(doubtful.map((fault) => [fault]))(
    "says a reminder again after %j, and that it may be a repeat",
    async (fault) => {
      await planOfAna();
      const before = reminders().length;
      const calls = bot.teams.calls.length;
      bot.teams.fail({ method: "send" }, fault);
      bot.set("2027-03-07T14:00:00Z");
      await live(4);
      const taken = sends(calls).filter(({ accepted }) => accepted);
      expect(reminders()).toHaveLength(before + taken.length);
      expect(taken.length).toBeLessThanOrEqual(2);
      const words = JSON.stringify(reminders().at(-1)?.body);
      expect(words).toContain("You may have seen this already");
      expect(bot.failures).toEqual([]);
    },
  );

  it("holds what may have been said in a channel for the operator, and never repeats it blindly", async () => {
    for (const [i, as] of ["ana", "raj", "moana", "dee", "eli", "fay"].entries())
      await bot.say(`metric report students 2027-02 served=${200 + i}`, { as });
    bot.teams.fail({ method: "send", place: COHORT }, { status: 504, after: true });
    await bot.say("digest now", { as: "pat" });
    await live(5);
    const said = history(COHORT).map(({ body }) => JSON.stringify(body));
    expect(new Set(said).size).toBe(said.length);
    expect(bot.failures).toMatchObject([{ state: "ambiguous" }]);
  });

  it("says everything in order after the connector was out of reach for a while", async () => {
    await bot.close();
    bot = await createTeamsBot({ now: "2027-03-01T16:00:00Z", paced: true });
    await bot.say("help");
    const before = history().length;
    await bot.teams.down();
    for (const line of ["gap", "8,400", "1,120"]) expect((await bot.say(line)).status).toBe(200);
    await live(2);
    await bot.teams.up();
    await live(10);
    const said = history().slice(before);
    expect(said.map(({ body }) => /(\d) of 19/.exec(JSON.stringify(body))?.[1])).toEqual([
      "1",
      "2",
      "3",
    ]);
    expect(bot.failures).toEqual([]);
  });

  it("tells the facilitator of somebody who blocked the bot, and does not try again", async () => {
    await planOfAna();
    bot.teams.block(ANA);
    const before = bot.teams.calls.length;
    bot.set("2027-03-07T14:00:00Z");
    await live(3);
    expect(bot.heardSince(before).map(({ to }) => to)).toEqual([userOf("pat")]);
    expect(bot.last({ as: "pat" })?.words).toContain("Ana Lopez");
    expect(sends(before).filter(({ accepted }) => !accepted)).toHaveLength(1);
    expect(bot.failures).toMatchObject([{ state: "dead", error: "ConversationBlockedByUser" }]);
  });

  it("goes on where it was when the program ends in the middle of a run and begins again", async () => {
    await bot.close();
    const url = `file:${join(folder, "restart.db")}`;
    const now = "2027-03-01T16:00:00Z";
    bot = await createTeamsBot({ now, url });
    await bot.say("gap");
    await bot.say("8,400");
    const { teams } = bot;
    await bot.stop();
    bot = await createTeamsBot({ now: "2027-03-01T16:05:00Z", url, teams });
    expect((await bot.say("1,120")).text).toContain("3 of 19");
    expect((await bot.say("back")).text).toContain("1,120");
  });

  it("writes to the new address after it was taken out and put back from elsewhere", async () => {
    await planOfAna();
    await bot.install("remove");
    await bot.install("remove", { in: COHORT });
    bot.teams.move(TENANT, "emea");
    await bot.install("add");
    await bot.install("add", { in: COHORT });
    const before = bot.teams.calls.length;
    bot.set("2027-03-07T14:00:00Z");
    await live(1);
    expect(sends(before).map(({ url, accepted }) => [url.includes("/emea/"), accepted])).toEqual([
      [true, true],
    ]);
    expect(bot.failures).toEqual([]);
  });

  it("answers 200 to what it does not know, and writes down nothing that was said", async () => {
    const actor = { user: ANA };
    const odd = [
      { ...bot.gestures.envelope(actor), type: "messageReaction", reactionsAdded: ["secret-word"] },
      { ...bot.gestures.envelope(actor), type: "event", name: "secret-word" },
      bot.gestures.invoke(actor, "secret-word", { value: "secret-word" }),
      { ...bot.gestures.envelope(actor), type: "secret-word" },
    ];
    for (const activity of odd) {
      const sent = await bot.send(activity);
      expect([200, 501]).toContain(sent.status);
      expect(sent.said).toEqual([]);
    }
    expect(JSON.stringify(bot.logged)).not.toContain("secret-word");
  });
});
