import { afterEach, describe, expect, it } from "vitest";
import { BEGIN_MS } from "../../../../adapters/attempt.ts";
import { startJob } from "../../../../adapters/teams/deliver/job.ts";
import { createPace } from "../../../../adapters/teams/deliver/pace.ts";
import { createPaced } from "../../../../adapters/teams/deliver/post.ts";
import { TEAMS } from "../../../../adapters/teams/limits.ts";
import { DeliveryError } from "../../../../src/core/delivery.ts";
import { failureOf } from "../../slack/deliver/scene.ts";
import { ANA, again, BEN, CHANNEL, CHAT, long, type Scene, setScene } from "./scene.ts";

const NOW = new Date("2026-11-22T16:00:00Z");
const clock = { now: () => NOW };
let scene: Scene;

describe("the waits of a message", () => {
  afterEach(() => scene?.close());

  const waitOf = async (error: DeliveryError, attempt: number, random: number) => {
    scene = await setScene();
    const job = startJob({ ...scene.message("x"), attempt }, { clock, random: () => random });
    const paced = createPaced({ pace: createPace({ clock }), clock });
    const act = () => Promise.reject(error);
    const { retryAt } = await failureOf(paced(job, CHANNEL, act));
    await scene.close();
    return (retryAt?.getTime() ?? 0) - NOW.getTime();
  };

  it("double with each attempt, are never the same for all, and never longer than ten minutes", async () => {
    const refused = new DeliveryError("not-sent", "PreconditionFailed", { retryAt: NOW });
    expect(await waitOf(refused, 1, 0)).toBe(1_000);
    expect(await waitOf(refused, 1, 1)).toBe(2_000);
    expect(await waitOf(refused, 4, 1)).toBe(16_000);
    expect(await waitOf(refused, 99, 0)).toBe(300_000);
    expect(await waitOf(refused, 99, 1)).toBe(600_000);
  });

  it("are as long as Teams says, and a little longer", async () => {
    const retryAt = new Date(NOW.getTime() + 7_000);
    const refused = new DeliveryError("not-sent", "Throttled", { retryAt });
    expect(await waitOf(refused, 1, 0)).toBe(7_000);
    expect(await waitOf(refused, 5, 1)).toBe(8_000);
  });

  it("hold up the conversation that Teams slows down, and no other", async () => {
    scene = await setScene();
    const deliver = scene.newProcess({
      ...{ timing: { unpaced: false }, backoffMs: 120_000, random: () => 1 },
    });
    scene.teams.fail({ method: "send" }, { status: 429 });
    const message = scene.message("one");
    const failed = await failureOf(deliver(message, {}));
    const calls = scene.teams.calls.length;
    const turned = await failureOf(deliver(again(message, failed), {}));
    expect(turned.message).toBe("waiting_its_turn");
    expect(scene.teams.calls).toHaveLength(calls);
    await deliver(scene.message("two", scene.to(CHAT)), {});
    await deliver(scene.message("three", scene.to(ANA)), {});
    expect(scene.texts(CHAT)).toEqual(["two"]);
  });

  it("for a turn are the outbox's when they are long, and count for nothing afterwards", async () => {
    scene = await setScene();
    const random = () => 1;
    const rates = { conversation: [{ most: 1, ms: 20_000 }], tenant: [], marginMs: 0 };
    const deliver = scene.newProcess({ timing: { unpaced: false }, random, rates });
    await deliver(scene.message("one"), {});
    const message = scene.message("late");
    const start = Date.now();
    let turned = await failureOf(deliver(message, {}));
    expect(turned).toMatchObject({ kind: "not-sent", message: "waiting_its_turn" });
    expect(turned.retryAt?.getTime()).toBeLessThanOrEqual(Date.now() + 20_000);
    expect(turned.retryAt?.getTime()).toBeGreaterThan(start);
    turned = await failureOf(deliver(again(message, turned), {}));
    const third = again({ ...message, attempt: 2 }, turned);
    expect(third.progress?.waits).toBe("2");
    expect(startJob(third, { clock, random }).later()).toEqual(new Date(NOW.getTime() + 2_000));
    expect(scene.texts(CHANNEL)).toEqual(["one"]);
  });

  const one = [{ most: 1, ms: 20_000 }];
  const paced = (rates: { conversation?: typeof one; tenant?: typeof one }) =>
    scene.newProcess({
      timing: { unpaced: false },
      rates: { conversation: [], tenant: [], ...rates, marginMs: 0 },
    });

  it.each([
    ["what is changed", CHANNEL, {}],
    ["what is said in a thread", CHANNEL, { thread: "1" }],
    ["what one person alone sees", CHANNEL, { privateTo: ANA }],
  ])("come of all that goes into a conversation: %s", async (_, conversation, more) => {
    scene = await setScene({ targeted: true });
    const deliver = paced({ conversation: one });
    const first = await deliver(scene.message("first"), {});
    const { to } = scene.to(conversation, "thread" in more ? more.thread : undefined);
    const message = { ...scene.message("second"), to, ...("privateTo" in more && more) };
    const places = "thread" in more || "privateTo" in more ? {} : { replaces: first };
    expect((await failureOf(deliver(message, places))).message).toBe("waiting_its_turn");
    expect(scene.methods()).toEqual(["send"]);
  });

  it("come of deleting and of opening a person's own conversation as well", async () => {
    scene = await setScene();
    const old = await scene.deliver(scene.message(long(3)), {});
    scene.teams.calls.length = 0;
    const deliver = paced({ conversation: one });
    const failed = await failureOf(deliver(scene.message("new"), { replaces: old }));
    expect(failed.message).toBe("waiting_its_turn");
    await failureOf(deliver(scene.message("x", scene.to(BEN)), {}));
    expect(scene.methods()).toEqual(["update", "create"]);
  });

  it("come of other conversations of the tenant, too", async () => {
    scene = await setScene();
    const deliver = paced({ tenant: one });
    await deliver(scene.message("first"), {});
    const failed = await failureOf(deliver(scene.message("second", scene.to(CHAT)), {}));
    expect(failed.message).toBe("waiting_its_turn");
  });

  it("for a turn that comes soon are over at once", async () => {
    scene = await setScene();
    const rates = { conversation: [{ most: 1, ms: 300 }], tenant: [], marginMs: 0 };
    const deliver = scene.newProcess({ timing: { unpaced: false }, rates });
    await deliver(scene.message("one"), {});
    await deliver(scene.message("two"), {});
    expect(scene.texts(CHANNEL)).toEqual(["one", "two"]);
  });

  it("hold up nobody else when there is no token", async () => {
    scene = await setScene();
    scene.teams.fail({ method: `/${scene.settings.tenantId}/oauth2/v2.0/token` }, { status: 500 });
    const deliver = scene.newProcess({ timing: { unpaced: false }, backoffMs: 120_000 });
    const failed = await failureOf(deliver(scene.message("one"), {}));
    expect(failed.kind).toBe("not-sent");
    await deliver(scene.message("two"), {});
    expect(scene.texts(CHANNEL)).toEqual(["two"]);
  });
});

it("no call begins when the time of an attempt is up", async () => {
  const job = { ...startJob(scene.message("x"), { clock }), by: performance.now() - 1 };
  const paced = createPaced({ pace: createPace({ clock }), clock });
  const failed = await failureOf(paced(job, CHANNEL, async () => "called"));
  expect(failed).toMatchObject({ kind: "not-sent", message: "took_too_long", retryAt: NOW });
});

it("an attempt ends before its message would be taken over", () => {
  // 12 s until a call is asked (connector.ts), and as long as it may take to be answered.
  expect(BEGIN_MS + 12_000 + TEAMS.callMs).toBeLessThanOrEqual(37_000);
});
