import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSlackBot, type SlackBot } from "../slack/bot.ts";
import { wordsOf } from "../slack/fake/shapes.ts";

let bot: SlackBot;
beforeEach(async () => {
  bot = await createSlackBot({ now: "2027-03-01T16:00:00Z" });
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const ANA = { team: "T1", user: "UANA" };

describe("where things are said in Slack", () => {
  it("shows the App Home when it is opened, and answers its buttons in the conversation", async () => {
    expect(bot.home()).toBeUndefined();
    const { said } = await bot.send(bot.gestures.homeOpened(ANA));
    expect(said.map(({ method, to }) => [method, to])).toEqual([["views.publish", "UANA"]]);
    expect(wordsOf(bot.home())).toContain("Hello Ana Lopez");
    const begun = await bot.click("Need gap", { in: "home" });
    const posted = begun.said.filter(({ method }) => method === "chat.postMessage");
    expect(posted.map(({ to }) => to)).toEqual(["UANA"]);
    expect(posted[0]?.text).toContain("How many students does your district have?");
    const { said: none } = await bot.send(bot.gestures.homeOpened(ANA, "messages"));
    expect(none).toEqual([]);
  });

  it("keeps a run that is answered in a thread in that thread", async () => {
    const { message } = bot.gestures.dmMessage("About our numbers", ANA);
    const thread = { thread: message.ts };
    for (const words of ["gap", "8,400", "1,120"]) {
      const { said } = await bot.dm(words, thread);
      expect(said.map((one) => one.thread)).toEqual([message.ts]);
    }
    const top = bot.seen().filter(({ thread_ts }) => thread_ts === undefined);
    expect(top).toEqual([]);
  });

  it("takes a question that is for one district's eyes out of a channel", async () => {
    const { said } = await bot.mention("gap", { in: "CRIVERBEND" });
    expect(said.map(({ method, to }) => [method, to])).toEqual([
      ["chat.postEphemeral", "UANA"],
      ["chat.postMessage", "UANA"],
    ]);
    expect(bot.seen({ as: "dee" })).toEqual([]);
    expect(bot.slack.channel("T1", "CRIVERBEND").history.map(({ user }) => user)).toEqual(["UANA"]);
  });

  it("says nothing where it was not spoken to", async () => {
    const before = bot.slack.calls.length;
    const said = bot.slack.typed("T1", "CRIVERBEND", "UANA", "Lunch?");
    const { text, user, ts } = said;
    const event = { type: "message", channel: "CRIVERBEND", channel_type: "channel" };
    await bot.send(bot.gestures.event(ANA, { ...event, text, user, ts, event_ts: ts }));
    expect(bot.heardSince(before)).toEqual([]);
  });

  it("reads an edited answer once, says so in its thread, and keeps silent about links that Slack unfolds", async () => {
    const { message: root } = bot.gestures.dmMessage("Numbers", ANA);
    const where = { ...ANA, thread: root.ts };
    await bot.dm("gap", { thread: root.ts });
    const { gesture, message } = bot.gestures.dmMessage("8,400", where);
    await bot.send(gesture);
    const edited = await bot.send(bot.gestures.edited(message, "9,999", ANA));
    expect(edited.said.map(({ thread }) => thread)).toEqual([root.ts]);
    expect((await bot.send(bot.gestures.edited(message, "9,999", ANA))).said).toEqual([]);
    expect((await bot.dm("back", { thread: root.ts })).text).not.toContain("9,999");
  });

  it("never lets typed text become a mention, a link or formatting", async () => {
    const typed = "<!channel> <@UDEE> *bold* <https://evil.example|here> & `code`";
    const sent = await bot.dm(
      `try question="${typed}" prediction="P" measure="M" stop="in 3 weeks"`,
    );
    expect(sent.text).toContain("&lt;!channel&gt; &lt;@UDEE&gt;");
    const raw = JSON.stringify(sent.said.map(({ blocks }) => blocks));
    expect(raw).toContain("*bold*");
    expect(raw).not.toMatch(/"mrkdwn"|"type":"(link|user|broadcast)"/);
  });
});
