import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { grownTo, readTarget } from "../../../src/tools/needs/goal/read-target.ts";
import { createBot } from "../../bot.ts";
import { answerAll } from "./answer-all.ts";

const GAP =
  "gap enrolment=8400 screeners=1120 referrals=610/340 crisis=74/18 incidents=260/95 iep-504=310/120 surveys=900/210 assessments=88/22 state=0 other=45/15 served=1050";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

describe("a target", () => {
  it.each([
    ["1,313", { type: "to", to: 1313 }],
    ["80 %", { type: "to", to: 80 }],
    ["+25 %", { type: "more", pct: 25 }],
    ["+25%", { type: "more", pct: 25 }],
    ["25 percent more", { type: "more", pct: 25 }],
    ["by 25 % more", { type: "more", pct: 25 }],
    ["more care", undefined],
    ["", undefined],
  ])("reads %j", (said, read) => {
    expect(readTarget(said)).toEqual(read);
  });

  it("grows to the next whole student", () => {
    expect(grownTo(1050, 25)).toBe(1313);
    fc.assert(
      fc.property(fc.nat(20_000), fc.integer({ min: 1, max: 300 }), (from, pct) => {
        const to = grownTo(from, pct);
        expect(to * 100).toBeGreaterThanOrEqual(from * (100 + pct));
        expect((to - 1) * 100).toBeLessThan(Math.max(1, from * (100 + pct)));
      }),
    );
  });
});

describe("start goal", () => {
  it("takes today's number from the estimate and ends in one dated, measurable sentence", async () => {
    await bot.say(GAP);
    const { heard, asked } = await answerAll(bot, "start goal", {
      metric: "More students get care",
      target: "+25 %",
      by: "6/30/2027",
      outcomes: "Academic performance",
    });
    expect(asked).toEqual(["metric", "target", "by", "needs", "outcomes"]);
    expect(heard.text).toContain("Goal: 1,313 students with care by Wed 30 Jun 2027");
    expect(heard.text).toContain("From 1,050 today to 1,313: 263 more (25 %).");
    expect(heard.text).toContain("627 of the 1,940 students in need would still be without care.");
    expect(heard.text).toContain("Academic performance");
    expect(heard.data).toMatchObject({
      type: "goal",
      from: 1050,
      to: 1313,
      increasePct: 25,
      by: "2027-06-30",
      measure: "students-served",
    });
    expect((await bot.say("plan")).text).toContain("See whether the goal was reached");
  });

  it("refuses a goal without a number or a day, with one made of the district's own numbers", async () => {
    await bot.say(GAP);
    await bot.say("start goal");
    await bot.say("1");
    const vague = await bot.say("much better care");
    expect(vague.refused).toBe(true);
    expect(vague.text).toContain('like "1,313"');
    expect((await bot.say("skip we do not know")).text).toContain('like "1,313"');
    expect((await bot.say("900")).text).toContain("It is 1,050 today, so 900 would be less");
    await bot.say("1313");
    const undated = await bot.say("skip we will see");
    expect(undated.refused).toBe(true);
    expect(undated.text).toContain("A goal needs a day");
    expect(undated.text).toContain("Wed 30 Jun 2027");
    expect((await bot.say("6/30/2020")).refused).toBe(true);
    expect((await bot.say("6/30/2027")).refused).toBe(false);
  });

  it.each([
    ["referrals", "Better", "80 %", "80 % of referrals lead to a first visit", "40", "+10 %"],
    ["two-way", "", "90", "word comes back on 90 % of referrals", "40", "140"],
    ["providers", "", "2", "2 community providers", "1", "1.5"],
    ["care-at-school", "", "+25 %", "500 students with care at school", "400", "399"],
  ])("offers the gain %s with what is counted", async (metric, _, target, title, from, wrong) => {
    await bot.say("start goal");
    await bot.say(metric);
    await bot.say(from);
    expect((await bot.say(wrong)).refused).toBe(true);
    await bot.say("stop");
    const answers = { metric, from, target, by: "6/30/2027" };
    const { heard } = await answerAll(bot, "start goal", answers);
    expect(heard.text).toContain(title);
    expect(heard.text).toContain("What is counted");
  });

  it("warns of a goal beyond the need that the estimate found", async () => {
    await bot.say("gap enrolment=8400 screeners=1120 served=1050");
    const answers = { metric: "1", target: "1500", by: "6/30/2027" };
    const { heard } = await answerAll(bot, "start goal", answers);
    expect(heard.text).toContain("more than the 1,120 students");
  });
});
