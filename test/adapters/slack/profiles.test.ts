import { describe, expect, it } from "vitest";
import { createProfiles } from "../../../adapters/slack/profiles.ts";
import { DeliveryError } from "../../../src/core/delivery.ts";
import type { Incoming } from "../../../src/core/incoming.ts";

const ben = {
  ok: true,
  user: {
    ...{ id: "U1", name: "ben.carter", real_name: "Ben Carter", tz: "America/Chicago" },
    ...{ locale: "en-US", profile: { display_name: "ben 🌴" } },
  },
};

function setUp(answer: () => Promise<Record<string, unknown>> = async () => ben) {
  let now = new Date("2026-11-22T16:00:00Z");
  const asked: string[] = [];
  const heard: Incoming[] = [];
  const logged: string[] = [];
  const log = (facts: object, text: string) => logged.push(JSON.stringify({ ...facts, text }));
  const profiles = createProfiles({
    call: async (tenant, method, args) => {
      asked.push(`${tenant} ${method} ${args.user}`);
      return answer();
    },
    receive: async (incoming) => {
      heard.push(incoming);
      return { status: "applied", refused: false };
    },
    clock: { now: () => now },
    log: { error: log, warn: log, info: log },
  });
  const later = (minutes: number) => {
    now = new Date(now.getTime() + minutes * 60_000);
  };
  return { profiles, asked, heard, logged, later };
}

const met = { tenant: "T1", userId: "U1" };

describe("a person's profile", () => {
  it("is asked for when they do something, and told to the program", async () => {
    const { profiles, asked, heard } = setUp();
    profiles.met(met);
    await expect.poll(() => heard).toHaveLength(1);
    expect(asked).toEqual(["T1 users.info U1"]);
    expect(heard[0]).toMatchObject({
      ...{ type: "introduced", handle: "ben.carter", id: "slack:T1:introduced:U1:2026-11-22" },
      from: { userId: "U1", name: "Ben Carter", zone: "America/Chicago", locale: "en-US" },
      at: { platform: "slack", tenant: "T1", conversation: "U1" },
    });
  });

  it("is asked for once a day", async () => {
    const { profiles, heard, asked, later } = setUp();
    for (let i = 0; i < 5; i++) profiles.met(met);
    await expect.poll(() => heard).toHaveLength(1);
    later(23 * 60);
    profiles.met(met);
    expect(asked).toHaveLength(1);
    later(61);
    profiles.met(met);
    await expect.poll(() => heard).toHaveLength(2);
  });

  it.each([
    ["a refusal", async () => Promise.reject(new DeliveryError("hopeless", "missing_scope"))],
    ["a surprise", async () => ({ ok: true, user: "Ben Carter" })],
  ])("that Slack answers with %s is asked for again ten minutes later", async (_, answer) => {
    const { profiles, asked, heard, logged, later } = setUp(answer);
    profiles.met(met);
    await expect.poll(() => logged).toHaveLength(1);
    profiles.met(met);
    expect(asked).toHaveLength(1);
    later(11);
    profiles.met(met);
    await expect.poll(() => logged).toHaveLength(2);
    expect(heard).toEqual([]);
    expect(logged.join()).not.toMatch(/Ben|U1/);
  });

  it("of a bot is left alone", async () => {
    const { profiles, asked, heard } = setUp(async () => ({ user: { is_bot: true } }));
    profiles.met(met);
    await profiles.stop();
    expect([asked.length, heard.length]).toEqual([1, 0]);
  });

  it("is asked for three at a time, and never by more than wait", async () => {
    const go: (() => void)[] = [];
    const { profiles, asked, heard } = setUp(
      () => new Promise((resolve) => go.push(() => resolve(ben))),
    );
    for (let i = 0; i < 1_000; i++) profiles.met({ tenant: "T1", userId: `U${i}` });
    expect(asked).toHaveLength(3);
    while (heard.length < 503) {
      for (const one of go.splice(0)) one();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(asked).toHaveLength(503);
  });

  it("of whoever did nothing for longest is forgotten, so that memory stays bounded", async () => {
    const { profiles, asked, heard } = setUp();
    const meet = async (from: number, to: number) => {
      for (let i = from; i < to; i++) profiles.met({ tenant: "T1", userId: `U${i}` });
      while (heard.length < asked.length || asked.length < to)
        await new Promise((resolve) => setImmediate(resolve));
    };
    for (let i = 0; i <= 20_000; i += 500) await meet(i, Math.min(i + 500, 20_001));
    profiles.met({ tenant: "T1", userId: "U1" });
    expect(asked).toHaveLength(20_001);
    profiles.met({ tenant: "T1", userId: "U0" });
    expect(asked).toHaveLength(20_002);
  });

  it("is no longer asked for once the program stops", async () => {
    const go: (() => void)[] = [];
    const { profiles, asked } = setUp(() => new Promise((resolve) => go.push(() => resolve(ben))));
    for (let i = 0; i < 10; i++) profiles.met({ tenant: "T1", userId: `U${i}` });
    const stopped = profiles.stop();
    for (const one of go) one();
    await stopped;
    expect(asked).toHaveLength(3);
  });
});
