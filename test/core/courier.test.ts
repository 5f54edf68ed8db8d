import { beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../db/open.ts";
import type { Posting } from "../../src/core/change.ts";
import { createCourier, type Deliver } from "../../src/core/courier.ts";
import { DeliveryError } from "../../src/core/delivery.ts";
import type { Store } from "../../src/core/ports.ts";

const to = { platform: "web" as const, tenant: "t", conversation: "c1" };

describe("the courier", () => {
  let store: Store;
  let now: Date;
  let causes = 0;
  let given: string[];
  beforeEach(async () => {
    store = await openStore(":memory:");
    now = new Date("2026-11-16T15:00:00Z");
    given = [];
  });

  const promise = (...texts: (string | Partial<Posting>)[]) =>
    store.commit(
      {
        cause: `c${++causes}`,
        changes: [],
        audit: [],
        postings: texts.map((text) =>
          typeof text === "string" ? { to, reply: { text } } : { to, reply: { text: "" }, ...text },
        ),
      },
      now,
    );
  const courierWith = (web: Deliver) =>
    createCourier({
      ...{ outbox: store.outbox, clock: { now: () => now }, deliver: { web } },
      onGivenUp: ({ id }, state) => given.push(`${id} ${state}`),
    });

  it("delivers a conversation in the order it was promised, although sending takes uneven time", async () => {
    const said: string[] = [];
    const courier = courierWith(async ({ reply }) => {
      await new Promise((resolve) => setTimeout(resolve, reply.text === "one" ? 30 : 0));
      said.push(reply.text);
      return {};
    });
    await promise("one", "two", "three");
    await Promise.all([courier(), courier()]);
    expect(said).toEqual(["one", "two", "three"]);
  });

  it("delivers what was promised just as it found nothing more to do", async () => {
    const said: string[] = [];
    const { claim } = store.outbox;
    let late = true;
    store.outbox.claim = async (...ask) => {
      const found = await claim(...ask);
      if (found.length > 0 || !late) return found;
      late = false;
      await promise("late");
      void courier();
      return found;
    };
    const courier = courierWith(async ({ reply }) => {
      said.push(reply.text);
      return {};
    });
    await courier();
    expect(said).toEqual(["late"]);
  });

  it("waits two seconds after a first failure, then longer, and delivers when the platform is back", async () => {
    let down = true;
    const said: string[] = [];
    const courier = courierWith(async ({ reply }) => {
      if (down) throw new DeliveryError("not-sent", "503");
      said.push(reply.text);
      return {};
    });
    await promise("kept");
    await courier();
    down = false;
    now = new Date(now.getTime() + 1_999);
    expect(await courier()).toBe(0);
    now = new Date(now.getTime() + 1);
    expect(await courier()).toBe(1);
    expect(said).toEqual(["kept"]);
  });

  it("honors the moment a platform asks to be tried again", async () => {
    const retryAt = new Date(now.getTime() + 30_000);
    const courier = courierWith(async () => {
      throw new DeliveryError("not-sent", "429", { retryAt });
    });
    await promise("later");
    await courier();
    expect(await store.outbox.nextReadyAt(["web"])).toEqual(retryAt);
  });

  it("never repeats by itself what may have been accepted, and goes on with the next message", async () => {
    const said: string[] = [];
    const courier = courierWith(async ({ reply }) => {
      said.push(reply.text);
      if (reply.text === "maybe") throw new DeliveryError("ambiguous", "reset after write");
      return {};
    });
    await promise("maybe", "next");
    await courier();
    now = new Date(now.getTime() + 3_600_000);
    await courier();
    expect(said).toEqual(["maybe", "next"]);
    expect(given).toEqual(["1 ambiguous"]);
  });

  it("gives up at once on what will never be accepted, and after eight tries on a bug of ours", async () => {
    let tries = 0;
    const courier = courierWith(async ({ reply }) => {
      tries++;
      throw reply.text === "gone" ? new DeliveryError("hopeless", "no") : new TypeError("no");
    });
    await promise("gone");
    await courier();
    expect([tries, given]).toEqual([1, ["1 dead"]]);
    await promise("again");
    for (let n = 0; n < 12; n++) {
      await courier();
      now = new Date(now.getTime() + 700_000);
    }
    expect([tries, given]).toEqual([9, ["1 dead", "2 dead"]]);
  });

  it("tells an adapter how its platform knows the message to replace, and the one to hang under", async () => {
    const places: unknown[] = [];
    const courier = courierWith(async (message, found) => {
      places.push(found);
      return { post: String(message.id) };
    });
    await promise(
      { key: "brief:1" },
      { replaces: "brief:1" },
      { under: "brief:1" },
      { under: "brief:2" },
    );
    await courier();
    expect(places).toEqual([{}, { replaces: { post: "1" } }, { parent: { post: "1" } }, {}]);
  });

  it("keeps the words of a message out of what it notes about a failure", async () => {
    const courier = courierWith(async ({ reply }) => {
      throw new Error(`cannot send ${reply.text}`);
    });
    await promise("private words");
    await courier();
    expect(await store.outbox.find(1)).toMatchObject({ error: "Error", state: "waiting" });
  });

  const at = (conversation: string, tenant = "t"): Partial<Posting> => ({
    to: { ...to, tenant, conversation },
    reply: { text: conversation },
  });

  it("holds up no other conversation for one that is slow", async () => {
    const said: string[] = [];
    let unblock = () => {};
    const slow = new Promise<void>((resolve) => {
      unblock = resolve;
    });
    const courier = courierWith(async ({ reply }) => {
      if (reply.text === "slow") await slow;
      said.push(reply.text);
      return {};
    });
    await promise(at("slow"), at("quick"), at("quick"), at("quick"));
    const done = courier();
    await expect.poll(() => said).toEqual(["quick", "quick", "quick"]);
    await promise(at("promised later"));
    void courier();
    await expect.poll(() => said.length).toBe(4);
    unblock();
    await done;
    expect(said.at(-1)).toBe("slow");
  });

  it("leaves room for other tenants when one of them has twenty slow messages in the air", async () => {
    const said: string[] = [];
    let unblock = () => {};
    const slow = new Promise<void>((resolve) => {
      unblock = resolve;
    });
    let inTheAir = 0;
    const courier = courierWith(async ({ to: { tenant } }) => {
      if (tenant === "crowd") {
        inTheAir++;
        await slow;
      } else said.push(tenant);
      return {};
    });
    await promise(...Array.from({ length: 60 }, (_, n) => at(`c${n}`, "crowd")), at("c", "small"));
    const done = courier();
    await expect.poll(() => said).toEqual(["small"]);
    expect(inTheAir).toBe(20);
    unblock();
    expect(await done).toBe(61);
  });

  it("tries again what may have been accepted when the adapter says it can find out", async () => {
    const doubts: unknown[] = [];
    const courier = courierWith(async (message) => {
      doubts.push([message.doubts, message.progress]);
      if (doubts.length > 1) return {};
      const retryAt = new Date(now.getTime() + 5_000);
      throw new DeliveryError("ambiguous", "reset", { retryAt, progress: { ts: "1.1" } });
    });
    await promise("maybe");
    await courier();
    now = new Date(now.getTime() + 5_000);
    await courier();
    expect(doubts).toEqual([
      [undefined, undefined],
      [1, { ts: "1.1" }],
    ]);
    expect(given).toEqual([]);
  });

  it("keeps trying for a day when the platform is out, and asks to be woken for each try", async () => {
    const next: Date[] = [];
    const courier = createCourier({
      ...{ outbox: store.outbox, clock: { now: () => now } },
      deliver: {
        web: async () => {
          throw new DeliveryError("not-sent", "503");
        },
      },
      onGivenUp: ({ id }, state) => given.push(`${id} ${state}`),
      onNext: (moment) => next.push(moment),
    });
    await promise("kept");
    const begun = now.getTime();
    while (given.length === 0) {
      await courier();
      now = next.pop() ?? now;
    }
    expect(given).toEqual(["1 dead"]);
    expect((now.getTime() - begun) / 3_600_000).toBeGreaterThan(20);
  });

  it("asks to be woken for a lane that waits while another one's message is still in the air", async () => {
    const next: Date[] = [];
    let unblock = () => {};
    const slow = new Promise<void>((resolve) => {
      unblock = resolve;
    });
    const retryAt = new Date(now.getTime() + 1_000);
    const said: string[] = [];
    const courier = createCourier({
      ...{ outbox: store.outbox, clock: { now: () => now } },
      deliver: {
        web: async ({ reply, attempt }) => {
          if (reply.text === "slow") await slow;
          else if (attempt === 1) throw new DeliveryError("not-sent", "429", { retryAt });
          said.push(reply.text);
          return {};
        },
      },
      onNext: (moment) => next.push(moment),
    });
    await promise(at("slow"), at("held back"));
    const done = courier();
    await expect.poll(() => next).toContainEqual(retryAt);
    now = retryAt;
    void courier();
    await expect.poll(() => said).toEqual(["held back"]);
    unblock();
    await done;
  });

  it("leaves to an operator what it gives up in doubt, although the last try was surely not sent", async () => {
    let tries = 0;
    const courier = courierWith(async () => {
      const kind = ++tries === 1 ? "ambiguous" : "not-sent";
      throw new DeliveryError(kind, "503", { retryAt: now });
    });
    await promise("maybe");
    await courier();
    expect([tries, given]).toEqual([150, ["1 ambiguous"]]);
  });

  it("tells of a failure of the storage, although it looked for more while that message was in the air", async () => {
    const { delivered } = store.outbox;
    store.outbox.delivered = async (message, ...rest) => {
      if (message.reply.text === "slow") throw new Error("disk full");
      return delivered(message, ...rest);
    };
    let land = () => {};
    const landed = new Promise<void>((resolve) => {
      land = resolve;
    });
    const { claim } = store.outbox;
    let claims = 0;
    store.outbox.claim = (...ask) => {
      claims++;
      return claim(...ask);
    };
    const courier = courierWith(async ({ reply }) => {
      if (reply.text === "slow") await landed;
      return {};
    });
    await promise("slow");
    const round = courier();
    const failed = expect(round).rejects.toThrow("disk full");
    await expect.poll(() => claims).toBe(2);
    void courier().catch(() => undefined);
    await expect.poll(() => claims).toBe(3);
    land();
    await failed;
  });

  it("ends although its last message is down before it knows what comes next", async () => {
    const { nextReadyAt } = store.outbox;
    store.outbox.nextReadyAt = async (platforms) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return nextReadyAt(platforms);
    };
    const courier = createCourier({
      ...{ outbox: store.outbox, clock: { now: () => now }, deliver: { web: async () => ({}) } },
      onNext: () => undefined,
    });
    await promise("one", "two");
    expect(await courier()).toBe(2);
  });
});
