import { describe, expect, it } from "vitest";
import { createBeat } from "../../src/core/beat.ts";
import type { Due, Job } from "../../src/core/command.ts";
import { buttonsOf, createBot } from "../bot.ts";
import { undated } from "../undated.ts";

describe("the beat", () => {
  it("makes one message of everything one person is to hear at one moment", async () => {
    const bot = await createBot({ prompts: undated, now: "2026-11-16T15:00:00Z" });
    await bot.say("plan new community-partners new-partners=no");
    await bot.say("plan own 1 me");
    await bot.say("plan due 1 2026-12-07");
    await bot.say(
      'try question="Do texts help?" prediction="Yes" measure="share" stop="2026-12-07"',
    );
    const said = await bot.tick("2026-12-07T14:00:00Z");
    expect(said).toHaveLength(1);
    expect(said[0]?.text).toContain("Agree what you need");
    expect(said[0]?.text).toContain("Do texts help?");
    expect(said[0]?.reply.data).toMatchObject({
      type: "reminder",
      steps: [{ number: 1 }],
      experiments: [{ stopOn: "2026-12-07" }],
    });
    expect(buttonsOf(said[0]?.reply).length).toBeGreaterThanOrEqual(6);
    expect(await bot.tick()).toEqual([]);
    expect(bot.failures).toEqual([]);
  });

  it("does the rest although one job, or one due thing of a person, fails", async () => {
    const done: string[] = [];
    const reported: string[] = [];
    const due = (cause: string, personId?: string): Due => ({
      cause,
      ...(personId && { personId }),
      async decide() {
        if (cause.startsWith("bad")) throw new Error("no");
        return {};
      },
    });
    const jobs: Job[] = [
      { name: "broken", due: () => Promise.reject(new Error("no")) },
      { name: "fine", due: async () => [due("a:1", "ana"), due("bad:2", "ana"), due("c:3")] },
    ];
    const beat = createBeat({
      jobs,
      clock: { now: () => new Date("2026-11-16T15:00:00Z") },
      store: { tick: async () => false, sweep: async () => undefined },
      engine: {
        async perform(cause, decide) {
          await decide(1);
          done.push(cause);
          return "applied";
        },
      },
      report: (_error, job) => reported.push(job),
    });
    expect(await beat()).toBe(2);
    expect(done).toEqual(["a:1", "c:3"]);
    expect(reported).toEqual(["broken", "bad"]);
  });
});
