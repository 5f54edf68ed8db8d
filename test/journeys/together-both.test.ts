import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createBothBot } from "../both.ts";

let bot: Awaited<ReturnType<typeof createBothBot>>;
beforeEach(async () => {
  bot = await createBothBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
}, 30_000);

const eli = { as: "eli" };
const codeIn = (text: string) => /(?:link|join) ((?:[0-9A-Z]{4}-?){4})/.exec(text)?.[1] ?? "";

/** Eli, who is in Teams, works for the district of Ana, who is in Slack. */
async function joined() {
  const { text } = await bot.slack.dm("invite Alder Falls as member", { as: "pat" });
  await bot.teams.say(`join ${codeIn(text)}`, eli);
}

describe("one checklist in Slack and in Teams", { timeout: 60_000 }, () => {
  it("has a part in the other place, whose answers come back to its owner", async () => {
    await joined();
    for (const text of ["gap", "8400", "1120"]) await bot.slack.dm(text);
    const given = await bot.slack.dm('assign "Crises and removals" to Eli');
    expect(given.slack[0]?.text).toContain("has Crises and removals now");
    expect(given.teams).toHaveLength(1);
    expect(given.text).toContain("asks you to answer a part of");

    const asked = await bot.teams.click("Go on", eli);
    expect(asked.text).toMatch(/1 of 4/);
    // Nobody can have had more crises than the district has students: the owner's answer counts.
    expect((await bot.teams.say("9000", eli)).text).toContain("8,400");
    for (const text of ["74", "18", "260", "95"]) await bot.teams.say(text, eli);
    const done = await bot.teams.say("confirm", eli);
    expect([done.slack.length, done.teams.length]).toEqual([1, 1]);
    expect(done.slack[0]?.text).toContain('finished "Crises and removals"');
    const summary = await bot.slack.dm("parts");
    expect(summary.text).toContain("answered this; 4 of 4 answered");
  });

  it("is handed over to the other place, and goes on there", async () => {
    await joined();
    for (const text of ["gap", "8400"]) await bot.slack.dm(text);
    const handed = await bot.slack.dm("hand to Eli");
    expect([handed.slack.length, handed.teams.length]).toEqual([1, 1]);
    const asked = await bot.teams.click("Go on", eli);
    expect(asked.text).toContain("screeners");
    expect((await bot.slack.dm("1120")).text).not.toContain("Noted");
    expect((await bot.teams.say("1120", eli)).text).toContain("Noted");
  });

  it("goes on in the other place once both accounts are one person", async () => {
    for (const text of ["gap", "8400"]) await bot.slack.dm(text);
    const { text } = await bot.slack.dm("link");
    await bot.teams.say(`link ${codeIn(text)}`, { as: "ana" });
    await bot.teams.click("Yes, both are me", { as: "ana" });
    const resumed = await bot.teams.say("resume", { as: "ana" });
    expect(resumed.text).toContain("screeners");
    expect((await bot.teams.say("1120", { as: "ana" })).text).toContain("Noted");
    // It is open in one place at a time: in the other, words are not an answer to it.
    expect((await bot.slack.dm("610")).text).not.toContain("Noted");
    expect((await bot.slack.dm("resume")).text).toContain("referred");
  });
});
