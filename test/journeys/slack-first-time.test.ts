import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createBrowser, install } from "../adapters/slack/install/bench.ts";
import { createSlackBot, type SlackBot } from "../slack/bot.ts";
import { wordsOf } from "../slack/fake/shapes.ts";

let bot: SlackBot;
beforeEach(async () => {
  bot = await createSlackBot({ now: "2027-03-01T16:00:00Z", oauth: true });
  bot.slack.addWorkspace({
    ...{ team: "T5", name: "Lakeside" },
    users: [{ id: "U7", name: "farah", realName: "Farah Quinn", tz: "America/Denver" }],
    channels: [{ id: "C7", name: "lakeside", members: ["U7"] }],
  });
  await install({ origin: bot.url }, "T5", createBrowser());
  await bot.settle();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const farah = { team: "T5", user: "U7" };
const page = () => wordsOf(bot.home(farah));

describe("a person's first minutes in a workspace that has just installed the bot", () => {
  it("greets by name and shows the right zone on the App Home without opening it twice", async () => {
    const { said } = await bot.send(bot.gestures.homeOpened(farah));
    expect(said[0]?.words).toMatch(/^Hello\n/);
    const settled = () => bot.settle().then(page);
    await expect.poll(settled).toContain("Hello Farah Quinn");
    expect(page()).toContain("America/Denver");
    const before = bot.slack.calls.length;
    await bot.send(bot.gestures.homeOpened(farah));
    await bot.settle();
    expect(bot.heardSince(before)).toHaveLength(1);
  });

  it("never calls anyone by what Slack numbers them as", async () => {
    expect((await bot.dm("hello", farah)).text).toMatch(/^Hello\n/);
    await expect.poll(async () => (await bot.dm("hello", farah)).text).toContain("Farah Quinn");
  });

  it("gives a cohort founded at once the zone of its founder", async () => {
    expect((await bot.slash("/cohort", "new Lakes", farah)).text).toContain("Lakes");
    await expect
      .poll(async () => (await bot.slash("/cohort", "cohort", farah)).text)
      .toContain("Time zone of the cohort: Mountain");
    await bot.dm("cohort zone UTC", farah);
    bot.set("2027-03-03T16:00:00Z");
    await bot.send(bot.gestures.homeOpened(farah));
    await bot.settle();
    expect((await bot.dm("cohort", farah)).text).toContain("Time zone of the cohort: UTC");
  });

  it("offers a button for a form that was typed for, says so in the channel, and warns nobody", async () => {
    const { said } = await bot.mention("gap form", { ...farah, in: "C7" });
    expect(said.map(({ method, to }) => [method, to])).toEqual([
      ["chat.postEphemeral", "U7"],
      ["chat.postMessage", "U7"],
    ]);
    expect(said[1]?.text).toContain("This button opens the form");
    await bot.click("As a form", farah);
    expect((await bot.modal(farah)).view.title).toMatchObject({ text: "Need gap" });
    expect(bot.logged.filter(({ level }) => level !== "info")).toEqual([]);
  });

  it("answers unknown words with a way to everything it knows", async () => {
    const { text } = await bot.dm("what can you do?", farah);
    expect(text).toContain('say "help"');
    expect((await bot.click("What I can do", farah)).text).toContain("Join a cohort with a code");
  });
});
