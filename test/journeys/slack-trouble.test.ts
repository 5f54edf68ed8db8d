import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSlackBot, type SlackBot } from "../slack/bot.ts";
import type { Fault } from "../slack/fake/faults.ts";

let bot: SlackBot;
beforeEach(async () => {
  bot = await createSlackBot({ now: "2027-03-01T16:00:00Z" });
});
afterEach(() => bot.close());

const ANA = { team: "T1", user: "UANA" };
const history = (place = "UANA") =>
  bot.slack.channel("T1", place).history.filter(({ user }) => user !== "UANA");

/** Beats every quarter of a minute for a while, as the program does. */
async function live(minutes: number): Promise<void> {
  const start = bot.clock.now().getTime();
  for (let ms = 0; ms <= minutes * 60_000; ms += 15_000)
    await bot.tick(new Date(start + ms).toISOString());
}

describe("when Slack has trouble", () => {
  const faults: Fault[] = [
    ...(["429", "500", "503", "reset-before", "reset-after", "5xx-after"] as const),
    { error: "internal_error" },
  ];
  it.each(faults.map((fault) => [fault]))("says a reminder once after %j", async (fault) => {
    await bot.dm("plan new community-partners new-partners=yes");
    await bot.dm("plan own 1 me");
    await bot.dm("plan due 1 2027-03-14");
    const before = history().length;
    bot.slack.fail({ method: "chat.postMessage" }, fault);
    bot.set("2027-03-07T14:00:00Z");
    await live(3);
    const reminders = history().slice(before);
    expect(reminders.map(({ text }) => text.includes("Agree what you need"))).toEqual([true]);
    expect(bot.failures).toEqual([]);
  });

  it("tells the operator and a facilitator of a conversation that is gone, and does not try again", async () => {
    await bot.dm("plan new community-partners new-partners=yes");
    await bot.dm("plan own 1 me");
    await bot.dm("plan due 1 2027-03-14");
    bot.slack.fail({ method: "chat.postMessage" }, { error: "channel_not_found" });
    bot.set("2027-03-07T14:00:00Z");
    const before = bot.slack.calls.length;
    await live(3);
    const tried = bot.slack.calls.slice(before).filter(({ method }) => method.startsWith("chat."));
    expect(tried.map(({ args }) => args.channel)).toEqual(["UANA", "UPAT"]);
    expect(bot.failures).toMatchObject([{ state: "dead", error: "channel_not_found" }]);
  });

  it("asks to press again when a form could not be opened in time, and then opens it", async () => {
    await bot.dm("gap");
    bot.slack.fail({ method: "views.open" }, { error: "expired_trigger_id" });
    await bot.click("As a form");
    const { ephemerals } = bot.slack.channel("T1", "UANA");
    await expect.poll(() => ephemerals.length).toBe(1);
    expect(ephemerals[0]).toMatchObject({ for: "UANA", by: "response_url" });
    await bot.click("As a form");
    expect((await bot.modal()).view.title).toMatchObject({ text: "Need gap" });
    expect(bot.failures).toEqual([]);
  });

  it("answers 200 to what it does not know, and writes down nothing that was said", async () => {
    const odd = [
      bot.gestures.event(ANA, { type: "reaction_added", user: "UANA", reaction: "secret-word" }),
      bot.gestures.interaction(ANA, { type: "block_suggestion", value: "secret-word" }),
      bot.gestures.interaction(ANA, { type: "workflow_step_edit", callback_id: "secret-word" }),
      bot.gestures.messageShortcut("secret-word", bot.slack.typed("T1", "UANA", "UANA", "x"), ANA),
    ];
    for (const gesture of odd)
      expect(await bot.send(gesture)).toMatchObject({ status: 200, said: [] });
    expect(JSON.stringify(bot.logged)).not.toContain("secret-word");
  });

  it("does not answer bots, and not itself", async () => {
    const { gesture } = bot.gestures.dmMessage("home", ANA);
    const event = gesture.payload.event as Record<string, unknown>;
    for (const from of [{ bot_id: "B9" }, { user: "UBOTT1" }, { subtype: "bot_message" }]) {
      const payload = { ...gesture.payload, event_id: `Ev${JSON.stringify(from).length}X` };
      const machine = { ...gesture, payload: { ...payload, event: { ...event, ...from } } };
      expect(await bot.send(machine)).toMatchObject({ status: 200, said: [] });
    }
  });

  it("refuses what is forged, stale, from the future or seen before", async () => {
    const command = () => bot.gestures.slashCommand("/gap", "enrolment=100", ANA);
    const off = (ms: number) => new Date(bot.clock.now().getTime() + ms);
    const statuses = [
      await bot.sender.send(command(), { secret: "another" }),
      await bot.sender.send(command(), { at: off(-301_000) }),
      await bot.sender.send(command(), { at: off(301_000) }),
      await bot.sender.send(command(), { headers: { "x-slack-signature": undefined } }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([401, 401, 401, 401]);
    const once = command();
    expect((await bot.sender.send(once)).status).toBe(200);
    expect((await bot.sender.send(once)).status).toBe(401);
    expect((await bot.sender.sslCheck()).status).toBe(200);
    expect((await bot.sender.urlVerification("abc")).body).toEqual({ challenge: "abc" });
  });
});
