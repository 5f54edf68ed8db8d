import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTeamsBot, type TeamsBot } from "../teams/bot.ts";
import { channelOf, userOf } from "../teams/bot-rows.ts";
import { actionsOf, inputsOf } from "../teams/cards.ts";

let bot: TeamsBot;
beforeEach(async () => {
  bot = await createTeamsBot({ now: "2027-03-01T16:00:00Z" });
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const ANA = userOf("ana");
const HALL = channelOf("alder-team");

/** Ana's plan, with its first two steps hers and due on the day the clocks go forward in Chicago. */
async function plan(): Promise<void> {
  await bot.say("plan new community-partners new-partners=yes");
  await bot.say("plan own 1-2 me");
  await bot.say("plan due 1-2 2027-03-14");
}

/** Ana's plan, and the reminder of its first step before her. */
async function reminded() {
  await plan();
  await bot.tick("2027-03-07T14:00:00Z");
  return bot.find("Done: step 1");
}

describe("a plan in Teams", () => {
  it("begins in a channel for one person's eyes, and gets owners by a button and dates in a dialog", async () => {
    const begun = await bot.mention("plan new community-partners new-partners=no", { in: HALL });
    expect(begun.said.length).toBeGreaterThan(0);
    expect(
      bot
        .seen({ as: "ben" })
        .map(({ words }) => words)
        .join(),
    ).not.toContain("partners");
    const owned = await bot.click(/^I take every step/);
    expect(owned.text).toContain("Yours now");
    await bot.click("Set dates");
    const [first] = inputsOf(bot.dialog().card).filter(({ type }) => type === "Input.Date");
    const dated = await bot.fill({ [first?.id.replace("field:", "") ?? ""]: "2027-03-14" });
    expect(dated.state).toBe("closed");
    expect(dated.text).toContain("14 Mar 2027");
  });

  it("is for one person's eyes in the channel itself where the tenant has that", async () => {
    bot.teams.tenant(bot.teams.user(ANA).tenant).targeted = true;
    // Whoever uses the slash menu shows that it is there.
    await bot.slash("help", { in: HALL });
    const begun = await bot.mention("plan new community-partners new-partners=no", { in: HALL });
    expect(begun.said.length).toBeGreaterThan(0);
    expect(new Set(begun.said.map(({ to }) => to))).toEqual(new Set([ANA]));
    expect(bot.seen({ as: "ben" })).toEqual([]);
  });

  it("reminds at eight in the morning where the person lives, before and after the clocks change", async () => {
    await plan();
    const heard: string[] = [];
    for (let at = Date.parse("2027-03-06T00:00Z"); at < Date.parse("2027-03-16T00:00Z"); ) {
      for (const { method, to } of await bot.tick(new Date(at).toISOString()))
        heard.push(`${bot.clock.now().toISOString().slice(5, 16)} ${method} ${to}`);
      at += 30 * 60_000;
    }
    expect(heard).toEqual([
      `03-07T14:00 send ${ANA}`,
      `03-13T14:00 send ${ANA}`,
      `03-14T13:00 send ${ANA}`,
      `03-15T13:00 send ${ANA}`,
    ]);
  });

  it("takes Done from a reminder, changes the card where it stands, and can undo", async () => {
    const { seen } = await reminded();
    const done = await bot.click("Done: step 1");
    expect(done.status).toBe(200);
    expect(done.said.map(({ method }) => method)).toEqual(["update", "send"]);
    expect(seen.message.edits).toHaveLength(1);
    expect(bot.seen().find(({ message }) => message === seen.message)?.words).toContain(
      "Agree what you need: done",
    );
    expect((await bot.click("Undo")).text).toContain("Agree what you need");
    expect((await bot.say("plan show 1")).text).toContain("due in 7 days");
  });

  it("takes Done from a client that knows no Action.Execute", async () => {
    await reminded();
    const done = await bot.click("Done: step 1", { submit: true });
    expect(done.activity).toMatchObject({ type: "message" });
    expect(done.said.map(({ method }) => method)).toEqual(["update", "send"]);
    expect((await bot.say("plan")).text).toContain("1 of 15 steps done");
  });

  it("puts a step off from the reminder and reminds again when it is due again", async () => {
    await reminded();
    const asked = await bot.click("Snooze: step 1");
    expect(asked.said.map(({ method, to }) => [method, to])).toEqual([["send", ANA]]);
    await bot.click(/3 days/);
    const heard = await bot.tick("2027-03-08T14:00:00Z");
    expect(heard.map(({ words }) => words).join()).not.toContain("Agree what you need");
    const again = await bot.tick("2027-03-10T14:00:00Z");
    expect(again.map(({ words }) => words).join()).toContain("Agree what you need");
  });

  it("counts a double click once", async () => {
    const found = await reminded();
    const clicks = [1, 2].map(() => bot.hands.press(found, { user: ANA }));
    const before = bot.teams.calls.length;
    const answers = await Promise.all(clicks.map((click) => bot.sender.send(click)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    await bot.settle();
    const said = bot.heardSince(before).filter(({ words }) => words.includes("1 of 15 steps done"));
    expect(said).toHaveLength(1);
    expect((await bot.say("plan")).text).toContain("1 of 15 steps done");
  });

  it("does nothing anew for a click that Teams sends again under a new id", async () => {
    const found = await reminded();
    const click = bot.hands.press(found, { user: ANA });
    expect((await bot.send(click)).said).not.toEqual([]);
    bot.set("2027-03-07T14:00:30Z");
    const again = { ...click, id: "f:another", timestamp: "2027-03-07T14:00:30.000Z" };
    expect(await bot.send(again)).toMatchObject({ status: 200, said: [] });
  });

  it("lets nobody else press a person's buttons, and shows them nothing of it", async () => {
    const found = await reminded();
    for (const as of ["dee", "pat"]) {
      const { id: _, ...theirs } = bot.teams.typed(userOf(as), bot.teams.botId, "");
      const seen = {
        ...found.seen,
        room: bot.teams.room(userOf(as)),
        message: { ...theirs, id: "17" },
      };
      const crafted = await bot.send(bot.hands.press({ ...found, seen }, { user: userOf(as) }));
      const shown = `${JSON.stringify(crafted.body ?? {})}${crafted.text}`;
      expect(shown).not.toContain("Agree what you need");
      expect(crafted.said.every(({ to }) => to === userOf(as))).toBe(true);
    }
    expect((await bot.say("plan")).text).toContain("0 of 15 steps done");
  });

  it("says what an edited or deleted answer means, and keeps what was taken from it", async () => {
    await bot.say("gap");
    const { activity, message } = bot.gestures.message("8,400", { user: ANA });
    expect((await bot.send(activity)).text).toContain("2 of 19");
    const edited = await bot.send(bot.gestures.edited(message, "9,999", { user: ANA }));
    expect(edited.said).toHaveLength(1);
    expect(edited.text).not.toContain("9,999");
    const deleted = await bot.send(bot.gestures.deleted(message, { user: ANA }));
    expect(deleted.said.length).toBeLessThanOrEqual(1);
    expect((await bot.say("back")).text).toContain("8,400");
  });

  it("offers every button as Action.Execute with the same Action.Submit for older clients", async () => {
    const { card } = await reminded();
    const executes = actionsOf(card).filter(({ type }) => type === "Action.Execute");
    expect(executes.length).toBeGreaterThan(1);
    for (const { data, fallback } of executes)
      expect(fallback).toMatchObject({ type: "Action.Submit", data });
  });
});
