import { describe, expect, it } from "vitest";
import { createBot } from "../bot.ts";

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

  it("stays silent when it is not addressed in a channel", async () => {
    const bot = await createBot();
    expect(await bot.overhear("gap analysis is due")).toMatchObject({ refused: false, said: [] });
  });
});
