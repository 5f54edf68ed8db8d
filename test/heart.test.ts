import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startHeart } from "../src/heart.ts";

beforeEach(() => vi.useFakeTimers({ now: new Date("2026-11-16T15:00:01Z") }));
afterEach(() => vi.useRealTimers());

const logged: string[] = [];
const write = (_: object, text: string) => void logged.push(text);
const log = { error: write, warn: write, info: write };

/** A program whose beats end when they are told to. */
function slowApp() {
  const ends: (() => void)[] = [];
  let most = 0;
  let under = 0;
  let beats = 0;
  const beat = () => {
    beats++;
    most = Math.max(most, ++under);
    return new Promise<void>((resolve) => ends.push(resolve)).finally(() => under--);
  };
  const app = { beat, courier: async () => 0 } as unknown as Parameters<typeof startHeart>[0];
  const end = () => ends.splice(0).forEach((one) => void one());
  return { app, end, beats: () => beats, most: () => most };
}

it("beats at once and every fifteen seconds, and no beat is run over by the next", async () => {
  const { app, end, beats, most } = slowApp();
  const printed = (["log", "warn", "error", "info"] as const).map((on) => vi.spyOn(console, on));
  const heart = startHeart(app, log);
  expect(beats(), "at once").toBe(1);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(beats(), "while the first goes on").toBe(1);
  end();
  await vi.advanceTimersByTimeAsync(60_000);
  end();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(beats()).toBeGreaterThan(2);
  expect(most()).toBe(1);
  expect(logged).toContain("a beat was late, or left out");
  for (const spy of printed) expect(spy).not.toHaveBeenCalled();
  end();
  await heart.stop();
});

it("ends once the beat under way has ended, and says how long ago the last one was", async () => {
  const { app, end } = slowApp();
  const heart = startHeart(app, log);
  let stopped = false;
  const stopping = heart.stop().then(() => {
    stopped = true;
  });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(stopped).toBe(false);
  end();
  await stopping;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(heart.age()).toBeGreaterThanOrEqual(5_000);
});
