import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { directOf } from "../../adapters/teams/places.ts";
import { insert } from "../../src/core/change.ts";
import { createTeamsBot, type TeamsBot } from "../teams/bot.ts";
import { channelOf, TEAM, TENANT, userOf } from "../teams/bot-rows.ts";

const [BEN, PAT, DAN] = [userOf("ben"), userOf("pat"), "29:1dan"];
const HALL = channelOf("riverbend");

let bot: TeamsBot;
let minute = 0;
beforeEach(async () => {
  minute = 0;
  bot = await createTeamsBot();
});
afterEach(() => bot.close());

const beat = () => bot.tick(new Date(Date.UTC(2026, 10, 16, 16, ++minute)).toISOString());
/** A colleague who was seen in some chat once, and never had the app. */
async function addDan(): Promise<void> {
  bot.teams.addUser({ id: DAN, name: "Dan Ode", tenant: TENANT });
  const terms = { zone: "America/Chicago", locale: "en-US", awayUntil: null };
  const account = { platform: "teams" as const, tenant: TENANT, userId: DAN };
  const changes = [
    insert("person", {
      ...{ id: "dan", name: "Dan Ode", quietFrom: null, quietUntil: null, ...terms },
      createdAt: bot.clock.now(),
    }),
    insert("identity", {
      ...{ id: "dan", personId: "dan", primary: true, ...account },
      direct: directOf(TENANT, DAN),
    }),
    insert("membership", {
      ...{ id: "dan", personId: "dan", cohortId: "demo", districtId: "birch", role: "member" },
      ...{ authority: [], leadershipAccess: false },
    }),
  ];
  await bot.store.commit({ cause: "dan", changes, postings: [], audit: [] }, bot.clock.now());
}

/** Something the bot says to Ben by itself. */
const tellBen = (role: string) => bot.say(`cohort role Ben Carter ${role} now`, { as: "pat" });
const codes = async () =>
  (await bot.store.outbox.list(["dead"], 20)).map(({ error, to }) => [to.conversation, error]);
const retryAll = async () => {
  for (const { id } of await bot.store.outbox.list(["dead"], 20))
    await bot.store.outbox.retry(id, bot.clock.now());
  return beat();
};
const heardBy = (who: string, heard: Awaited<ReturnType<typeof beat>>) =>
  heard.filter(({ to }) => to === who).map(({ words }) => words);

describe("somebody in Teams who cannot be written to", () => {
  it("blocked the bot: their facilitator hears it once, and sees it until they are back", async () => {
    bot.teams.block(BEN);
    for (const role of ["lead", "member", "lead"]) await tellBen(role);
    expect(await codes()).toEqual(Array(3).fill([BEN, "ConversationBlockedByUser"]));
    const [told, ...more] = heardBy(PAT, await beat());
    expect(told).toContain(
      "I can't write to Ben Carter in Teams: they removed or blocked the app.",
    );
    expect(told).toContain("press Add (or Unblock)");
    expect([more, await beat(), await beat()]).toEqual([[], [], []]);
    expect((await bot.say("cohort members", { as: "pat" })).text).toContain("not in Teams");
    expect((await bot.say("home", { as: "pat" })).text).toContain("People I can't reach");
    bot.teams.block(BEN, false);
    await beat();
    await bot.say("hello", { as: "ben" });
    expect((await bot.say("home", { as: "pat" })).text).not.toContain("can't reach");
    expect(heardBy(PAT, await beat())).toEqual([]);
    expect(await bot.store.reads.trouble(`teams/${TENANT}/${BEN}`)).toBeUndefined();
  });

  it("removed the app and adds it again: the same person, and what was given up can be sent", async () => {
    const before = await bot.store.reads.identity("teams", TENANT, BEN);
    await bot.install("remove", { as: "ben" });
    const calls = bot.teams.calls.length;
    await tellBen("lead");
    expect(await codes()).toEqual([[BEN, "bot_not_there"]]);
    expect(bot.teams.calls.slice(calls).some(({ conversation }) => conversation === BEN)).toBe(
      false,
    );
    expect(heardBy(PAT, await beat()).join()).toContain("Ben Carter in Teams");
    const back = await bot.install("add", { as: "ben" });
    expect(heardBy(BEN, back.said)).toHaveLength(1);
    expect(heardBy(BEN, await retryAll()).join()).toContain("changed what you are");
    expect(await codes()).toEqual([]);
    expect(await bot.store.reads.identity("teams", TENANT, BEN)).toEqual(before);
    expect((await bot.say("cohort", { as: "ben" })).text).toContain("Riverbend Cohort");
    expect(heardBy(PAT, await beat())).toEqual([]);
  });

  it.each([
    ["lost the app without a word", BEN, "Ben Carter", "BotNotInConversationRoster"],
    ["never had it", DAN, "Dan Ode", "ForbiddenOperationException"],
  ])("%s: their facilitator hears how they get it", async (_, user, name, code) => {
    await addDan();
    bot.teams.setInstalled(BEN, false);
    await bot.say(`cohort role ${name} lead now`, { as: "pat" });
    expect(await codes()).toEqual([[user, code]]);
    const told = heardBy(PAT, await beat()).join();
    expect(told).toContain(`${name} in Teams: the app is not installed for them.`);
    expect(told).toContain("setup policy");
  });
});

describe("a team that removed the bot", () => {
  const share = () => bot.mention("cohort here", { as: "pat", in: HALL });

  it("hears nothing more, is nobody's trouble, and hears what waited when it adds the bot again", async () => {
    await bot.install("remove", { as: "pat", in: HALL });
    await bot.store.commit(
      {
        ...{ cause: "digest", changes: [], audit: [] },
        postings: [
          {
            to: { platform: "teams", tenant: TENANT, conversation: HALL },
            reply: { text: "The numbers of October" },
          },
        ],
      },
      bot.clock.now(),
    );
    await beat();
    expect(await codes()).toEqual([[HALL, "bot_not_there"]]);
    expect(await beat()).toEqual([]);
    // Added to the team again: Teams tells so in its first channel alone.
    await bot.install("add", { as: "pat", in: TEAM });
    const heard = await retryAll();
    expect(heard).toMatchObject([
      { to: HALL, words: expect.stringContaining("The numbers of October") },
    ]);
    expect((await share()).text).toContain("already");
  });
});
