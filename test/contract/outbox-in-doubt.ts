import { describe, expect, it } from "vitest";
import type { Posting } from "../../src/core/change.ts";
import type { Delivery, Store } from "../../src/core/ports.ts";
import { elsewhere, later, now, place, say, work } from "./rows.ts";

/** Messages that may have been accepted, that an answer may carry, and tenants that are busy. */
export function outboxInDoubtContract(at: { store: Store }) {
  describe("the outbox, when things are not plain", () => {
    const promise = (...postings: Posting[]) => at.store.commit(work("e1", [], postings), now);
    const claim = (moment = now, busy: string[] = []) =>
      at.store.outbox.claim(moment, 10, 1000, ["slack"], busy);
    const texts = (messages: Delivery[]) => messages.map((message) => message.reply.text);
    async function only(moment = now): Promise<Delivery> {
      const [message, ...rest] = await claim(moment);
      if (!message || rest.length > 0) throw new Error("expected exactly one message");
      return message;
    }
    const reserved = { lane: "slack/T1/C1", cause: "e1" };

    it("says how many earlier attempts nobody knows the end of", async () => {
      await promise(say("a1"));
      expect(await only(), "a first attempt").not.toHaveProperty("doubts");
      const second = await only(later(1000));
      expect(second, "after a process that ended in the middle").toMatchObject({ doubts: 1 });
      const wait = { state: "waiting" as const, retryAt: later(2000) };
      await at.store.outbox.failed(second, "reset", { ...wait, doubt: true });
      const third = await only(later(2000));
      expect(third, "after one that may have been accepted").toMatchObject({ doubts: 2 });
      await at.store.outbox.failed(third, "429", { ...wait, retryAt: later(3000) });
      expect(await only(later(3000)), "one that was surely not accepted adds none").toMatchObject({
        doubts: 2,
      });
    });

    it("forgets its doubts when an operator says to send it again", async () => {
      await promise(say("a1"));
      await only();
      await at.store.outbox.failed(await only(later(1000)), "reset", { state: "ambiguous" });
      await at.store.outbox.retry(1, later(2000));
      expect(await only(later(2000))).not.toHaveProperty("doubts");
    });

    it("does not let an old version of a message be said again over a newer one", async () => {
      const card = { key: "card", replaces: "card" };
      await promise(say("v1", place, card), say("v2", place, card), say("other"));
      await at.store.outbox.failed(await only(), "gone", { state: "dead" });
      expect(await at.store.outbox.retry(1, now), "nothing newer stands yet").toBe(true);
      await at.store.outbox.failed(await only(), "gone", { state: "dead" });
      await at.store.outbox.delivered(await only(), { ts: "2" }, now);
      expect(await at.store.outbox.retry(1, now)).toBe(false);
      await at.store.outbox.failed(await only(), "gone", { state: "dead" });
      expect(await at.store.outbox.retry(3, now), "one without a key").toBe(true);
    });

    it("hands back what of a message was accepted, through failures that tell nothing new", async () => {
      await promise(say("a1"));
      const wait = { state: "waiting" as const, retryAt: later(10) };
      const progress = { ts: "1.1", part: "2" };
      await at.store.outbox.failed(await only(), "429", { ...wait, progress });
      const again = await only(later(10));
      expect(again.progress).toEqual(progress);
      await at.store.outbox.failed(again, "429", { ...wait, retryAt: later(20) });
      expect((await only(later(20))).progress).toEqual(progress);
    });

    it("leaves a busy tenant's messages, and nobody else's, for later", async () => {
      const other = { ...place, tenant: "T10" };
      const wild = { ...place, tenant: "T_" };
      await promise(say("busy"), say("free", other), say("odd", wild));
      expect(texts(await claim(now, ["slack/T1/", "slack/T_/"]))).toEqual(["free"]);
      expect(texts(await claim(now))).toEqual(["busy", "odd"]);
    });

    it("does not deliver what the answer to its own request carried", async () => {
      await promise(say("carried", place, { reserved: true }), say("more"), say("b1", elsewhere));
      expect(texts(await claim()), "its lane waits for it").toEqual(["b1"]);
      expect(await at.store.outbox.carried(reserved, later(500))).toBe(true);
      expect(await at.store.outbox.carried(reserved, later(500)), "once").toBe(false);
      expect(texts(await claim(later(500)))).toEqual(["more"]);
      expect(await at.store.outbox.list(["sent"], 10)).toMatchObject([
        { reply: { text: "carried" }, sentAt: later(500) },
      ]);
    });

    it("delivers at once what could not be carried", async () => {
      await promise(say("too long", place, { reserved: true }), say("more"));
      expect(await at.store.outbox.release(reserved, later(500))).toBe(true);
      expect(texts(await claim(later(500)))).toEqual(["too long"]);
    });

    it("delivers by itself, five seconds later, what nobody said a word about", async () => {
      await promise(say("forgotten", place, { reserved: true }));
      expect(await claim(later(4_999))).toEqual([]);
      expect(texts(await claim(later(5_000)))).toEqual(["forgotten"]);
      expect(await at.store.outbox.carried(reserved, later(5_001)), "too late").toBe(false);
    });

    it("does not take another message of the same event for the reserved one", async () => {
      const soon = later(60_000);
      await promise(
        say("reserved", place, { reserved: true }),
        say("later", place, { after: soon }),
      );
      expect(await at.store.outbox.carried(reserved, now)).toBe(true);
      expect(texts(await claim(soon))).toEqual(["later"]);
    });
  });
}
