import { afterEach, describe, expect, it } from "vitest";
import { createTeamsBot, type TeamsBot } from "../../../teams/bot.ts";
import { inputsOf } from "../../../teams/cards.ts";
import type { Activity } from "../../../teams/gestures.ts";

let bot: TeamsBot;
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

/** As a client asks again that got no answer: the same act under a new id, a little later. */
const again = (activity: Activity): Activity => ({
  ...{ ...activity, id: "f:another", timestamp: "2026-11-16T15:00:05.000Z" },
});

/** The first part of a form, with what makes it good. */
async function firstPart(typed: Record<string, string>) {
  bot = await createTeamsBot();
  await bot.say("gap");
  await bot.click("As a form");
  const { card, send } = bot.dialog();
  const [action] = card.actions as { data: object }[];
  return send({ ...action?.data, ...typed });
}

describe("asked the same again, since the answer got lost", () => {
  it("shows the next part of a form once more, and keeps what was sent in once", async () => {
    const asked = await firstPart({ "field:enrolment": "8400", "field:screeners": "1120" });
    const first = await bot.send(asked);
    const second = await bot.send(again(asked));
    expect(first.body).toHaveProperty("task.type", "continue");
    expect(second).toEqual({ ...first, said: [], text: "" });
  });

  it("shows the mistakes once more, and takes what was mended after them", async () => {
    const asked = await firstPart({ "field:enrolment": "many" });
    const first = await bot.send(asked);
    expect(JSON.stringify(first.body)).toContain("⚠️");
    expect((await bot.send(again(asked))).body).toEqual(first.body);
    const mended = await bot.submit({ enrolment: "8400" });
    expect(mended.state).toBe("next");
    expect(inputsOf(bot.dialog().card).map(({ id }) => id)).not.toContain("field:enrolment");
  });

  it("opens the same form once more", async () => {
    bot = await createTeamsBot();
    await bot.say("gap");
    const { activity, body } = await bot.click("As a form");
    expect(body).toHaveProperty("task.type", "continue");
    expect((await bot.send(again(activity))).body).toEqual(body);
  });

  it("says the same to a press once more, and presses once", async () => {
    bot = await createTeamsBot();
    await bot.say("gap");
    for (const line of ["8,400", "1,120"]) await bot.say(line);
    const { activity, body, text } = await bot.click("None");
    expect(text).toContain("Noted");
    const second = await bot.send(again(activity));
    expect(second).toMatchObject({ body, said: [] });
    // Pressed once more by hand, it is another press.
    const later = { ...again(activity), localTimestamp: "2026-11-16T15:00:09.000+00:00" };
    expect((await bot.send(later)).said).not.toEqual([]);
  });
});
