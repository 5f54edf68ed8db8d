import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createPace } from "../../../../adapters/teams/deliver/pace.ts";
import { createPace as createTeamsPace } from "../../../teams/fake/pace.ts";
import { failureOf } from "../../slack/deliver/scene.ts";

const TENANT = "t";
const clock = { now: () => new Date() };
const HOUR = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance", "Date"] });
});
afterEach(() => vi.useRealTimers());

/** Sends as fast as it is let, in so many conversations, and tells when each went. */
async function send(count: number, conversations: number, ms: number) {
  const pace = createPace({ clock });
  const start = performance.now();
  const gone: { place: string; at: number }[] = [];
  for (let n = 0; n < count; n++) {
    const place = `19:c${n % conversations}`;
    void pace
      .turn(TENANT, place, start + ms)
      .then(() => gone.push({ place, at: performance.now() - start }))
      .catch(() => undefined);
  }
  await vi.advanceTimersByTimeAsync(ms);
  return gone;
}

const within = (gone: { at: number }[], ms: number) => gone.filter(({ at }) => at < ms).length;

describe("the pace of messages in Teams", () => {
  it("lets a short burst into a conversation, and then no more than its windows allow", async () => {
    const gone = await send(70, 1, 40_000);
    expect(within(gone, 1_000)).toBe(7);
    expect(within(gone, 2_000)).toBe(8);
    expect(within(gone, 30_000)).toBe(60);
    expect(gone).toHaveLength(70);
  });

  it("counts a whole hour", async () => {
    const gone = await send(1_801, 1, HOUR);
    expect(gone).toHaveLength(1_800);
  });

  it("lets fifty a second go in one tenant, whatever their conversation", async () => {
    const gone = await send(200, 100, 10_000);
    expect(within(gone, 1_000)).toBe(50);
    expect(within(gone, 2_000)).toBe(100);
    expect(gone).toHaveLength(200);
  });

  it.each([
    [100, 1],
    [400, 3],
    [500, 100],
  ])(
    "never meets Teams' own 429: %s messages in %s conversations",
    async (count, conversations) => {
      const start = Date.now();
      const gone = await send(count, conversations, 300_000);
      expect(gone).toHaveLength(count);
      // Requests arrive at their own speed: up to 40 ms later.
      const arrived = gone
        .map(({ place, at }, n) => ({ place, at: at + ((n * 7) % 40) }))
        .sort((one, other) => one.at - other.at);
      let now = start;
      const wait = createTeamsPace(() => new Date(now), "teams");
      const refused = arrived.filter(({ place, at }) => {
        now = start + at;
        return wait({ method: "send", tenant: TENANT, conversation: place }) > 0;
      });
      expect(refused).toEqual([]);
    },
  );

  it("keeps the order in a conversation, and lets the others pass one that is held", async () => {
    const pace = createPace({ clock });
    const by = performance.now() + 10_000;
    pace.hold(TENANT, "held", new Date(Date.now() + 5_000));
    const order: string[] = [];
    for (const name of ["held 1", "free 1", "held 2", "free 2"]) {
      const place = name.split(" ")[0] ?? "";
      void pace.turn(TENANT, place, by).then(() => order.push(name));
    }
    void pace.turn("elsewhere", "held", by).then(() => order.push("elsewhere"));
    await vi.advanceTimersByTimeAsync(4_900);
    expect(order).toEqual(["free 1", "free 2", "elsewhere"]);
    await vi.advanceTimersByTimeAsync(200);
    expect(order.slice(3)).toEqual(["held 1", "held 2"]);
  });

  it("is held as long as the longest that Teams asked for", async () => {
    const pace = createPace({ clock });
    const until = new Date(Date.now() + 10_000);
    pace.hold(TENANT, "held", until);
    pace.hold(TENANT, "held", new Date(Date.now() + 1_000));
    const failed = await failureOf(pace.turn(TENANT, "held", performance.now() + 5_000));
    expect(failed.retryAt).toEqual(until);
  });

  it("makes nobody wait for a turn that comes too late", async () => {
    const pace = createPace({ clock });
    const by = performance.now() + 15_000;
    pace.hold(TENANT, "held", new Date(Date.now() + 30_000));
    const failed = await failureOf(pace.turn(TENANT, "held", by));
    expect(failed).toMatchObject({ kind: "not-sent", message: "waiting_its_turn" });
    expect(failed.retryAt).toEqual(new Date(Date.now() + 30_000));
  });

  it("forgets conversations that have been quiet, and none that still counts", async () => {
    const pace = createPace({ clock });
    const by = () => performance.now() + 15_000;
    const many = async (from: number, count: number) => {
      for (let n = from; n < from + count; n++) {
        const turn = pace.turn(TENANT, `19:c${n}`, by());
        await vi.advanceTimersByTimeAsync(50);
        await turn;
      }
    };
    for (let n = 0; n < 1_800; n++) {
      await vi.advanceTimersByTimeAsync(1_000);
      const turn = pace.turn(TENANT, "19:busy", by());
      await vi.advanceTimersByTimeAsync(10);
      await turn;
    }
    await many(0, 300);
    expect((await failureOf(pace.turn(TENANT, "19:busy", by()))).message).toBe("waiting_its_turn");
  });
});
