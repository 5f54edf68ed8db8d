import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createAlarm } from "../src/alarm.ts";

beforeEach(() => vi.useFakeTimers({ now: new Date("2026-11-16T15:00:00Z") }));
afterEach(() => vi.useRealTimers());

const inMs = (ms: number) => new Date(Date.now() + ms);
const clock = { now: () => new Date() };

it("rings once, at the earliest of the moments it was given", () => {
  const rung: string[] = [];
  const alarm = createAlarm(clock);
  alarm.set(inMs(5_000), () => rung.push("late"));
  alarm.set(inMs(2_000), () => rung.push("early"));
  alarm.set(inMs(9_000), () => rung.push("latest"));
  vi.advanceTimersByTime(1_999);
  expect(rung).toEqual([]);
  vi.advanceTimersByTime(20_000);
  expect(rung).toEqual(["early"]);
});

it("can be set again from its own ring, also for a moment that has passed", () => {
  let rings = 0;
  const alarm = createAlarm(clock);
  const ring = () => {
    if (++rings < 3) alarm.set(inMs(-1_000), ring);
  };
  alarm.set(inMs(0), ring);
  vi.advanceTimersByTime(10);
  expect(rings).toBe(3);
});

it("does not wait longer than a beat, and not at all once it is stopped", () => {
  const rung: string[] = [];
  const alarm = createAlarm(clock);
  alarm.set(inMs(3_600_000), () => rung.push("looked again"));
  vi.advanceTimersByTime(15_000);
  alarm.set(inMs(1_000), () => rung.push("stopped"));
  alarm.stop();
  vi.advanceTimersByTime(15_000);
  expect(rung).toEqual(["looked again"]);
});

it("keeps no process running", () => {
  vi.useRealTimers();
  const timers = () => process.getActiveResourcesInfo().filter((one) => one === "Timeout").length;
  const before = timers();
  const alarm = createAlarm(clock);
  alarm.set(inMs(10_000), () => undefined);
  expect(timers()).toBe(before);
  alarm.stop();
});
