import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { afterCrash, again, failureOf, insist, type Scene, setScene } from "./scene.ts";

describe("a message that may have been accepted", () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await setScene({ timeoutMs: 500 });
  });
  afterEach(() => scene.slack.close());
  const posting = { method: "chat.postMessage" };
  const long = Array.from({ length: 4_000 }, (_, n) => `word-${n}`).join(" ");

  it.each(["timeout-after", "reset-after", "5xx-after", "garbage-after"] as const)(
    "is found again after %s, and not sent twice",
    async (fault) => {
      scene.slack.fail(posting, fault);
      const message = scene.message("once");
      const failed = await failureOf(scene.deliver(message, {}));
      expect(failed.kind).toBe("ambiguous");
      expect(failed.retryAt, "the outbox tries again by itself").toBeInstanceOf(Date);
      const receipt = await scene.newProcess()(again(message, failed), {});
      expect(scene.texts("C1")).toEqual(["once"]);
      expect(receipt).toMatchObject({
        channel: "C1",
        ts: scene.slack.channel("T1", "C1").history[0]?.ts,
      });
    },
  );

  it("is sent again only after it was not there twice", async () => {
    scene.slack.fail(posting, "reset-before");
    let message = scene.message("once");
    message = again(message, await failureOf(scene.deliver(message, {})));
    const first = await failureOf(scene.deliver(message, {}));
    expect(first).toMatchObject({ kind: "not-sent", message: "looking_again" });
    expect(scene.texts("C1")).toEqual([]);
    await scene.deliver(again(message, first), {});
    expect(scene.texts("C1")).toEqual(["once"]);
    expect(scene.methods().filter((name) => name === "conversations.history")).toHaveLength(2);
  });

  it("is looked for twice again after another attempt with no known end", async () => {
    scene.slack.fail({ ...posting, times: 2 }, "reset-before");
    await insist(scene.deliver, scene.message("once"));
    expect(scene.methods().filter((name) => name === "conversations.history")).toHaveLength(4);
    expect(scene.texts("C1")).toEqual(["once"]);
  });

  it("is found after a crash between sending and writing down, by a process that knows nothing", async () => {
    const message = scene.message("once");
    await scene.deliver(message, {});
    await scene.newProcess()(afterCrash(message), {});
    expect(scene.texts("C1")).toEqual(["once"]);
  });

  it("is looked for anew after another crash: what was settled before says nothing of it", async () => {
    scene.slack.fail(posting, "reset-before");
    scene.slack.fail(posting, { retryAfter: 1 });
    let message = scene.message("once");
    for (let n = 0; n < 3; n++)
      message = again(message, await failureOf(scene.newProcess()(message, {})));
    expect(message.progress, "looked twice, then held back by 429").toHaveProperty("settled");
    await scene.newProcess()(message, {});
    await scene.newProcess()(afterCrash(message), {});
    expect(scene.texts("C1")).toEqual(["once"]);
  });

  it("goes on with the parts that are missing, also after a crash in the middle", async () => {
    scene.slack.fail({ ...posting, chance: 0.5, seed: 3 }, "reset-after");
    const message = scene.message(long);
    await insist(scene.newProcess(), message);
    const whole = scene.texts("C1");
    expect(whole.length).toBeGreaterThan(2);
    expect(new Set(whole).size, "no part twice").toBe(whole.length);
    scene.slack.heal();
    await scene.newProcess()(afterCrash(message), {});
    expect(scene.texts("C1")).toEqual(whole);
  });

  it("is found in its thread, and in a direct conversation", async () => {
    const parent = await scene.deliver(scene.message("parent"), {});
    scene.slack.fail(posting, "reset-after");
    await insist(scene.deliver, scene.message("reply"), { parent });
    scene.slack.fail(posting, "reset-after");
    const to = { platform: "slack" as const, tenant: "T1", conversation: "U1" };
    await insist(scene.deliver, scene.message("hello", { to }));
    expect(scene.texts("C1")).toEqual(["parent", "reply"]);
    expect(scene.texts("U1")).toEqual(["hello"]);
  });

  it("is not taken for another message with the same words", async () => {
    await scene.deliver(scene.message("same words"), {});
    scene.slack.fail(posting, "reset-before");
    await insist(scene.deliver, scene.message("same words"));
    expect(scene.texts("C1")).toEqual(["same words", "same words"]);
  });

  it("is not taken for a message of the same number in another database", async () => {
    const theirs = scene.message("theirs", { id: 7, cause: "the other database" });
    await scene.deliver(theirs, {});
    const ours = scene.message("ours", { id: 7, cause: "this database" });
    await insist(scene.deliver, afterCrash(ours));
    expect(scene.texts("C1")).toEqual(["theirs", "ours"]);
  });

  it("is found behind pages of other messages, and left to an operator behind too many", async () => {
    const message = scene.message("once");
    await scene.deliver(message, {});
    const { history } = scene.slack.channel("T1", "C1");
    const other = { text: "chat", user: "U1", edits: [], at: new Date() };
    const chat = (count: number) =>
      Array.from({ length: count }, (_, n) => ({ ...other, ts: `9999999999.${100_000 + n}` }));
    history.push(...chat(700));
    await scene.deliver(afterCrash(message), {});
    history.push(...chat(700));
    const failed = await failureOf(scene.deliver(afterCrash(message), {}));
    expect(failed).toMatchObject({ kind: "ambiguous", message: "too_much_history" });
    expect(failed.retryAt).toBeUndefined();
    expect(scene.texts("C1").filter((text) => text === "once")).toHaveLength(1);
  });

  it("is looked for no further back than it was promised, however much was said before", async () => {
    const { history } = scene.slack.channel("T1", "C1");
    const other = { text: "chat", user: "U1", edits: [], at: new Date() };
    for (let n = 0; n < 1_500; n++) history.push({ ...other, ts: `1700000000.${100_000 + n}` });
    const promisedAt = new Date();
    const cut = { ...afterCrash(scene.message("once")), promisedAt };
    const { attempts } = await insist(scene.deliver, cut);
    expect(attempts, "looked for twice, then sent").toBe(3);
    await scene.newProcess()({ ...afterCrash(cut), promisedAt }, {});
    expect(scene.texts("C1").filter((text) => text !== "chat")).toEqual(["once"]);
  });

  it("is looked for in the time that Slack lives in, wherever our clock was moved", async () => {
    const clock = { now: () => new Date(Date.now() + 86_400_000) };
    const deliver = scene.newProcess({ clock, wall: { now: () => new Date() } });
    scene.slack.fail(posting, "reset-after");
    await insist(deliver, scene.message("once"));
    const cut = scene.message("as well");
    await deliver(cut, {});
    await insist(deliver, { ...afterCrash(cut), promisedAt: clock.now() });
    expect(scene.texts("C1")).toEqual(["once", "as well"]);
  });

  it("is left to an operator when nobody could look for very long", async () => {
    scene.slack.fail({ method: "conversations.history", times: 2 }, { retryAfter: 60 });
    const cut = afterCrash(scene.message("once"));
    const early = await failureOf(scene.deliver({ ...cut, attempt: 60 }, {}));
    expect(early).toMatchObject({ kind: "not-sent", retryAt: expect.any(Date) });
    const late = await failureOf(scene.deliver({ ...cut, attempt: 61 }, {}));
    expect(late).toMatchObject({ kind: "ambiguous", message: "in_doubt:ratelimited" });
    expect(late.retryAt).toBeUndefined();
  });

  it("is not given up as unsent where looking is refused", async () => {
    const message = scene.message("once");
    await scene.deliver(message, {});
    scene.slack.fail({ method: "conversations.history" }, { error: "not_in_channel" });
    const failed = await failureOf(scene.deliver(afterCrash(message), {}));
    expect(failed).toMatchObject({ kind: "ambiguous", message: "in_doubt:not_in_channel" });
    expect(failed.retryAt).toBeUndefined();
  });

  it("is found beside its thread, where that was gone when it was sent", async () => {
    const to = { ...scene.message("").to, thread: "1.000001" };
    const message = scene.message("once", { to });
    scene.slack.fail({ ...posting, times: 1 }, { error: "thread_not_found" });
    await scene.deliver(message, {});
    scene.slack.fail({ method: "conversations.replies", times: 9 }, { error: "thread_not_found" });
    const stop = scene.slack.fail({ ...posting, times: 9 }, { error: "thread_not_found" });
    await insist(scene.newProcess(), afterCrash(message));
    stop();
    expect(scene.texts("C1")).toEqual(["once"]);
  });

  it("is in doubt when Slack takes it without naming it, and not sent over and over", async () => {
    const asked: string[] = [];
    const call = async (_: string, method: string) => {
      asked.push(method);
      return { ok: true };
    };
    const failed = await failureOf(scene.newProcess({ call })(scene.message("once"), {}));
    expect(failed).toMatchObject({ kind: "ambiguous", message: "unreadable_answer" });
    expect(asked).toEqual(["chat.postMessage"]);
  });

  it("waits when looking fails, and keeps its doubt", async () => {
    scene.slack.fail(posting, "reset-after");
    scene.slack.fail({ method: "conversations.history" }, "503");
    scene.slack.fail({ method: "conversations.history" }, { retryAfter: 1 });
    const { attempts } = await insist(scene.deliver, scene.message("once"));
    expect(attempts).toBe(4);
    expect(scene.texts("C1")).toEqual(["once"]);
  });
});

describe("a doubtful message where the bot may not read", () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await setScene({ scopes: ["chat:write", "files:write"] });
    scene.slack.fail({ method: "chat.postMessage" }, "reset-after");
  });
  afterEach(() => scene.slack.close());

  it("is left to an operator in a channel, with the scope that would have told", async () => {
    const message = scene.message("once");
    const failed = await failureOf(scene.deliver(message, {}));
    expect(failed).toMatchObject({ kind: "ambiguous" });
    expect(failed.message).toContain("missing_scope:channels:history");
    expect(failed.retryAt).toBeUndefined();
    const crashed = await failureOf(scene.deliver(afterCrash(message), {}));
    expect(crashed).toMatchObject({ kind: "ambiguous" });
    expect(scene.texts("C1")).toEqual(["once"]);
  });

  it("is sent again to a single person: twice does no harm there, and never does", async () => {
    const to = { platform: "slack" as const, tenant: "T1", conversation: "U1" };
    await insist(scene.deliver, scene.message("hello", { to }));
    expect(scene.texts("U1")).toEqual(["hello", "hello"]);
  });

  it("is left to an operator too when Slack names the missing scope only on reading", async () => {
    await scene.slack.close();
    scene = await setScene({ scopes: ["chat:write", "groups:history"] });
    scene.slack.fail({ method: "chat.postMessage" }, "reset-after");
    const message = scene.message("once");
    const second = again(message, await failureOf(scene.deliver(message, {})));
    const failed = await failureOf(scene.deliver(second, {}));
    expect(failed).toMatchObject({ kind: "ambiguous", message: "missing_scope:channels:history" });
    expect(failed.retryAt).toBeUndefined();
  });
});
