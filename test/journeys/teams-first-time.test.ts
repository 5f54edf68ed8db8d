import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTeamsBot, type TeamsBot } from "../teams/bot.ts";
import { TENANT } from "../teams/bot-rows.ts";

const FARAH = "29:1farah";
const GIL = "29:1gil";
const TEAM = "19:lakes-team@thread.tacv2";
const LAKES = "19:lakes@thread.tacv2";
const CHAT = "19:lakes-chat@thread.v2";

let bot: TeamsBot;
beforeEach(async () => {
  bot = await createTeamsBot({ now: "2027-03-01T16:00:00Z", bare: true });
  const { teams } = bot;
  teams.addUser({ id: FARAH, name: "Farah Quinn", tenant: TENANT, zone: "America/Denver" });
  teams.addUser({ id: GIL, name: "Gil Stone", tenant: TENANT, zone: "America/Denver" });
  const members = [FARAH, GIL];
  teams.addTeam(TENANT, { id: TEAM, name: "Lakes", members, channels: { [LAKES]: "cohort" } });
  teams.addChat(TENANT, { id: CHAT, name: "Leads", members });
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const farah = { user: FARAH };
const gil = { user: GIL };
const codeIn = (text: string) => /join ((?:\w{4}-?){4})/.exec(text)?.[1] ?? "";

describe("a person's first minutes in a tenant that has just installed the bot", () => {
  it("greets whoever added it for themselves, by name, once", async () => {
    const added = await bot.install("add", farah);
    expect(added.said.map(({ to }) => to)).toEqual([FARAH]);
    expect(added.text).toContain("Farah Quinn");
    const members = bot.gestures.members("membersAdded", [bot.teams.botId], farah);
    expect((await bot.send(members)).said).toEqual([]);
  });

  it("says nothing to a team or chat that nobody asked it to speak in", async () => {
    expect((await bot.install("add", { ...farah, in: LAKES })).said).toEqual([]);
    expect((await bot.install("add", { ...farah, in: CHAT })).said).toEqual([]);
  });

  it("founds a cohort, takes a channel for it, and lets a second person in by invitation", async () => {
    await bot.install("add", { ...farah, in: LAKES });
    await bot.install("add", farah);
    expect((await bot.say("cohort new Lakes", farah)).text).toContain("Lakes");
    expect((await bot.say("cohort", farah)).text).toContain("Time zone of the cohort: Mountain");
    const here = await bot.mention("cohort here", { ...farah, in: LAKES });
    expect(here.text).not.toBe("");
    await bot.say("cohort district Lakeside", farah);
    const invited = await bot.say("invite Lakeside as lead", farah);
    await bot.install("add", gil);
    const joined = await bot.say(`join ${codeIn(invited.text)}`, gil);
    expect(joined.text).toContain("Lakes");
    expect((await bot.say("cohort members", farah)).text).toContain("Gil Stone");
  });

  it("offers a button for a form that was typed for, and opens it", async () => {
    await bot.install("add", farah);
    const { text } = await bot.say("gap form", farah);
    expect(text).toContain("This button opens the form");
    await bot.click("As a form", farah);
    expect(bot.dialog(farah).title).toContain("Need gap");
    expect(bot.logged.filter(({ level }) => level !== "info")).toEqual([]);
  });

  it("answers unknown words with a way to everything it knows", async () => {
    await bot.install("add", farah);
    const { text } = await bot.say("what can you do?", farah);
    expect(text).toContain('say "help"');
    expect((await bot.click("What I can do", farah)).text).toContain("Join a cohort with a code");
  });

  it("answers a mention in a group chat there", async () => {
    await bot.install("add", { ...farah, in: CHAT });
    const { said } = await bot.mention("help", { ...farah, in: CHAT });
    expect(said.length).toBeGreaterThan(0);
  });
});
