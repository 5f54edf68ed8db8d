import { beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../db/open.ts";
import { answer, say } from "../../src/core/answer.ts";
import { insert, update, type Work } from "../../src/core/change.ts";
import type { Call } from "../../src/core/command.ts";
import { createEngine, type Handler } from "../../src/core/engine.ts";
import { StaleError, UserError } from "../../src/core/errors.ts";
import type { Incoming } from "../../src/core/incoming.ts";
import type { Store } from "../../src/core/ports.ts";
import type { Channel } from "../../src/core/records.ts";
import { publish } from "../../src/privacy/publish.ts";
import { shipped } from "../bot.ts";

const now = new Date("2026-11-16T15:00:00Z");
const direct = { platform: "web" as const, tenant: "t", conversation: "dm:zoe" };
const from = { platform: "web" as const, tenant: "t", userId: "zoe", name: "Zoe", direct };
const hall = { ...direct, conversation: "hall" };

const channel: Channel = {
  ...{ ...hall, id: "hall", version: 1, cohortId: "c", districtId: null },
  ...{ name: "hall", purpose: "cohort" },
};

const typed = (id: string, text: string, at = direct): Incoming => ({
  ...{ id, sentAt: now, from, at, text, type: "message" },
  direct: at === direct,
  mentioned: at !== direct,
});

describe("the engine", () => {
  let store: Store;
  let ids = 0;
  let reported: { reference: string; cause: string }[];
  beforeEach(async () => {
    store = await openStore(":memory:");
    reported = [];
  });

  const engineWith = (handle: Handler) =>
    createEngine({
      ...{ store, handle, words: shipped.words, clock: { now: () => now } },
      newId: () => `id-${++ids}`,
      wake: () => undefined,
      report: (_error, reference, cause) => reported.push({ reference, cause }),
    });
  const waiting = () => store.outbox.list(["waiting"], 100);

  it("applies an event that arrives twenty times at once, once", async () => {
    const engine = engineWith(async (call) => ({
      changes: [insert("setting", { id: `s${++ids}`, value: 1 })],
      outgoing: [answer(call, { text: "kept" })],
    }));
    const results = await Promise.all(
      Array.from({ length: 20 }, () => engine.receive(typed("same", "hello"))),
    );
    expect(results.filter(({ status }) => status === "applied")).toHaveLength(1);
    expect(await waiting()).toHaveLength(1);
  });

  it("answers a repeat without deciding again", async () => {
    let decided = 0;
    const engine = engineWith(async (call) => say(call, `${++decided}`));
    await engine.receive(typed("same", "hello"));
    expect(await engine.receive(typed("same", "hello"))).toMatchObject({ status: "duplicate" });
    expect(decided).toBe(1);
  });

  it("remembers a newcomer together with what they asked for", async () => {
    const engine = engineWith(async (call) => say(call, `hello ${call.who.person.name}`));
    await engine.receive(typed("1", "hello"));
    const identity = await store.reads.identity("web", "t", "zoe");
    expect(identity).toMatchObject({ userId: "zoe", primary: true, direct });
    expect(await store.reads.person(identity?.personId ?? "")).toMatchObject({
      name: "Zoe",
      zone: "UTC",
    });
  });

  it("answers in the direct conversation's new address once the platform has moved it", async () => {
    const engine = engineWith(async (call) => ({
      outgoing: [{ to: { personId: call.who.person.id }, reply: { text: "hello" } }],
    }));
    await engine.receive(typed("1", "a"));
    const moved = { ...direct, conversation: "dm:zoe-2" };
    const again = typed("2", "b", moved);
    const thread = { ...moved, thread: "17.5" };
    await engine.receive({ ...again, from: { ...from, direct: thread } });
    expect((await store.reads.identity("web", "t", "zoe"))?.direct).toEqual(moved);
    expect((await waiting()).map(({ to }) => to.conversation)).toEqual(["dm:zoe", "dm:zoe-2"]);
  });

  it("lets only one of two newcomers' first messages create the person", async () => {
    const engine = engineWith(async (call) => say(call, "hello"));
    await Promise.all([engine.receive(typed("1", "a")), engine.receive(typed("2", "b"))]);
    const identity = await store.reads.identity("web", "t", "zoe");
    expect(await store.reads.identities(identity?.personId ?? "")).toHaveLength(1);
    expect(await waiting()).toHaveLength(2);
  });

  it("turns what a person can mend into a private reply, and changes nothing", async () => {
    const engine = engineWith(async () => {
      throw new UserError("At most 200.", { field: "referrals", max: 200 });
    });
    expect(await engine.receive(typed("1", "gap", hall))).toMatchObject({ refused: true });
    expect(await waiting()).toMatchObject([
      { privateTo: "zoe", reply: { text: "At most 200.", data: { type: "error", max: 200 } } },
    ]);
  });

  it("answers a failure of ours calmly, with a reference, and reports it without content", async () => {
    const engine = engineWith(async () => {
      throw new TypeError("secret words");
    });
    await engine.receive(typed("1", "gap"));
    const [message] = await waiting();
    const reference = reported[0]?.reference ?? "none";
    expect(message?.reply.text).toContain(reference);
    expect(message?.reply.text).not.toContain("secret words");
    expect(reported).toEqual([{ reference, cause: "1" }]);
  });

  it("decides again from a fresh read when it lost a race", async () => {
    await store.commit(
      {
        cause: "seed",
        changes: [insert("setting", { id: "n", value: 0 })],
        postings: [],
        audit: [],
      },
      now,
    );
    const engine = engineWith(async (call: Call) => {
      const row = await store.reads.setting("n");
      if (!row) throw new Error("gone");
      return {
        ...say(call, "counted"),
        changes: [update("setting", row, { value: Number(row.value) + 1 })],
      };
    });
    await engine.receive(typed("first", "x"));
    await Promise.all(Array.from({ length: 5 }, (_, n) => engine.receive(typed(`e${n}`, "x"))));
    expect(await store.reads.setting("n")).toMatchObject({ value: 6 });
  });

  it("tells the person when others kept changing the same rows, and keeps nothing else", async () => {
    let tries = 0;
    const engine = engineWith(async (call) => {
      tries = call.attempt;
      throw new StaleError("again");
    });
    expect(await engine.receive(typed("1", "gap", hall))).toMatchObject({ refused: true });
    expect(tries).toBeGreaterThan(5);
    expect(await waiting()).toMatchObject([
      { privateTo: "zoe", reply: { data: { reference: reported[0]?.reference } } },
    ]);
    expect(reported).toHaveLength(1);
    expect(await engine.receive(typed("1", "gap", hall))).toMatchObject({ status: "duplicate" });
  });

  it("keeps in the audit which button or form was turned away, and not what can be mended", async () => {
    const { commit } = store;
    const kept: Work["audit"] = [];
    store.commit = (work, at) => {
      kept.push(...work.audit);
      return commit(work, at);
    };
    const refusing = engineWith(async () => {
      throw new UserError("That is not in use any more.");
    });
    const arrival = { sentAt: now, from, at: direct };
    const id = "step:s1:done";
    await refusing.receive({ ...arrival, id: "1", type: "action", actionId: id, value: "7" });
    await refusing.receive({ ...arrival, id: "2", type: "submit", formId: "f:1", values: {} });
    await refusing.receive(typed("3", "gap"));
    const again = { id: "f:1", title: "", submit: "", fields: [] };
    const mending = engineWith(async () => ({ refused: true, form: again }));
    await mending.receive({ ...arrival, id: "4", type: "submit", formId: "f:1", values: {} });
    expect(kept.map(({ action, subject }) => [action, subject])).toEqual([
      ["refused", id],
      ["refused", "f:1"],
    ]);
    expect(kept.every(({ personId }) => personId)).toBe(true);
  });

  it("keeps nothing when a message to a shared channel was not released", async () => {
    const engine = engineWith(async () => ({
      changes: [insert("setting", { id: "leak", value: 1 })],
      outgoing: [{ to: { address: hall }, reply: { text: "7 students" } }],
    }));
    expect(await engine.receive(typed("1", "x", hall))).toMatchObject({ refused: true });
    expect(await store.reads.setting("leak")).toBeUndefined();
    expect(await waiting()).toMatchObject([
      { privateTo: "zoe", reply: { data: { type: "error" } } },
    ]);
    expect(reported).toHaveLength(1);
  });

  it("counts words as private only when they are for the asker, on the asker's own platform", async () => {
    const elsewhere = { ...hall, tenant: "another" };
    for (const [id, to] of [
      ["other person", { address: hall, privateTo: "yan" }],
      ["other tenant", { address: elsewhere, privateTo: "zoe" }],
    ] as const) {
      const engine = engineWith(async () => ({
        outgoing: [{ to, reply: { text: "7 students" } }],
      }));
      expect(await engine.receive(typed(id, "x", hall)), id).toMatchObject({ refused: true });
    }
    const engine = engineWith(async (call) => say(call, "for you"));
    await engine.receive(typed("asked elsewhere", "x", elsewhere));
    expect(JSON.stringify(await waiting())).not.toContain("7 students");
    expect((await waiting()).at(-1)).toMatchObject({ to: direct, reply: { text: "for you" } });
  });

  it("cleans control marks and broken characters out of what was typed", async () => {
    const heard: string[] = [];
    const engine = engineWith(async (call) => {
      if (call.incoming.type === "message") heard.push(call.incoming.text);
      return {};
    });
    await engine.receive(typed("1", "a\u0000b\u202ec\u009b\ud800"));
    expect(heard).toEqual(["abc\ufffd"]);
  });

  it("cleans the names of buttons, forms and fields as well, for they are looked up", async () => {
    const heard: object[] = [];
    const engine = engineWith(async ({ incoming }) => {
      heard.push(incoming);
      return {};
    });
    const arrival = { sentAt: now, from, at: direct };
    await engine.receive({ ...arrival, id: "1", type: "action", actionId: "a:\u0000", value: "" });
    const values = { "f\u0000": "1" };
    await engine.receive({ ...arrival, id: "2", type: "submit", formId: "b:\u0000", values });
    expect(heard).toMatchObject([{ actionId: "a:" }, { formId: "b:", values: { f: "1" } }]);
  });

  it("does work nobody typed once per cause", async () => {
    const engine = engineWith(async () => ({}));
    await engine.receive(typed("hello", "hello"));
    const { personId = "" } = (await store.reads.identity("web", "t", "zoe")) ?? {};
    const decide = async () => ({ outgoing: [{ to: { personId }, reply: { text: "due" } }] });
    const results = await Promise.all(
      Array.from({ length: 8 }, () => engine.perform("moment", decide)),
    );
    expect(results.filter((result) => result === "applied")).toHaveLength(1);
    expect(await waiting()).toHaveLength(1);
  });

  describe("with an answer that can carry a message", () => {
    const asked = (id: string, at = direct): Incoming => ({
      ...typed(id, "gap", at),
      carries: true,
    });

    it("hands over the first private message of the place, and delivers it no more once carried", async () => {
      const engine = engineWith(async (call) => ({
        outgoing: [answer(call, { text: "890 unmet" }), answer(call, { text: "more" })],
      }));
      const { answer: carried } = await engine.receive(asked("1", hall));
      expect(carried?.reply).toEqual({ text: "890 unmet" });
      await carried?.settle(true);
      expect((await waiting()).map(({ reply }) => reply.text)).toEqual(["more"]);
    });

    it("never hands over what everybody in the place is to read", async () => {
      const engine = engineWith(async () => ({
        outgoing: [publish(channel, { text: "for all" })],
      }));
      expect(await engine.receive(asked("1", hall))).not.toHaveProperty("answer");
      expect(await store.outbox.claim(now, 5, 1000, ["web"])).toHaveLength(1);
    });

    it("delivers like any other what could not be carried", async () => {
      const engine = engineWith(async (call) => say(call, "long"));
      const { answer: carried } = await engine.receive(asked("1"));
      await carried?.settle(false);
      expect(await store.outbox.claim(now, 5, 1000, ["web"])).toMatchObject([
        { reply: { text: "long" } },
      ]);
    });

    it("keeps for the outbox what later messages refer to, and what belongs elsewhere", async () => {
      const handlers: Handler[] = [
        async (call) => ({ outgoing: [{ ...answer(call, { text: "card" }), key: "card:1" }] }),
        async () => ({ outgoing: [{ to: { address: direct }, reply: { text: "in private" } }] }),
        async () => ({}),
      ];
      for (const [at, handle] of handlers.entries()) {
        const received = await engineWith(handle).receive(asked(`${at}`, hall));
        expect(received).toEqual({ status: "applied", refused: false });
      }
    });

    it("hands over nothing when the request cannot carry it", async () => {
      const engine = engineWith(async (call) => say(call, "plain"));
      expect(await engine.receive(typed("1", "gap"))).not.toHaveProperty("answer");
    });
  });

  it("fills in what the platform tells later about a person, and keeps what was chosen", async () => {
    const engine = engineWith(async () => ({}));
    const unnamed = { ...from, name: "" };
    await engine.receive({ ...typed("1", "hello"), from: unnamed });
    const told = { ...from, name: "Zoe Ruiz", zone: "America/Denver" };
    await engine.receive({ id: "2", sentAt: now, from: told, at: direct, type: "introduced" });
    const { personId = "" } = (await store.reads.identity("web", "t", "zoe")) ?? {};
    const person = await store.reads.person(personId);
    expect(person).toMatchObject({ name: "Zoe Ruiz", zone: "America/Denver" });
    const other = { ...told, name: "Z.", zone: "Asia/Tokyo" };
    await engine.receive({ id: "3", sentAt: now, from: other, at: direct, type: "introduced" });
    expect(await store.reads.person(personId)).toEqual(person);
  });

  it("answers in the thread a person writes in, and remembers the conversation without it", async () => {
    const engine = engineWith(async (call) => say(call, "hello"));
    const thread = { ...direct, thread: "17.1" };
    await engine.receive({ ...typed("1", "hello", thread), from: { ...from, direct: thread } });
    expect(await waiting()).toMatchObject([{ to: thread }]);
    expect(await store.reads.identity("web", "t", "zoe")).toMatchObject({ direct });
    expect((await store.reads.identity("web", "t", "zoe"))?.direct).not.toHaveProperty("thread");
  });
});
