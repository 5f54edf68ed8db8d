import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { button, buttonsOf, type Said } from "../bot.ts";
import { type Bot, withPlan } from "../plans/bench.ts";

let bot: Bot;
let idOf: (number: number) => string;
let reminder: Said;

/** Ana is reminded of two steps that are due tomorrow. */
beforeEach(async () => {
  ({ bot, idOf } = await withPlan());
  await bot.say("plan own 1-2 me");
  await bot.say("plan due 1-2 2027-01-12");
  const [said, ...more] = await bot.tick("2027-01-11T14:00:00Z");
  if (!said || more.length > 0) throw new Error("one reminder was due");
  reminder = said;
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const labels = ({ reply }: Said) => buttonsOf(reply).map(({ label }) => label);

/** The reminder as it stands after something was said: the newest message that took its place. */
const now = () =>
  bot.said.findLast(({ key, replaces }) => key === reminder.key && replaces === key);

describe("a reminder", () => {
  it("shows a step as done where it stands, and the click is answered once more in words", async () => {
    const heard = await bot.click(button(reminder.reply, "Done: step 1").id);
    expect(heard.said).toHaveLength(2);
    expect(heard.text).toContain("Done: 1. Agree what you need.");
    expect(now()?.text).toContain("One of your steps is waiting");
    expect(now()?.text).toContain("1. Agree what you need: done");
    expect(labels(now() as Said)).toEqual([
      "Done: step 2",
      "Snooze: step 2",
      "Change date: step 2",
    ]);
    await bot.click(`step:${idOf(2)}:snooze`, "", {});
    await bot.click(`step:${idOf(2)}:snooze:3`);
    expect(now()?.text).toContain("Nothing here waits for you any more");
    expect(now()?.text).toContain("put off until Thu 14 Jan 2027");
    expect(labels(now() as Said)).toEqual([]);
  });

  it("has its buttons back when what was done is undone", async () => {
    const { said } = await bot.click(button(reminder.reply, "Done: step 1").id);
    await bot.click(button(said.at(-1)?.reply, "Undo").id);
    expect(now()?.text).toContain("2 of your steps are waiting");
    expect(labels(now() as Said)).toEqual(labels(reminder));
  });

  it("tells a new date, a new owner and a skip, whoever decided it", async () => {
    await bot.submit(`step:${idOf(1)}:date`, { [idOf(1)]: "2027-02-26" });
    expect(now()?.text).toContain("1. Agree what you need: due in 46 days, Fri 26 Feb 2027");
    await bot.say("plan skip 1 not needed", { as: "ben" });
    expect(now()).toMatchObject({ to: "ana", text: expect.stringContaining("not needed") });
    await bot.say("plan own 2 me", { as: "ben" });
    expect(now()?.text).toContain("2. Ask the health department: somebody else has it now");
  });

  it("is left alone by what it does not name, and by a second click", async () => {
    await bot.say("plan done 3");
    expect(now()).toBeUndefined();
    await bot.click(`step:${idOf(1)}:done`);
    const again = await bot.click(`step:${idOf(1)}:done`, "", { as: "ben" });
    expect(again.said).toHaveLength(1);
    expect(again.text).toContain("This was done already");
  });

  it("makes way for the next one, which is a message of its own", async () => {
    await bot.say("plan done 1");
    const [next] = await bot.tick("2027-01-12T14:00:00Z");
    expect(next).toMatchObject({ key: reminder.key });
    expect(next?.replaces).toBeUndefined();
    expect(next?.reply.data).toMatchObject({ type: "reminder", steps: [{ number: 2 }] });
  });
});
