import { expect, it } from "vitest";
import type { Fault } from "../../../slack/fake/faults.ts";
import { insist, setScene } from "./scene.ts";

const FAULTS: Fault[] = ["500", "reset-before", "reset-after", "5xx-after", "garbage-after"];
const story = (name: string, words: number) =>
  Array.from({ length: words }, (_, n) => `${name}-${n}`).join(" ");

it.each([1, 2, 3])(
  "parts, threads, direct messages and changes stand once while four calls in ten fail (%i)",
  { timeout: 60_000 },
  async (seed) => {
    const scene = await setScene({ settleMs: 1 });
    FAULTS.forEach((fault, n) => {
      scene.slack.fail({ chance: 0.1, seed: seed * 10 + n }, fault);
    });
    const say = async (text: string, places = {}, more = {}) =>
      (await insist(scene.deliver, scene.message(text, more), places)).receipt;
    const to = { platform: "slack" as const, tenant: "T1", conversation: "U1" };

    const parent = await say(story("first", 1_600));
    await say(story("reply", 1_600), { parent });
    const grown = await say(story("changed", 2_600), { replaces: parent });
    await say(story("direct", 1_600), {}, { to });
    const shrunk = await say("short", { replaces: grown });
    await say("last");

    const roots = scene.slack.channel("T1", "C1").history.filter((one) => !one.thread_ts);
    expect(roots.map(({ text }) => text)).toEqual(["short", "last"]);
    expect(shrunk.ts).toBe(parent.ts);
    const replies = scene.texts("C1").filter((text) => text.startsWith("reply-"));
    for (const texts of [replies, scene.texts("U1")]) {
      expect(texts.length).toBeGreaterThan(1);
      expect(new Set(texts).size, "no part twice").toBe(texts.length);
    }
    await scene.slack.close();
  },
);
