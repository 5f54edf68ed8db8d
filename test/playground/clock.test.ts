import { describe, expect, it } from "vitest";
import { openStore } from "../../db/open.ts";
import { openMovableClock, travel } from "../../src/playground/clock.ts";
import { createBot } from "../bot.ts";
import { undated } from "../undated.ts";

describe("the playground's clock", () => {
  it("goes on from where it was put, also after a restart", async () => {
    const store = await openStore(":memory:");
    let real = new Date("2026-11-22T12:00:00Z");
    const clock = await openMovableClock(store, { now: () => real });
    await clock.set(new Date("2026-12-01T09:00:00Z"));
    real = new Date("2026-11-22T12:05:00Z");
    expect(clock.now()).toEqual(new Date("2026-12-01T09:05:00Z"));
    const again = await openMovableClock(store, { now: () => real });
    expect(again.now()).toEqual(new Date("2026-12-01T09:05:00Z"));
  });

  it("never moves back", async () => {
    const store = await openStore(":memory:");
    const now = new Date("2026-11-22T12:00:00Z");
    const clock = await openMovableClock(store, { now: () => now });
    await clock.set(new Date("2026-11-01T00:00:00Z"));
    expect(clock.now()).toEqual(now);
  });

  it("takes two moves at once, and stands at the later one", async () => {
    const store = await openStore(":memory:");
    const now = new Date("2026-11-22T12:00:00Z");
    const clock = await openMovableClock(store, { now: () => now });
    const days = [1, 2].map((days) => new Date(now.getTime() + days * 86_400_000));
    await Promise.all(days.map((day) => clock.set(day)));
    expect(clock.now()).toEqual(days[1]);
    expect((await openMovableClock(store, { now: () => now })).now()).toEqual(days[1]);
  });

  it("stops at every due moment on the way, so that each reminder comes at its own time", async () => {
    const bot = await createBot({ prompts: undated, now: "2026-11-16T15:00:00Z" });
    await bot.say("plan new community-partners new-partners=no");
    await bot.say("plan own 1 me");
    await bot.say("plan due 1 2026-12-01");
    const before = bot.said.length;
    const clock = { now: bot.clock.now, set: async (at: Date) => bot.set(at.toISOString()) };
    const { store, app } = bot;
    await travel({ clock, store, ...app }, new Date("2026-12-02T20:00:00Z"));
    const reminders = bot.said.slice(before).filter(({ reply }) => reply.data?.type === "reminder");
    expect(reminders.map(({ at }) => at.toISOString())).toEqual([
      "2026-11-24T14:00:00.000Z",
      "2026-11-30T14:00:00.000Z",
      "2026-12-01T14:00:00.000Z",
      "2026-12-02T14:00:00.000Z",
    ]);
    expect(bot.clock.now().toISOString()).toBe("2026-12-02T20:00:00.000Z");
  });
});
