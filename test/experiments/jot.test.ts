import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buttonsOf, createBot } from "../bot.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const test = (question: string) =>
  bot.say(`try question="${question}" prediction="b" measure="c" stop="in 3 weeks"`);
/** What "Jot this for our experiment" on somebody's message arrives as. */
const shortcut = (text: string, as = "ben") => bot.command("jot", text, { as, in: "alder-team" });
const notes = async () =>
  (await bot.store.reads.openExperiments("alder")).map(({ jots }) => jots.map(({ text }) => text));

describe("a note made of a message in a channel", () => {
  it("is kept as it was written, and only its maker is told", async () => {
    await test("one");
    const heard = await shortcut("More families\ncall ahead = good");
    expect(heard.said).toMatchObject([{ to: "alder-team", privateTo: "ben" }]);
    expect(await notes()).toEqual([["More families\ncall ahead = good"]]);
  });

  it("names whom it mentions, for those who read it later", async () => {
    await test("one");
    await shortcut("@ana saw it first, @nobody else; mail x.y@ben.org");
    expect(await notes()).toEqual([["@Ana Lopez saw it first, @nobody else; mail x.y@ben.org"]]);
  });

  it("asks which test is meant where several are under way, and keeps all of it then", async () => {
    await test("one");
    await test("two");
    const note = "x".repeat(1000);
    const asked = await shortcut(note);
    expect(asked.said).toMatchObject([{ privateTo: "ben" }]);
    const second = buttonsOf(asked.said[0]?.reply)[1];
    const where = { as: "ben", in: "alder-team" };
    for (const _ of [1, 2]) await bot.click(second?.id ?? "", second?.value ?? "", where);
    expect(await notes()).toEqual([[], [note]]);
  });

  it.each([
    ["no test is under way", "words", "no test under way", 0],
    ["the message has no words", "", "a picture alone", 1],
    ["it is too long", "x".repeat(1001), "1,001 characters", 1],
  ])("is refused in private when %s", async (_, text, said, tests) => {
    if (tests > 0) await test("one");
    const heard = await shortcut(text);
    expect(heard).toMatchObject({ refused: true, said: [{ privateTo: "ben" }] });
    expect(heard.text).toContain(said);
    expect((await notes()).flat()).toEqual([]);
  });

  it("is not made by somebody who is in no district, or looks on", async () => {
    await test("one");
    for (const as of ["stranger", "pat", "olga"])
      expect((await shortcut("words", as)).refused).toBe(true);
    expect((await notes()).flat()).toEqual([]);
  });
});
