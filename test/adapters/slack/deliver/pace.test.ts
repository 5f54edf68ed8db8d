import { describe, expect, it } from "vitest";
import { createPace } from "../../../../adapters/slack/deliver/pace.ts";
import { failureOf } from "./scene.ts";

const clock = { now: () => new Date("2026-11-22T16:00:00Z") };
const soonest = () => performance.now() + 2_000;

/** When each was let go, in the order they were. */
async function timed(turns: [name: string, turn: Promise<void>][]) {
  const gone: { name: string; at: number }[] = [];
  await Promise.all(
    turns.map(([name, turn]) => turn.then(() => gone.push({ name, at: performance.now() }))),
  );
  return gone;
}

describe("the pace of messages", () => {
  it("lets one into a channel at a time, in the order they came", async () => {
    const pace = createPace({ clock, gaps: { channel: 40, workspace: 0 } });
    const gone = await timed(
      ["a", "b", "c"].map((name) => [name, pace.turn("T1", "C1", soonest())]),
    );
    expect(gone.map(({ name }) => name)).toEqual(["a", "b", "c"]);
    const gaps = gone.slice(1).map(({ at }, i) => at - (gone[i]?.at ?? 0));
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(39);
  });

  it("keeps the messages of a whole workspace apart, whatever their channel", async () => {
    const pace = createPace({ clock, gaps: { channel: 0, workspace: 20 } });
    const start = performance.now();
    const turns = Array.from({ length: 6 }, (_, n) => pace.turn("T1", `C${n}`, soonest()));
    await Promise.all(turns);
    expect(performance.now() - start).toBeGreaterThanOrEqual(98);
  });

  it("lets other channels, and other workspaces, go on while one is held", async () => {
    const pace = createPace({ clock, gaps: { channel: 0, workspace: 0 } });
    pace.hold("T1", "C1", new Date(clock.now().getTime() + 150));
    const gone = await timed([
      ["held", pace.turn("T1", "C1", soonest())],
      ["other channel", pace.turn("T1", "C2", soonest())],
      ["same name elsewhere", pace.turn("T2", "C1", soonest())],
    ]);
    expect(gone.map(({ name }) => name)).toEqual(["other channel", "same name elsewhere", "held"]);
  });

  it("does not make anybody wait for a turn that comes too late", async () => {
    const pace = createPace({ clock });
    pace.hold("T1", "C1", new Date(clock.now().getTime() + 30_000));
    const failed = await failureOf(pace.turn("T1", "C1", soonest()));
    expect(failed.kind).toBe("not-sent");
    const wait = (failed.retryAt?.getTime() ?? 0) - clock.now().getTime();
    expect(wait).toBeGreaterThan(29_900);
    expect(wait).toBeLessThanOrEqual(30_001);
  });

  it("gives up the waiting of those whose time ends before their turn", async () => {
    const pace = createPace({ clock, gaps: { channel: 60_000, workspace: 0 } });
    await pace.turn("T1", "C1", soonest());
    expect((await failureOf(pace.turn("T1", "C1", soonest()))).message).toBe("waiting_its_turn");
    await pace.turn("T1", "C2", soonest());
  });
});
