import { beforeEach, describe, expect, it } from "vitest";
import { button, createBot } from "../../bot.ts";

type Bot = Awaited<ReturnType<typeof createBot>>;

/** Ana's goal: 1,050 students with care today, a quarter more by the end of June. */
const GOAL = ["start goal", "1", "1050", "+25 %", "June 30", "none", "skip", "confirm"];

async function sayAll(bot: Bot, lines: string[]) {
  let heard = await bot.say("help");
  for (const line of lines) heard = await bot.say(line);
  return heard;
}

describe("the result of a tool", () => {
  let bot: Bot;
  beforeEach(async () => {
    bot = await createBot();
  });

  it("can be read again, by its name, its title or from the list", async () => {
    const made = await sayAll(bot, GOAL);
    const again = await bot.say("result goal");
    expect(again.text).toContain("Goal: 1,313 students with care");
    expect(again.data).toMatchObject({ type: "goal", document: made.data.document });
    const list = await bot.say("result");
    const [shown] = (await bot.click(button(list.said[0]?.reply, "Goal").id)).said;
    expect(shown?.text).toBe(again.text);
  });

  it("is not said to be gone where only a change of it is stopped", async () => {
    const first = await sayAll(bot, GOAL);
    await bot.click(button(first.said[0]?.reply, "Change it").id);
    expect((await bot.say("stop")).text).toContain('"Goal" has no new result');
    expect((await bot.say("result goal")).text).toContain("Goal: 1,313 students with care");
  });

  it("is taken away as Markdown that names tool, district and day", async () => {
    await sayAll(bot, GOAL);
    const page = await bot.say("result goal page");
    expect(page.text).toMatch(/^# Goal: 1,313 students with care/);
    expect(page.text).toMatch(/Goal\. Alder Falls, Mon 16 Nov 2026\.\n$/);
    expect(page.data).toMatchObject({ type: "page", format: "markdown" });
  });

  it("is changed from its answers, and what it was stays readable", async () => {
    const first = await sayAll(bot, GOAL);
    const reply = first.said[0]?.reply;
    const summary = await bot.click(button(reply, "Change it").id);
    expect(summary.text).toContain("3. Where it should be: +25 %");
    await sayAll(bot, ["edit 3", "1400"]);
    const second = await bot.say("confirm");
    expect(second.text).toContain("1,400 students with care");
    const rows = await bot.store.reads.documents({ districtId: "alder" }, "goal");
    expect(rows.map(({ replacesId }) => replacesId)).toEqual([null, first.data.document]);
    const history = await bot.say("result goal history");
    expect(history.text).toContain("Where it should be: +25 % → 1400");
    expect(history.data.versions).toEqual([second.data.document, first.data.document]);
  });

  it("is begun again with the answers of last time, each to be kept or changed", async () => {
    await sayAll(bot, GOAL);
    const first = await bot.say("start goal");
    expect(first.text).toContain("known from before");
    expect(first.text).toContain("Your answer so far: More students get care");
    await sayAll(bot, ["keep", "1100", "keep", "keep", "skip", "skip"]);
    const made = await bot.say("confirm");
    expect(made.text).toContain("Goal: 1,375 students with care");
  });

  it("leaves what was only suggested out of the document when it is stopped half-way", async () => {
    await sayAll(bot, GOAL);
    await sayAll(bot, ["start goal", "keep", "save"]);
    const rows = await bot.store.reads.documents({ districtId: "alder" }, "goal");
    expect(rows).toHaveLength(1);
  });

  it("is the district's: a colleague reads it, another district and an observer do not", async () => {
    const { said } = await sayAll(bot, GOAL);
    const change = button(said[0]?.reply, "Change it").id;
    const page = button(said[0]?.reply, "As a page").id;
    expect((await bot.say("result goal", { as: "ben" })).text).toContain("1,313");
    for (const as of ["fay", "olga"]) {
      expect((await bot.say("result goal", { as })).text).not.toContain("1,313");
      for (const id of [change, page]) {
        const heard = await bot.click(id, "", { as });
        expect(heard.refused).toBe(true);
        expect(heard.text).not.toContain("1,313");
      }
    }
  });

  it("is not found under words that name nothing, and nothing breaks on made-up buttons", async () => {
    const heard = await bot.say("result moon");
    expect(heard.refused).toBe(true);
    expect(heard.text).toContain('no result for "moon"');
    for (const id of ["result:", "result:nothing:page", "result:nothing:edit", "result:x:y:z"])
      expect((await bot.click(id)).refused).toBe(true);
    expect(bot.failures).toEqual([]);
  });
});
