import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSlackBot, type SlackBot } from "../slack/bot.ts";

let bot: SlackBot;
beforeEach(async () => {
  bot = await createSlackBot({ now: "2027-03-01T16:00:00Z" });
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const ANA = { team: "T1", user: "UANA" };

/** Ana's plan, with its first two steps hers and due on the day the clocks go forward in Chicago. */
async function plan(): Promise<void> {
  await bot.slash("/cohort", "plan new community-partners new-partners=yes", { in: "CALDERTEAM" });
  await bot.dm("plan own 1-2 me");
  await bot.dm("plan due 1-2 2027-03-14");
}

describe("a plan in Slack", () => {
  it("begins in a channel for one person's eyes, and gets owners by a button and dates by a form", async () => {
    const begun = await bot.slash("/cohort", "plan new community-partners new-partners=no", {
      in: "CALDERTEAM",
    });
    expect(begun.said.length).toBeGreaterThan(0);
    expect(begun.said.every(({ method }) => method !== "chat.postMessage")).toBe(true);
    expect(bot.slack.channel("T1", "CALDERTEAM").history).toEqual([]);
    const owned = await bot.click(/^I take every step/);
    expect(owned.text).toContain("Yours now");
    await bot.click("Set dates");
    const form = await bot.modal();
    const dates = form.view.blocks.filter(({ type }) => type === "input");
    const [first] = dates.map(({ block_id }) => block_id?.replace("field:", ""));
    const dated = await bot.fill({ [first ?? ""]: "2027-03-14" });
    expect(dated.state).toBe("closed");
    expect(dated.text).toContain("14 Mar 2027");
  });

  it("reminds by chat.postMessage at eight in the morning where the person lives, before and after the clocks change", async () => {
    await plan();
    const heard: string[] = [];
    for (let at = Date.parse("2027-03-06T00:00Z"); at < Date.parse("2027-03-16T00:00Z"); ) {
      for (const { method, to } of await bot.tick(new Date(at).toISOString()))
        heard.push(`${bot.clock.now().toISOString().slice(5, 16)} ${method} ${to}`);
      at += 30 * 60_000;
    }
    expect(heard).toEqual([
      "03-07T14:00 chat.postMessage UANA",
      "03-13T14:00 chat.postMessage UANA",
      "03-14T13:00 chat.postMessage UANA",
      "03-15T13:00 chat.postMessage UANA",
    ]);
  });

  it("takes Done from a reminder, changes the reminder where it stands, and can undo", async () => {
    await plan();
    await bot.tick("2027-03-07T14:00:00Z");
    const reminder = bot.last();
    const done = await bot.click("Done: step 1");
    expect(done.said.map(({ method }) => method)).toEqual(["chat.update", "chat.postMessage"]);
    const { history } = bot.slack.channel("T1", "UANA");
    const now = history.find(({ ts }) => ts === reminder?.ts);
    expect(now?.edits).toHaveLength(1);
    expect(now?.text).toContain("Agree what you need: done");
    expect((await bot.click("Undo")).text).toContain("Agree what you need");
    expect((await bot.dm("plan show 1")).text).toContain("due in 7 days");
  });

  it("counts a double click once", async () => {
    await plan();
    await bot.tick("2027-03-07T14:00:00Z");
    const found = bot.find("Done: step 1");
    const clicks = [1, 2].map(() => bot.gestures.click(found, { ...ANA, channel: found.channel }));
    const before = bot.slack.calls.length;
    const answers = await Promise.all(clicks.map((click) => bot.sender.send(click)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    await bot.settle();
    const said = bot.heardSince(before).filter(({ text }) => text.includes("1 of 15 steps done"));
    expect(said).toHaveLength(1);
    expect((await bot.dm("plan")).text).toContain("1 of 15 steps done");
  });

  it("does nothing anew for a click that Slack delivers again", async () => {
    await plan();
    await bot.tick("2027-03-07T14:00:00Z");
    const found = bot.find("Done: step 1");
    const click = bot.gestures.click(found, { ...ANA, channel: found.channel });
    expect((await bot.send(click)).said).not.toEqual([]);
    bot.set("2027-03-07T14:00:05Z");
    const retry = { num: 1, reason: "http_timeout" };
    expect((await bot.send(click, { retry })).said).toEqual([]);
  });

  it("lets nobody else press a person's buttons, and shows them nothing of it", async () => {
    await plan();
    await bot.tick("2027-03-07T14:00:00Z");
    const found = bot.find("Done: step 1");
    for (const user of ["UDEE", "UPAT"]) {
      const crafted = await bot.send(
        bot.gestures.click({ ...found, message: { ts: "1804000000.000001" } }, { ...ANA, user }),
      );
      expect(crafted.said.map(({ to }) => to)).toEqual([user]);
      expect(crafted.text).not.toContain("Agree what you need");
    }
    expect((await bot.dm("plan")).text).toContain("0 of 15 steps done");
  });

  it("says what an edited or deleted answer means, and keeps what was taken from it", async () => {
    await bot.dm("gap");
    const { gesture, message } = bot.gestures.dmMessage("8,400", ANA);
    expect((await bot.send(gesture)).text).toContain("2 of 19");
    const edited = await bot.send(bot.gestures.edited(message, "9,999", ANA));
    expect(edited.said).toHaveLength(1);
    expect(edited.text).not.toContain("9,999");
    const deleted = await bot.send(bot.gestures.deleted(message, ANA));
    expect(deleted.said.length).toBeLessThanOrEqual(1);
    expect((await bot.dm("back")).text).toContain("8,400");
  });
});
