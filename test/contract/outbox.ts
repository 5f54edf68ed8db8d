import { describe, expect, it } from "vitest";
import type { Posting } from "../../src/core/change.ts";
import type { Delivery, Store } from "../../src/core/ports.ts";
import { AWKWARD, elsewhere, later, now, place, say, work } from "./rows.ts";

/** Promised messages: each lane in order, each message to one claimer, each outcome by its attempt. */
export function outboxContract(at: { store: Store }) {
  describe("the outbox", () => {
    const promise = (...postings: Posting[]) => at.store.commit(work("e1", [], postings), now);
    const claim = (moment = now) =>
      at.store.outbox.claim(moment, 10, 1000, ["slack", "web", "teams", "console"]);
    const texts = (messages: Delivery[]) => messages.map((message) => message.reply.text);
    async function only(moment = now): Promise<Delivery> {
      const [message, ...rest] = await claim(moment);
      if (!message || rest.length > 0) throw new Error("expected exactly one message");
      return message;
    }

    it("hands back all that was said of a message", async () => {
      const full: Posting = {
        to: { ...place, thread: "12.5" },
        reply: {
          text: AWKWARD,
          blocks: [{ type: "divider" }],
          data: { type: "need-gap", total: 1940, none: null },
        },
        privateTo: "U1",
        key: "card:1",
        replaces: "card:0",
        under: "root",
        after: later(-5),
      };
      await promise(full, say("plain", elsewhere));
      expect(await claim()).toEqual([
        { ...full, id: expect.any(Number), cause: "e1", attempt: 1 },
        { ...say("plain", elsewhere), id: expect.any(Number), cause: "e1", attempt: 1 },
      ]);
    });

    it("delivers a lane in order, and lanes side by side", async () => {
      await promise(say("a1"), say("a2", { ...place, thread: "1.2" }), say("b1", elsewhere));
      const first = await claim();
      expect(texts(first)).toEqual(["a1", "b1"]);
      expect(await claim()).toEqual([]);
      for (const message of first) await at.store.outbox.delivered(message, {}, now);
      expect(texts(await claim())).toEqual(["a2"]);
      expect(await claim()).toEqual([]);
    });

    it("says of a message in doubt when it was promised, while that is remembered", async () => {
      await promise(say("a1"));
      expect(await only()).not.toHaveProperty("promisedAt");
      expect(await only(later(1000))).toMatchObject({ doubts: 1, promisedAt: now });
      await at.store.sweep(later(1500));
      const swept = await only(later(2000));
      expect(swept).toMatchObject({ doubts: 2 });
      expect(swept).not.toHaveProperty("promisedAt");
    });

    it("offers a message again when its lease runs out or it failed", async () => {
      await promise(say("a1"), say("a2"));
      const { id } = await only();
      expect(await claim(later(999))).toEqual([]);
      const second = await only(later(1000));
      expect(second).toMatchObject({ id, attempt: 2 });
      const wait = { state: "waiting" as const, retryAt: later(30_000) };
      expect(await at.store.outbox.failed(second, "429", wait)).toBe(true);
      expect(await claim(later(29_999))).toEqual([]);
      expect(await only(later(30_000))).toMatchObject({ id, attempt: 3 });
    });

    it.each(["dead", "ambiguous"] as const)(
      "lets the lane go on when its head is %s",
      async (state) => {
        await promise(say("a1"), say("a2"));
        const head = await only();
        expect(await at.store.outbox.failed(head, "gone", { state })).toBe(true);
        expect(await at.store.outbox.list([state], 10)).toMatchObject([
          { id: head.id, state, error: "gone", sentAt: null },
        ]);
        expect(texts(await claim())).toEqual(["a2"]);
      },
    );

    it("ignores what a stale attempt has to say", async () => {
      await promise(say("a1"));
      const stale = await only();
      const current = await only(later(1000));
      expect(await at.store.outbox.delivered(stale, { ts: "wrong" }, now)).toBe(false);
      expect(await at.store.outbox.failed(stale, "late", { state: "dead" })).toBe(false);
      expect(await at.store.outbox.find(current.id)).toMatchObject({
        state: "waiting",
        error: null,
        attempt: 2,
      });
      expect(await at.store.outbox.delivered(current, { ts: "1.1" }, later(1500))).toBe(true);
      expect(await at.store.outbox.delivered(current, { ts: "2.2" }, later(1600))).toBe(false);
      const late = { state: "waiting" as const, retryAt: now };
      expect(await at.store.outbox.failed(current, "late", late)).toBe(false);
      expect(await at.store.outbox.find(current.id)).toMatchObject({
        state: "sent",
        sentAt: later(1500),
      });
    });

    it("never hands one message to two claimers", async () => {
      await promise(
        ...Array.from({ length: 30 }, (_, i) => say(`m${i}`, { ...place, conversation: `C${i}` })),
      );
      const claims = await Promise.all(Array.from({ length: 8 }, () => claim()));
      const ids = claims.flat().map((message) => message.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBeGreaterThanOrEqual(10);
    });

    it("hands out only what the asker can deliver, and no more than they asked for", async () => {
      const web = { platform: "web" as const, tenant: "demo", conversation: "1" };
      await promise(say("slack"), say("web", web), say("web too", { ...web, conversation: "2" }));
      expect(texts(await at.store.outbox.claim(now, 1, 1000, ["web"]))).toEqual(["web"]);
      expect(texts(await at.store.outbox.claim(now, 5, 1000, ["web"]))).toEqual(["web too"]);
      expect(await at.store.outbox.claim(now, 5, 1000, [])).toEqual([]);
      expect(texts(await claim())).toEqual(["slack"]);
    });

    it("holds a message until its moment without holding up the lane", async () => {
      await promise(say("tomorrow", place, { after: later(86_400_000) }), say("today"));
      const today = await only();
      expect(today.reply.text).toBe("today");
      await at.store.outbox.delivered(today, {}, now);
      expect(await claim(later(86_399_999))).toEqual([]);
      expect(texts(await claim(later(86_400_000)))).toEqual(["tomorrow"]);
    });

    it("says when there is something to do next", async () => {
      const next = () => at.store.outbox.nextReadyAt(["slack"]);
      expect(await next()).toBeUndefined();
      await promise(say("later", place, { after: later(50_000) }), say("a1"), say("a2"));
      expect(await next()).toEqual(now);
      const head = await only();
      expect(await next(), "the head of the lane is leased").toEqual(later(1000));
      const wait = { state: "waiting" as const, retryAt: later(70_000) };
      await at.store.outbox.failed(head, "429", wait);
      expect(await next()).toEqual(later(50_000));
      expect(await at.store.outbox.nextReadyAt(["web"])).toBeUndefined();
    });

    it("does not call a message ready while one that was held back is tried before it", async () => {
      await promise(
        say("held", place, { after: later(10) }),
        say("less", place, { after: later(5) }),
      );
      const held = await only(later(10));
      const wait = { state: "waiting" as const, retryAt: later(60_000) };
      await at.store.outbox.failed(held, "429", wait);
      expect(await claim(later(20))).toEqual([]);
      expect(await at.store.outbox.nextReadyAt(["slack"])).toEqual(later(60_000));
    });

    it("tells how the newest delivered message of a key is named", async () => {
      const card = { key: "card" };
      await promise(say("v1", place, card), say("v2", place, card), say("v3", place, card));
      const receipt = () => at.store.outbox.receipt("slack/T1/C1", "card");
      expect(await receipt()).toBeUndefined();
      await at.store.outbox.delivered(await only(), { ts: "1.1", channel: "C1" }, now);
      expect(await receipt()).toEqual({ ts: "1.1", channel: "C1" });
      await at.store.outbox.delivered(await only(), { ts: "2.2" }, now);
      expect(await receipt()).toEqual({ ts: "2.2" });
      expect(await at.store.outbox.receipt("slack/T1/C2", "card")).toBeUndefined();
    });

    it("lets an operator try again what failed, or drop what was not sent", async () => {
      await promise(say("a1"), say("a2"));
      const first = await only();
      expect(await at.store.outbox.retry(first.id, now), "it waits already").toBe(false);
      await at.store.outbox.failed(first, "reset", { state: "ambiguous" });
      expect(await at.store.outbox.retry(first.id, later(10))).toBe(true);
      const again = await only(later(10));
      expect(again).toMatchObject({ id: first.id, attempt: 2 });
      await at.store.outbox.delivered(again, {}, now);
      expect(await at.store.outbox.retry(first.id, now)).toBe(false);
      expect(await at.store.outbox.drop(first.id), "it was sent").toBe(false);
      const second = await only(later(10));
      expect(await at.store.outbox.drop(second.id)).toBe(true);
      expect(await at.store.outbox.drop(second.id)).toBe(false);
      expect(await at.store.outbox.find(second.id)).toBeUndefined();
      expect(await at.store.outbox.delivered(second, {}, now)).toBe(false);
    });
  });
}
