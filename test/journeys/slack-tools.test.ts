import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSlackBot, type SlackBot } from "../slack/bot.ts";

let bot: SlackBot;
beforeEach(async () => {
  bot = await createSlackBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
}, 30_000);

/** More rows, and more in each, than a modal is good for. */
const MANY = Array.from(
  { length: 100 },
  (_, at) =>
    `Provider number ${at + 1}; Jo Park; jo${at}@provider.example; ${"Clinic ".repeat(12)}`,
).join("\n");

const inputs = async () =>
  (await bot.modal()).view.blocks.flatMap(({ type, block_id }) =>
    type === "input" ? [block_id] : [],
  );

describe("a tool that asks for rows, in Slack", { timeout: 60_000 }, () => {
  it("is answered row by row and by pasted lines, pressed twice and too late without harm", async () => {
    const asked = await bot.dm("start providers");
    expect(asked.text).toContain("Which community providers could you work with?");
    const add = bot.find("Add a row");
    await bot.click("Add a row");
    expect((await bot.dm("Riverbend Counseling")).text).toContain("Row 1");
    await bot.dm("Jo Park");
    // The button of the question that was left: the row goes on.
    const late = await bot.send(
      bot.gestures.click(add, { team: "T1", user: "UANA", channel: "UANA" }),
    );
    expect(late.text).toContain("another question now");
    for (let n = 0; n < 6; n++) await bot.dm("skip");
    const pasted = await bot.dm("Oak Center; Sam Lee\nElm Clinic");
    expect(pasted.text).toContain("Elm Clinic");
    const done = bot.find("Done");
    await bot.click("Done");
    const twice = await bot.send(
      bot.gestures.click(done, { team: "T1", user: "UANA", channel: "UANA" }),
    );
    expect(twice.text).toContain(`I already have an answer for Providers: "3 rows"`);
    const confirm = bot.find("Confirm");
    const made = await bot.click("Confirm");
    expect(made.text).toContain("3 possible providers");
    const again = await bot.send(
      bot.gestures.click(confirm, { team: "T1", user: "UANA", channel: "UANA" }),
    );
    expect(again.text).toContain("finished already");
    expect(await bot.store.reads.documents({ districtId: "alder" }, "providers")).toHaveLength(1);
  });

  it("is answered in a modal", async () => {
    await bot.dm("start providers");
    await bot.click("As a form");
    const wrong = await bot.fill({ list: "Riverbend Counseling; Jo Park; ; ; ; ; perhaps" });
    expect(wrong.state).toBe("complained");
    expect(wrong.errors["field:list"]).toContain("perhaps");
    const sent = await bot.fill({ list: "Riverbend Counseling; Jo Park\nOak Center" });
    expect(sent.state).toBe("closed");
    expect(sent.text).toContain("2 possible providers");
  });

  it("keeps a hundred rows that are too long for a modal, and says so there", async () => {
    await bot.dm("start providers");
    expect((await bot.dm(MANY)).text).toContain("Provider number 100");
    await bot.click("As a form");
    const { view } = await bot.modal();
    expect(JSON.stringify(view.blocks)).toContain("too much of it for a form: Providers.");
    expect(await inputs()).toEqual([]);
    const sent = await bot.fill({});
    expect(sent.state).toBe("closed");
    for (const all of ["100 possible providers", "Provider number 1,", "Provider number 100,"])
      expect(sent.text).toContain(all);
  });
});

describe("a tool with boxes to tick, in Slack", { timeout: 60_000 }, () => {
  it("is answered by presses, some of them twice, by words, and to its end", async () => {
    const asked = await bot.dm("start financing-ideas");
    expect(asked.text).toMatch(
      /Answers: 1\. Several sources for one service; 2\..*budget line of its own\./,
    );
    const box = bot.find("5. Start small, then grow");
    await bot.click("5. Start small, then grow");
    await bot.send(bot.gestures.click(box, { team: "T1", user: "UANA", channel: "UANA" }));
    await bot.click("7. Build on what is there");
    await bot.click("✓ 7. Build on what is there");
    const next = await bot.click("Done");
    expect(next.text).toContain("Ideas to use: Start small, then grow");
    const late = await bot.send(
      bot.gestures.click(box, { team: "T1", user: "UANA", channel: "UANA" }),
    );
    expect(late.text).toContain(
      'I already have an answer for Ideas to use: "Start small, then grow"',
    );
    await bot.dm("1, 3");
    await bot.dm("skip");
    const summary = await bot.dm("skip");
    expect(summary.text).toContain("A school coordinator, Technology");
    const made = await bot.click("Confirm");
    expect(made.text).toContain("Start small, then grow");
  });

  it("is answered in a modal, with the boxes of the conversation ticked", async () => {
    await bot.dm("start financing-ideas");
    await bot.click("1. Several sources for one service");
    await bot.click("As a form");
    const { view } = await bot.modal();
    const box = view.blocks.find(({ block_id }) => block_id === "field:strategies");
    expect(box?.element).toMatchObject({ initial_options: [{ value: "braid" }] });
    const sent = await bot.fill({
      first: "coordinator\ndata",
      own: "Shared nurse; 40 % more visits",
    });
    expect(sent.state).toBe("closed");
    expect(sent.text).toContain("Shared nurse");
  });
});
