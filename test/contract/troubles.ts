import { describe, expect, it } from "vitest";
import { insert } from "../../src/core/change.ts";
import type { Delivery, Store } from "../../src/core/ports.ts";
import { later, now, say, work } from "./rows.ts";

const pat = { platform: "teams" as const, tenant: "T1", conversation: "29:pat" };
const sue = { ...pat, conversation: "29:sue" };
const lane = "teams/T1/29:pat";

/** In which conversations nothing arrives, told by the outbox alone. */
export function troublesContract(at: { store: Store }) {
  describe("conversations in which nothing arrives", () => {
    const promise = (cause: string, to = pat) =>
      at.store.commit(work(cause, [], [say(cause, to)]), now);
    const claimed = async (): Promise<Delivery> => {
      const [message] = await at.store.outbox.claim(later(9_000_000), 1, 1, ["teams"]);
      if (!message) throw new Error("nothing waits");
      return message;
    };
    const giveUp = async (ms: number, reason = "Blocked") =>
      at.store.outbox.failed(await claimed(), reason, { state: "dead", at: later(ms) });
    const deliver = async (ms: number) =>
      at.store.outbox.delivered(await claimed(), { post: "1" }, later(ms));
    const lost = (since = later(-1000)) => at.store.reads.lost(["Blocked", "Gone"], since, 10);
    const remember = (since = now) => {
      const row = { id: "t1", lane, reason: "Blocked", since };
      return at.store.commit(work("remember", [insert("trouble", row)]), now);
    };
    const known = { id: "t1", version: 1, lane, reason: "Blocked", since: now };

    it("are found by the newest message given up there, with when it was", async () => {
      await promise("one");
      await giveUp(10, "Gone");
      await promise("two");
      await giveUp(20);
      await promise("three", sue);
      await giveUp(30, "Gone");
      expect(await lost()).toEqual([
        { id: expect.any(Number), attempt: 1, to: pat, reason: "Blocked", at: later(20) },
        { id: expect.any(Number), attempt: 1, to: sue, reason: "Gone", at: later(30) },
      ]);
      expect(await at.store.reads.lost(["Blocked", "Gone"], now, 1)).toHaveLength(1);
      expect(await at.store.reads.lost(["Other"], now, 10)).toEqual([]);
      expect(await lost(later(20))).toMatchObject([{ to: sue }]);
    });

    it("are found though something else went wrong there later", async () => {
      await promise("one");
      await giveUp(10);
      await promise("two");
      await giveUp(20, "TooLong");
      expect(await lost()).toMatchObject([{ reason: "Blocked", at: later(10) }]);
    });

    it("are not those in which something was delivered after it, or the same one in the end", async () => {
      await promise("one");
      await giveUp(10);
      await promise("two");
      await deliver(10);
      expect(await lost()).toEqual([]);
      await promise("three");
      await giveUp(20);
      const [dead] = await lost();
      await at.store.outbox.retry(dead?.id ?? 0, now);
      expect(await lost()).toEqual([]);
      await deliver(30);
      expect(await lost()).toEqual([]);
    });

    it("are not those in which an earlier message got through at another try", async () => {
      await promise("one");
      await giveUp(10);
      const [first] = await lost();
      await promise("two");
      await giveUp(20);
      await at.store.outbox.retry(first?.id ?? 0, now);
      await deliver(30);
      expect(await lost()).toEqual([]);
    });

    it("are remembered until something arrives there, and not found twice", async () => {
      await promise("one");
      await giveUp(10);
      await remember();
      expect(await lost()).toEqual([]);
      expect(await at.store.reads.troubles([lane, "teams/T1/29:sue"])).toEqual([known]);
      expect(await at.store.reads.troubles(["teams/T1/29:sue"])).toEqual([]);
      expect(await at.store.reads.troubles([])).toEqual([]);
      expect(await at.store.reads.troublesOver(10)).toEqual([]);
      await promise("elsewhere", sue);
      await deliver(20);
      expect(await at.store.reads.troublesOver(10)).toEqual([]);
      await promise("two");
      await deliver(20);
      expect(await at.store.reads.troubles([lane])).toEqual([]);
      expect(await at.store.reads.troublesOver(10)).toEqual([known]);
      expect(await at.store.reads.trouble(lane)).toEqual(known);
    });

    it("are not over because of what arrived before", async () => {
      await promise("one");
      await deliver(10);
      await remember(later(10));
      expect(await at.store.reads.troublesOver(10)).toEqual([]);
      expect(await at.store.reads.troubles([lane])).toHaveLength(1);
    });
  });
}
