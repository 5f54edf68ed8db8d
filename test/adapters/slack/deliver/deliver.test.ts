import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Delivery } from "../../../../src/core/ports.ts";
import { failureOf, insist, type Scene, setScene } from "./scene.ts";

let scene: Scene;
beforeEach(async () => {
  scene = await setScene({ timeoutMs: 500 });
});
afterEach(() => scene.slack.close());

const long = (word: string) => `${word} `.repeat(6_000);
const lengths = (channel: string) => scene.texts(channel).length;
const place = (conversation: string, thread?: string): Delivery["to"] => ({
  ...{ platform: "slack", tenant: "T1", conversation },
  ...(thread && { thread }),
});

describe("a message in Slack", () => {
  it("carries what it can be found by, and nothing typed becomes more than text", async () => {
    const receipt = await scene.deliver(scene.message("<!channel> *hi*"), {});
    const [said] = scene.slack.channel("T1", "C1").history;
    expect(receipt).toEqual({ channel: "C1", ts: said?.ts });
    expect(said?.text).toBe("&lt;!channel&gt; *hi*");
    expect(said?.metadata).toMatchObject({
      event_type: "cohort_message",
      event_payload: { delivery: expect.stringMatching(/^[0-9a-f]{32}$/), part: 0 },
    });
    expect(JSON.stringify(said?.metadata)).not.toContain("hi");
  });

  it("hangs in the thread it belongs to: of its place, or of the message it is under", async () => {
    const parent = await scene.deliver(scene.message("parent"), {});
    const reply = await scene.deliver(scene.message("reply"), { parent });
    await scene.deliver(scene.message("reply to the reply"), { parent: reply });
    await scene.deliver(scene.message("placed", { to: place("C1", parent.ts) }), {});
    const { history } = scene.slack.channel("T1", "C1");
    const roots = [undefined, parent.ts, parent.ts, parent.ts];
    expect(history.map(({ thread_ts }) => thread_ts)).toEqual(roots);
    const sent = scene.slack.calls.map(({ args }) => args.thread_ts);
    expect(sent, "Slack is never asked to hang one under a reply").toEqual(roots);
  });

  it("stands in the channel itself where its thread is gone", async () => {
    scene.slack.fail({ method: "chat.postMessage" }, { error: "thread_not_found" });
    await scene.deliver(scene.message("late", { to: place("C1", "1.000001") }), {});
    expect(scene.slack.channel("T1", "C1").history[0]?.thread_ts).toBeUndefined();
  });

  it("says a long one in parts, and goes on with the part that failed", async () => {
    scene.slack.fail({ method: "chat.postMessage", times: 1 }, "reset-after");
    const { receipt } = await insist(scene.deliver, scene.message(long("word")));
    expect(lengths("C1")).toBeGreaterThan(1);
    expect([receipt.ts, ...(receipt.more ?? "").split(",")]).toEqual(
      scene.slack.channel("T1", "C1").history.map(({ ts }) => ts),
    );
  });

  it("tells how far it came, so that nothing is said twice", async () => {
    const all = 4;
    let calls = 0;
    const stop = scene.slack.fail({ method: "chat.postMessage", chance: 1 }, { retryAfter: 1 });
    stop();
    const message = scene.message(long("word"));
    await scene.deliver(message, {});
    const parts = lengths("C1");
    scene.slack.channel("T1", "C1").history.splice(0);
    for (; calls < all; calls++) {
      const fresh = { ...message, id: 100 + calls };
      scene.slack.fail({ method: "chat.postMessage", chance: 0.4, seed: calls }, { retryAfter: 0 });
      await insist(scene.deliver, fresh);
      scene.slack.heal();
    }
    expect(lengths("C1")).toBe(parts * all);
  });

  it.each(["channel_not_found", "not_in_channel", "is_archived", "restricted_action"])(
    "is given up at %s",
    async (error) => {
      scene.slack.fail({ method: "chat.postMessage" }, { error });
      const failed = await failureOf(scene.deliver(scene.message("no"), {}));
      expect(failed).toMatchObject({ kind: "hopeless", message: error });
    },
  );
});

describe("a message that replaces another", () => {
  const standing = () => scene.slack.channel("T1", "C1").history.map(({ ts }) => ts);

  it("is written over it, however often that is repeated", async () => {
    const replaces = await scene.deliver(scene.message("old"), {});
    scene.slack.fail({ method: "chat.update" }, "reset-after");
    scene.slack.fail({ method: "chat.update" }, "reset-before");
    const { receipt } = await insist(scene.deliver, scene.message("new"), { replaces });
    expect(scene.texts("C1")).toEqual(["new"]);
    expect(receipt).toEqual(replaces);
    expect(scene.methods(), "nothing to be read back").not.toContain("conversations.history");
  });

  it("takes away parts that are no longer needed, and adds those that are", async () => {
    const short = await scene.deliver(scene.message("short"), {});
    const { receipt: grown } = await insist(scene.deliver, scene.message(long("word")), {
      replaces: short,
    });
    const parts = standing();
    expect(parts.length).toBeGreaterThan(1);
    expect([grown.ts, ...(grown.more ?? "").split(",")]).toEqual(parts);
    scene.slack.fail({ method: "chat.delete" }, "503");
    const { receipt } = await insist(scene.deliver, scene.message("short again"), {
      replaces: grown,
    });
    expect(scene.texts("C1")).toEqual(["short again"]);
    expect(receipt).toEqual(short);
  });

  it("adds a part once, also when nobody knows whether it was", async () => {
    const replaces = await scene.deliver(scene.message("short"), {});
    scene.slack.fail({ method: "chat.postMessage" }, "reset-after");
    const { receipt } = await insist(scene.deliver, scene.message(long("word")), { replaces });
    expect([receipt.ts, ...(receipt.more ?? "").split(",")]).toEqual(standing());
  });

  it.each(["message_not_found", "cant_update_message", "edit_window_closed"])(
    "is said anew at %s, and what is left of the old one goes away",
    async (error) => {
      const replaces = await scene.deliver(scene.message("old"), {});
      scene.slack.fail({ method: "chat.update" }, { error });
      await scene.deliver(scene.message("new"), { replaces });
      expect(scene.texts("C1")).toEqual(["new"]);
    },
  );

  it("stands, although what is left of the old one cannot be deleted", async () => {
    const replaces = await scene.deliver(scene.message(long("word")), {});
    scene.slack.fail({ method: "chat.delete", times: 9 }, { error: "cant_delete_message" });
    const receipt = await scene.deliver(scene.message("short"), { replaces });
    expect(receipt.ts).toBe(replaces.ts);
    expect(scene.texts("C1")[0]).toBe("short");
  });

  it("goes on behind a part that had to be said anew, and says each part once", async () => {
    const replaces = await scene.deliver(scene.message(long("old")), {});
    scene.slack.channel("T1", "C1").history.shift();
    scene.slack.fail({ method: "chat.postMessage", times: 2 }, "reset-after");
    await insist(scene.deliver, scene.message(long("new")), { replaces });
    await scene.deliver(scene.message(long("new"), { to: place("C2") }), {});
    expect(scene.texts("C1").length).toBeGreaterThan(2);
    expect(scene.texts("C1")).toEqual(scene.texts("C2"));
    const order = scene.slack.channel("T1", "C1").history.map(({ metadata }) => metadata);
    expect(order).toMatchObject(order.map((_, part) => ({ event_payload: { part } })));
  });

  it("is said anew where the old one was carried by an answer, or shown to one person", async () => {
    await scene.deliver(scene.message("one"), { replaces: { carried: "1" } });
    await scene.deliver(scene.message("two"), { replaces: { shownTo: "U1" } });
    expect(scene.texts("C1")).toEqual(["one", "two"]);
  });

  it("changes a direct conversation by the id that Slack gave it", async () => {
    const to = place("U1");
    const replaces = await scene.deliver(scene.message("old", { to }), {});
    expect(replaces.channel).toMatch(/^D/);
    await scene.deliver(scene.message("new", { to }), { replaces });
    expect(scene.texts("U1")).toEqual(["new"]);
  });
});

describe("a message for one person's eyes", () => {
  it("is shown to them alone, in the channel", async () => {
    await scene.deliver(scene.message("psst", { privateTo: "U1" }), {});
    expect(scene.texts("C1")).toEqual([]);
    expect(scene.slack.channel("T1", "C1").ephemerals).toMatchObject([{ for: "U1", text: "psst" }]);
  });

  it.each<[string, () => void, string]>([
    ["the bot is not there", () => scene.slack.changeChannel("T1", "C1", { botOut: true }), "U1"],
    ["they are not there", () => undefined, "U2"],
    ["the channel is gone", () => scene.slack.removeChannel("T1", "C1"), "U1"],
    ["it is archived", () => scene.slack.changeChannel("T1", "C1", { archived: true }), "U1"],
  ])("goes to their direct conversation when %s", async (_, change, privateTo) => {
    change();
    const receipt = await scene.deliver(scene.message("psst", { privateTo }), {});
    expect(scene.texts(privateTo)).toEqual(["psst"]);
    expect(receipt.channel).toBe(`D${privateTo.slice(1)}`);
  });

  it("is left out elsewhere when it only says where the rest is", async () => {
    scene.slack.changeChannel("T1", "C1", { botOut: true });
    const { reply, ...message } = scene.message("I wrote to you", { privateTo: "U1" });
    await scene.deliver({ ...message, reply: { ...reply, pointer: true } }, {});
    expect(["C1", "U1"].flatMap(scene.texts)).toEqual([]);
  });

  it("is never shown in the direct conversation of somebody else", async () => {
    const { message } = scene;
    await scene.deliver(message("psst", { to: place("U2"), privateTo: "U1" }), {});
    expect(scene.texts("U2")).toEqual([]);
    expect(scene.texts("U1")).toEqual(["psst"]);
  });

  it("is ended in the direct conversation once it was begun there", async () => {
    scene.slack.fail({ method: "chat.postEphemeral" }, { error: "user_not_in_channel" });
    scene.slack.fail({ method: "chat.postMessage" }, "reset-after");
    const { receipt } = await insist(scene.deliver, scene.message("psst", { privateTo: "U1" }));
    expect(scene.slack.channel("T1", "C1").ephemerals).toEqual([]);
    expect(scene.texts("U1")).toEqual(["psst"]);
    expect(receipt.channel).toBe("D1");
  });

  it("is shown in the channel itself where its thread is gone", async () => {
    scene.slack.fail({ method: "chat.postEphemeral" }, { error: "thread_not_found" });
    await scene.deliver(
      scene.message("psst", { to: place("C1", "1.000001"), privateTo: "U1" }),
      {},
    );
    const [shown] = scene.slack.channel("T1", "C1").ephemerals;
    expect(shown).toMatchObject({ for: "U1", text: "psst" });
    expect(shown?.thread_ts).toBeUndefined();
    expect(scene.texts("C1")).toEqual([]);
  });

  it("is shown again when nobody knows whether it was", async () => {
    scene.slack.fail({ method: "chat.postEphemeral" }, "reset-before");
    await insist(scene.deliver, scene.message("psst", { privateTo: "U1" }));
    expect(scene.slack.channel("T1", "C1").ephemerals).toHaveLength(1);
  });

  it("is an ordinary message in their own direct conversation", async () => {
    await scene.deliver(scene.message("psst", { to: place("U1"), privateTo: "U1" }), {});
    expect(scene.texts("U1")).toEqual(["psst"]);
  });
});

it("an App Home is published, and published again when in doubt", async () => {
  scene.slack.fail({ method: "views.publish" }, "reset-after");
  const receipt = await insist(scene.deliver, scene.message("home", { to: place("home:U1") }));
  expect(JSON.stringify(scene.slack.home("T1", "U1"))).toContain('"home"');
  expect(receipt.receipt).toEqual({ home: "U1" });
});

it("a 429 in one channel holds up neither another channel nor what follows a wait there", async () => {
  scene.slack.fail({ channel: "C1" }, { retryAfter: 30 });
  const failed = await failureOf(scene.deliver(scene.message("late"), {}));
  expect(failed).toMatchObject({ kind: "not-sent", message: "ratelimited" });
  await scene.deliver(scene.message("at once", { to: place("C2") }), {});
  expect(scene.texts("C2")).toEqual(["at once"]);
  const calls = scene.slack.calls.length;
  const held = await failureOf(scene.deliver(scene.message("also late"), {}));
  expect(held, "Slack is not even asked").toMatchObject({ kind: "not-sent" });
  expect(scene.slack.calls).toHaveLength(calls);
});
