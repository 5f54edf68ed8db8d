import { describe, expect, it } from "vitest";
import { button, buttonsOf, createBot } from "../bot.ts";

describe("help", () => {
  it("shows every command the asker may use, on one screen", async () => {
    const bot = await createBot();
    const heard = await bot.say("help");
    expect(heard.text).toContain("cohort");
    expect(heard.text.split("\n").length).toBeLessThan(45);
    expect(bot.failures).toEqual([]);
  });

  it("answers unknown words with the nearest command and examples", async () => {
    const bot = await createBot();
    const heard = await bot.say("hepl");
    expect(heard).toMatchObject({ refused: true, data: { type: "error", nearest: "help" } });
    expect(heard.text).toContain("help");
  });

  it("answers in a channel for the asker's eyes only", async () => {
    const bot = await createBot();
    const heard = await bot.say("cohort", { in: "riverbend" });
    expect(heard.said).toMatchObject([{ to: "riverbend", privateTo: "ana" }]);
  });

  it("offers on the home page only what the person can do, and what is unfinished", async () => {
    const bot = await createBot();
    const labels = async (as: string) =>
      buttonsOf((await bot.say("home", { as })).said[0]?.reply).map(({ label }) => label);
    expect(await labels("stranger")).toEqual([
      "Join with a code",
      "Begin a cohort",
      "Estimate a need gap",
    ]);
    expect(await labels("ana")).toContain("Try something small");
    await bot.say("gap");
    const home = await bot.say("home");
    const asked = await bot.click(button(home.said[0]?.reply, "Go on: Need gap").id);
    expect(asked.data).toMatchObject({ type: "question", step: "enrolment" });
    expect(bot.failures).toEqual([]);
  });

  it.each(["ana", "ben", "olga", "pat"])("offers %s no button that turns them away", async (as) => {
    const bot = await createBot();
    const home = await bot.say("home", { as });
    for (const { id, value = "" } of buttonsOf(home.said[0]?.reply))
      expect([id, (await bot.click(id, value, { as })).refused]).toEqual([id, false]);
  });

  it("writes days and zones for people in the settings", async () => {
    const bot = await createBot();
    await bot.say("away until 4 Jan 2027");
    expect((await bot.say("settings")).text).toContain("Away until: Mon 4 Jan 2027");
    expect((await bot.say("settings", { as: "stranger" })).text).toContain("15:00 UTC");
    expect((await bot.say("privacy")).text).toContain("A count of 1 to 9 students");
  });

  it("stays silent when it is not addressed in a channel", async () => {
    const bot = await createBot();
    expect(await bot.overhear("gap analysis is due")).toMatchObject({ refused: false, said: [] });
  });
});
