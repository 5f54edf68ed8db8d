import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Prompts } from "../../src/prompts/load.ts";
import type { Checklist } from "../../src/tools/checklist.ts";
import { button, buttonsOf, createBot, shipped } from "../bot.ts";

const supplies: Checklist = {
  ...{ id: "supplies", title: "Supplies", minutes: 2 },
  audience: "People of your own district.",
  steps: [
    {
      ...{ id: "money", label: "Money", ask: "Which money?", type: "multiChoice", max: 2 },
      choices: [
        { value: "title", label: "Title I, Part A" },
        { value: "idea", label: "IDEA" },
        { value: "local", label: "Local and general funds" },
      ],
    },
    {
      ...{ id: "away", label: "Away", ask: "What is in the way?", type: "multiChoice", min: 0 },
      choices: [
        { value: "room", label: "Room" },
        { value: "time", label: "Time" },
      ],
    },
    { id: "note", label: "Note", ask: "Anything else?", type: "text", optional: true },
  ],
};
const prompts: Prompts = {
  ...shipped,
  checklists: new Map([...shipped.checklists, [supplies.id, supplies]]),
};

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot({ now: "2026-11-22T15:00:00Z", prompts });
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

type Heard = Awaited<ReturnType<typeof bot.say>>;
const press = (heard: Heard, label: string) => {
  const { id, value = "" } = button(heard.said.at(-1)?.reply, label);
  return bot.click(id, value);
};
const openForm = async () => {
  await bot.say("start supplies");
  return bot.say("form");
};
const labels = (heard: Heard) => buttonsOf(heard.said.at(-1)?.reply).map((one) => one.label);

describe("a question that takes several answers", () => {
  it("is ticked in its own place, and answered once Done is pressed", async () => {
    const asked = await bot.say("start supplies");
    expect(asked.text).toContain("Press all that apply");
    expect(labels(asked).slice(0, 4)).toEqual([
      ...["1. Title I, Part A", "2. IDEA", "3. Local and general funds", "Done"],
    ]);
    const once = await press(asked, "3. Local and general funds");
    expect(once.said).toHaveLength(1);
    expect(once.said[0]?.replaces).toBe(asked.said[0]?.key);
    const twice = await press(once, "1. Title I, Part A");
    expect(labels(twice).slice(0, 3)).toEqual([
      ...["✓ 1. Title I, Part A", "2. IDEA", "✓ 3. Local and general funds"],
    ]);
    const done = await press(twice, "Done");
    expect(done.text).toContain("Noted. Money: Title I, Part A, Local and general funds");
    expect(done.data).toMatchObject({ type: "question", step: "away" });
  });

  it("loses nothing by a second press, and takes a tick back by its own button alone", async () => {
    const asked = await bot.say("start supplies");
    await press(asked, "2. IDEA");
    const again = await press(asked, "2. IDEA");
    expect(labels(again)).toContain("✓ 2. IDEA");
    // Both pressed in the message as it was at first.
    const other = await press(asked, "3. Local and general funds");
    expect(labels(other)).toEqual(
      expect.arrayContaining(["✓ 2. IDEA", "✓ 3. Local and general funds"]),
    );
    const less = await press(other, "✓ 2. IDEA");
    expect(labels(less)).toContain("2. IDEA");
    await press(less, "Done");
    expect((await press(less, "Done")).text).toContain("I already have an answer for Money");
  });

  it.each([
    ["1, 3", "Title I, Part A, Local and general funds"],
    ["idea and local and general funds", "IDEA, Local and general funds"],
    ["Title I, Part A", "Title I, Part A"],
    ["2 3", "IDEA, Local and general funds"],
    ["title i, part a, and idea.", "Title I, Part A, IDEA"],
  ])("can be typed as %j", async (text, shown) => {
    await bot.say("start supplies");
    expect((await bot.say(text)).text).toContain(`Money: ${shown}\n`);
  });

  it("says how many there may be, and keeps the ticks", async () => {
    let heard = await bot.say("start supplies");
    expect((await press(heard, "Done")).text).toContain("At least 1 is needed");
    for (const label of ["1. Title I, Part A", "2. IDEA", "3. Local and general funds"])
      heard = await press(heard, label);
    const refused = await press(heard, "Done");
    expect(refused.text).toContain("You gave 3. There is room for 2.");
    expect(labels(refused).filter((label) => label.startsWith("✓"))).toHaveLength(3);
    expect((await bot.say("all")).refused).toBe(true);
  });

  it("takes none of them where that is an answer, by Done, in words and in a form", async () => {
    await bot.say("start supplies");
    const away = await bot.say("idea");
    expect((await press(away, "Done")).text).toContain("Away: None of them");
    await bot.say("back");
    expect((await bot.say("none")).text).toContain("Away: None of them");
    const { form } = await openForm();
    expect(form?.fields[0]).toMatchObject({ type: "choices" });
    expect(form?.fields[1]).toMatchObject({ type: "choices", optional: true });
    const done = await bot.submit(form?.id ?? "", { money: "title\nlocal", away: "", note: "" });
    expect(done.data.answers).toEqual({
      money: { value: ["title", "local"] },
      away: { value: [] },
      note: { skipped: "" },
    });
  });

  it("stays ticked when the run is saved, and opens ticked as a form", async () => {
    await press(await bot.say("start supplies"), "2. IDEA");
    await bot.say("save");
    expect(labels(await bot.say("resume"))).toContain("✓ 2. IDEA");
    const { form } = await bot.say("form");
    expect(form?.fields[0]).toMatchObject({ value: "idea" });
    expect((await bot.say("done")).text).toContain("Money: IDEA");
  });
});
