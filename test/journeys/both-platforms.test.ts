import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createBothBot } from "../both.ts";
import { channelOf, TENANT, userOf } from "../teams/bot-rows.ts";
import { cardsOf, wordsOf } from "../teams/cards.ts";

let bot: Awaited<ReturnType<typeof createBothBot>>;
beforeEach(async () => {
  bot = await createBothBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
}, 30_000);

const SLACK = "CRIVERBEND";
const TEAMS = channelOf("riverbend");
const codeIn = (text: string) => /(?:link|join) ((?:[0-9A-Z]{4}-?){4})/.exec(text)?.[1] ?? "";
const idOf = async (handle: string) =>
  (await bot.store.reads.identity("teams", TENANT, userOf(handle)))?.personId ?? "";

const inSlack = () => bot.slackHistory(SLACK).map(({ text }) => text);
const inTeams = () =>
  bot
    .teamsHistory(TEAMS)
    .map(({ body }) => cardsOf(body).map(wordsOf).join("\n"))
    .filter((words) => !words.includes("This is now the channel"));

async function join(as: string, invitation: string) {
  const { text } = await bot.slack.dm(invitation, { as: "pat" });
  await bot.teams.say(`join ${codeIn(text)}`, { as });
}

/** Eli of Teams leads Elm Prairie, and the team's channel is the cohort's as well. */
async function joined() {
  await join("eli", "invite Elm Prairie as lead");
  await join("pat", "invite as facilitator");
  await bot.teams.mention("cohort here", { as: "pat", in: TEAMS });
}

const brief = (tried: string) => ({
  ...{ tried, predicted: "b", happened: "c", learned: "Fewer were missed" },
  ...{ decision: "adapt", changes: "e" },
});
const TRY = 'try question="a" prediction="b" measure="c" stop="in 3 weeks"';

describe("one cohort in Slack and in Teams", () => {
  it("is joined by codes across, and a brief shared in one is read in both", async () => {
    await joined();
    const [membership] = await bot.store.reads.memberships(await idOf("eli"));
    expect(membership).toMatchObject({ cohortId: "demo", role: "lead", districtId: "elm" });

    const eli = { as: "eli" };
    await bot.teams.say(TRY, eli);
    await bot.teams.say("brief form", eli);
    await bot.teams.click("As a form", eli);
    expect((await bot.teams.fill(brief("Texts from Teams"), eli)).state).toBe("closed");
    await bot.teams.say("share now", eli);
    expect([...inSlack(), ...inTeams()]).toEqual([]);
    await bot.teams.click("Yes, they were consulted", eli);
    expect(inSlack()[0]).toContain("Texts from Teams");
    expect(inTeams()[0]).toContain("Texts from Teams");

    await bot.slack.dm(TRY);
    await bot.slack.slash("/cohort", "brief form");
    expect((await bot.slack.fill(brief("Calls from Slack"))).state).toBe("closed");
    await bot.slack.dm("share now");
    await bot.slack.click("Yes, they were consulted");
    expect(inSlack()[2]).toContain("Calls from Slack");
    expect(inTeams()[2]).toContain("Calls from Slack");

    // Read in the other place, by its button, for the reader alone.
    const read = await bot.slack.click("Open the whole brief", { as: "raj", in: SLACK });
    expect(read.slack[0]).toMatchObject({ method: "chat.postEphemeral", to: "URAJ" });
    const found = await bot.teams.say("playbook calls", eli);
    expect(found.text).toContain("Calls from Slack");
  }, 30_000);

  it("gets one digest, with the same numbers in both channels", async () => {
    await joined();
    for (const month of ["sep", "oct"])
      for (const [i, as] of ["ana", "raj", "moana", "dee", "fay"].entries())
        await bot.slack.dm(`metric report students ${month} served=${200 + i}`, { as });
    for (const month of ["sep", "oct"])
      await bot.teams.say(`metric report students ${month} served=205`, { as: "eli" });
    await bot.slack.dm("digest now", { as: "pat" });
    for (const [words] of [inSlack(), inTeams()]) expect(words).toContain("1,215");
    expect(inSlack()).toHaveLength(inTeams().length);
    expect(await bot.store.reads.releases("demo")).toHaveLength(1);

    await bot.teams.say("digest now", { as: "pat" });
    expect(inSlack()).toHaveLength(inTeams().length);
    expect(bot.slackHistory(SLACK)[0]?.edits).toHaveLength(1);
    const edited = bot.teamsHistory(TEAMS).filter(({ edits }) => edits.length > 0);
    expect(edited.length).toBeGreaterThan(0);
  }, 60_000);

  it("shows one person linked on both one list, and reminds them once, in their primary account", async () => {
    for (const line of ["plan new community-partners", "yes", "plan own 3 me"])
      await bot.slack.dm(line);
    await bot.slack.dm("plan due 3 2026-11-19");
    const { text } = await bot.slack.dm("link");
    await bot.teams.say(`link ${codeIn(text)}`, { as: "ana" });
    const done = await bot.teams.click("Yes, both are me", { as: "ana" });
    expect(done.slack.map(({ to }) => to)).toHaveLength(1);
    expect(done.teams).toHaveLength(1);
    expect(await idOf("ana")).toBe("ana");

    const [here, there] = [await bot.slack.dm("my"), await bot.teams.say("my", { as: "ana" })];
    for (const heard of [here, there]) expect(heard.text).toMatch(/3\b.*/);
    const first = await bot.tick("2026-11-18T16:00:00Z");
    expect([first.slack.length, first.teams.length]).toEqual([1, 0]);
    expect((await bot.tick("2026-11-18T16:05:00Z")).text).toBe("");

    await bot.teams.say("reminders here", { as: "ana" });
    const moved = await bot.tick("2026-11-19T16:00:00Z");
    expect([moved.slack.length, moved.teams.length]).toEqual([0, 1]);

    await bot.slack.dm("my");
    await bot.slack.click(/Done/);
    const after = await bot.teams.say("my", { as: "ana" });
    expect(after.text).toContain("You own no open steps");
  }, 30_000);

  it("lets a facilitator in Slack give a step to somebody in Teams by name", async () => {
    for (const line of ["plan new community-partners", "yes"]) await bot.slack.dm(line);
    await join("fay", "invite Alder Falls as member");
    const fay = await bot.store.reads.person(await idOf("fay"));
    await bot.slack.dm("cohort role Ana Lopez facilitator now", { as: "pat" });
    const given = await bot.slack.dm(`plan own 4 ${fay?.name}`);
    expect(given.text).toContain(fay?.name);
    await bot.slack.dm("plan due 4 2026-11-19");
    const mine = await bot.teams.say("my", { as: "fay" });
    expect(mine.text).toContain("1 open step");
    const reminded = await bot.tick("2026-11-18T18:00:00Z");
    expect(reminded.teams.map(({ to }) => to)).toEqual([userOf("fay")]);
    await bot.teams.click(/Done/, { as: "fay" });
    const [plan] = await bot.store.reads.openPlans("alder");
    const steps = await bot.store.reads.planSteps(plan?.id ?? "");
    expect(steps[3]).toMatchObject({ state: "done", ownerId: fay?.id });
  }, 30_000);
});
