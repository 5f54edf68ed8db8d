import { afterEach, expect, it } from "vitest";
import { createSlackBot, type SlackBot } from "../slack/bot.ts";

let bot: SlackBot;
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

it("holds the same conversation over Socket Mode: a command, words, a button and a form", async () => {
  bot = await createSlackBot({ socket: true });
  const line = "enrolment=8400 screeners=1120 referrals=610 crisis=74/18 served=1050";
  const { body } = await bot.slash("/gap", line);
  expect(body?.text).toContain("Not yet served: about 617 (88 to 698)");
  expect((await bot.dm("plan new community-partners new-partners=no")).text).toContain("is ready");
  expect((await bot.click(/^I take every step/)).text).toContain("Yours now");
  await bot.slash("/cohort", "gap form");
  const filled = await bot.fill({ enrolment: "8,400", screeners: "1120", served: "700" });
  expect(filled.state).toBe("closed");
  expect(filled.text).toContain("Not yet served");
  expect(bot.slack.socket.acks).toHaveLength(4 + filled.titles.length);
});

it("refuses over HTTP what comes to a bot that only has a socket", async () => {
  bot = await createSlackBot({ socket: true });
  const gesture = bot.gestures.slashCommand("/gap", "100", { team: "T1", user: "UANA" });
  expect((await bot.sender.send(gesture)).status).toBe(404);
});

it("does a frame that is sent again once, and goes on after the connection was refreshed or lost", async () => {
  bot = await createSlackBot({ socket: true });
  await bot.dm('try question="Q" prediction="P" measure="M" stop="in 3 weeks"');
  const { gesture } = bot.gestures.dmMessage("jot First", { team: "T1", user: "UANA" });
  expect((await bot.send(gesture)).said).toHaveLength(1);
  const opened = () => bot.slack.calls.filter(({ method }) => method.includes("connections.open"));
  for (const end of [() => bot.slack.socket.disconnect(), bot.slack.socket.cut]) {
    const before = opened().length;
    end();
    await expect.poll(() => opened().length, { timeout: 10_000 }).toBe(before + 1);
    await bot.slack.socket.connected();
    expect((await bot.send(gesture, { retry: { num: 1, reason: "timeout" } })).said).toEqual([]);
  }
  const { text } = await bot.dm("jots");
  expect(text.match(/First/g)).toHaveLength(1);
});
