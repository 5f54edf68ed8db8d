import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTeamsBot, type TeamsBot } from "../teams/bot.ts";
import { inputsOf, wordsOf } from "../teams/cards.ts";

let bot: TeamsBot;
beforeEach(async () => {
  bot = await createTeamsBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
}, 30_000);

/** A button that somebody still has before them, pressed once more. */
const press = (found: ReturnType<TeamsBot["find"]>) =>
  bot.send(bot.hands.press(found, bot.actorOf({})));

/** More rows, and more in each, than a dialog is good for. */
const MANY = Array.from(
  { length: 100 },
  (_, at) =>
    `Provider number ${at + 1}; Jo Park; jo${at}@provider.example; ${"Clinic ".repeat(12)}`,
).join("\n");

describe("a tool that asks for rows, in Teams", { timeout: 60_000 }, () => {
  it("is answered row by row and by pasted lines, pressed twice and too late without harm", async () => {
    const asked = await bot.say("start providers");
    expect(asked.text).toContain("Which community providers could you work with?");
    const add = bot.find("Add a row");
    await bot.click("Add a row");
    expect((await bot.say("Riverbend Counseling")).text).toContain("Row 1");
    await bot.say("Jo Park");
    // The button of the question that was left: the row goes on.
    const late = await press(add);
    expect(late.text).toContain("another question now");
    for (let n = 0; n < 6; n++) await bot.say("skip");
    const pasted = await bot.say("Oak Center; Sam Lee\nElm Clinic");
    expect(pasted.text).toMatch(/Elm\sClinic/);
    const done = bot.find("Done");
    await bot.click("Done");
    const twice = await press(done);
    expect(twice.text).toContain(`I already have an answer for Providers: "3 rows"`);
    const confirm = bot.find("Confirm");
    const made = await bot.click("Confirm");
    expect(made.text).toContain("3 possible providers");
    const again = await press(confirm);
    expect(again.text).toContain("finished already");
    expect(await bot.store.reads.documents({ districtId: "alder" }, "providers")).toHaveLength(1);
  });

  it("is answered in a dialog", async () => {
    await bot.say("start providers");
    await bot.click("As a form");
    const wrong = await bot.fill({ list: "Riverbend Counseling; Jo Park; ; ; ; ; perhaps" });
    expect(wrong.state).toBe("complained");
    expect(wrong.errors).toContain("perhaps");
    const sent = await bot.fill({ list: "Riverbend Counseling; Jo Park\nOak Center" });
    expect(sent.state).toBe("closed");
    expect(sent.text).toContain("2 possible providers");
  });

  it("keeps a hundred rows that are too long for a dialog, and says so there", async () => {
    await bot.say("start providers");
    expect((await bot.say(MANY)).text).toContain("Provider number 100");
    await bot.click("As a form");
    const { card } = bot.dialog();
    expect(wordsOf(card)).toContain("too much of it for a form: Providers.");
    expect(inputsOf(card)).toEqual([]);
    const sent = await bot.fill({});
    expect(sent.state).toBe("closed");
    for (const all of [
      /100 possible providers/,
      /Provider\snumber\s1\n/,
      /Provider\snumber\s100\n/,
    ])
      expect(sent.text).toMatch(all);
  });
});

describe("a tool with boxes to tick, in Teams", { timeout: 60_000 }, () => {
  it("is answered by presses, some of them twice, by words, and to its end", async () => {
    await bot.say("start financing-ideas");
    const box = bot.find("5. Start small, then grow");
    await bot.click("5. Start small, then grow");
    await press(box);
    await bot.click("7. Build on what is there");
    await bot.click("✓ 7. Build on what is there");
    const next = await bot.click("Done");
    expect(next.text).toContain("Ideas to use: Start small, then grow");
    const late = await press(box);
    expect(late.text).toContain(
      'I already have an answer for Ideas to use: "Start small, then grow"',
    );
    await bot.say("1, 3");
    await bot.say("skip");
    const summary = await bot.say("skip");
    expect(summary.text).toContain("A school coordinator, Technology");
    const made = await bot.click("Confirm");
    expect(made.text).toContain("Start small, then grow");
  });

  it("is answered in a dialog, with the boxes of the conversation ticked", async () => {
    await bot.say("start financing-ideas");
    await bot.click("1. Several sources for one service");
    await bot.click("As a form");
    const box = inputsOf(bot.dialog().card).find(({ id }) => id === "field:strategies");
    expect(box?.value).toBe("braid");
    const sent = await bot.fill({
      first: "coordinator\ndata",
      own: "Shared nurse; 40 % more visits",
    });
    expect(sent.state).toBe("closed");
    expect(sent.text).toContain("Shared nurse");
  });
});
