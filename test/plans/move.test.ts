import { beforeEach, describe, expect, it } from "vitest";
import { createBot } from "../bot.ts";

describe("moving a step of a plan", () => {
  let bot: Awaited<ReturnType<typeof createBot>>;
  beforeEach(async () => {
    bot = await createBot();
    await bot.say("plan launch community-partners new-partners=yes");
  });

  const order = async () => {
    const [plan] = await bot.store.reads.openPlans("alder");
    return (await bot.store.reads.planSteps(plan?.id ?? "")).map(({ number, label, phase }) => ({
      number,
      label,
      phase,
    }));
  };

  it("puts it in its new place and phase, and the ones between make room", async () => {
    const before = await order();
    const heard = await bot.say("plan move 9 to 3");
    expect(heard.text).toBe(`"${before[8]?.label}" is step 3 now.`);
    const after = await order();
    expect(after.map(({ number }) => number)).toEqual(before.map(({ number }) => number));
    expect(after[2]).toEqual({ ...before[8], number: 3, phase: before[2]?.phase });
    expect(after[3]).toEqual({ ...before[2], number: 4 });
    expect(after[8]).toEqual({ ...before[7], number: 9 });
    expect(after[9]).toEqual(before[9]);
  });

  it("moves down as well as up", async () => {
    const before = (await order()).map(({ label }) => label);
    await bot.say("plan move 1 to 2");
    const [one, two, ...rest] = before;
    expect((await order()).map(({ label }) => label)).toEqual([two, one, ...rest]);
  });

  it.each(["plan move 3", "plan move 3 to 99", "plan move 3 to the top"])(
    "asks where to for %j, and changes nothing",
    async (line) => {
      const before = await order();
      const heard = await bot.say(line);
      expect(heard.refused).toBe(true);
      expect(heard.text).toContain("numbered from 1 to 15");
      expect(await order()).toEqual(before);
    },
  );
});
