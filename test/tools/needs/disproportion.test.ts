import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isOver, sharesOf } from "../../../src/tools/needs/disproportion/shares.ts";
import { createBot } from "../../bot.ts";
import { toThem } from "./answer-all.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

async function send(groups: string, need = "300", enrolled = "2000") {
  const { form } = await bot.say("start disproportion form");
  return toThem(await bot.submit(form?.id ?? "", { need, enrolled, groups }));
}

describe("shares", () => {
  const grade = (group: string, need: number, enrolled: number) => ({
    ...{ kind: "grade", group, need, enrolled },
  });

  it("hold the share of the need against the share of the students", () => {
    const totals = { need: 300, enrolled: 2000 };
    const [nine, ten] = sharesOf([grade("9", 90, 400), grade("10", 60, 400)], totals, 10);
    expect(nine?.shown).toMatchObject({ ofNeed: 30, ofEnrolled: 20, times: 1.5 });
    expect(nine && isOver(nine)).toBe(true);
    expect(ten && isOver(ten)).toBe(false);
  });

  it("hide a small group, and the next smallest where the total would tell it", () => {
    const groups = [grade("9", 6, 400), grade("10", 40, 400), grade("11", 254, 1200)];
    const shown = sharesOf(groups, { need: 300, enrolled: 2000 }, 10);
    expect(shown.map((one) => one.shown === null)).toEqual([true, true, false]);
  });

  it("hide a second group too where nearly all of one have a need, since the total would tell it", () => {
    const groups = [grade("9", 95, 100), grade("10", 60, 400), grade("11", 145, 1500)];
    const shown = sharesOf(groups, { need: 300, enrolled: 2000 }, 10);
    expect(shown.map((one) => one.shown === null)).toEqual([true, true, false]);
  });

  it("hide nothing where all groups are large, and leave zero in", () => {
    const groups = [grade("9", 0, 400), grade("10", 300, 1600)];
    const shown = sharesOf(groups, { need: 300, enrolled: 2000 }, 10);
    expect(shown.every((one) => one.shown !== null)).toBe(true);
  });

  it("never leave a small count to be found by taking what is shown from the total", () => {
    const group = fc.record({ need: fc.nat(60), more: fc.nat(200) });
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 6 }), fc.nat(30), (all, rest) => {
        const groups = all.map(({ need, more }, at) => grade(String(at), need, need + more));
        const totals = {
          need: groups.reduce((sum, one) => sum + one.need, 0) + rest,
          enrolled: groups.reduce((sum, one) => sum + one.enrolled, 0) + 1000,
        };
        const shown = sharesOf(groups, totals, 10);
        for (const [at, one] of groups.entries())
          if ((one.need > 0 && one.need < 10) || one.enrolled < 10)
            expect(shown[at]?.shown ?? null).toBeNull();
        const hidden = groups.filter(
          (one, at) => shown[at]?.shown === null && totals.need > 0 && one.enrolled > 0,
        );
        const left = hidden.reduce((sum, one) => sum + one.need, 0) + rest;
        const cells = hidden.length + (rest > 0 ? 1 : 0);
        const small = hidden.some((one) => one.need > 0 && one.need < 10);
        if (small && hidden.length < groups.length) {
          expect(cells).toBeGreaterThan(1);
          expect(left).toBeGreaterThanOrEqual(10);
        }
      }),
    );
  });
});

describe("start disproportion", () => {
  it("names groups over their share, and the rule", async () => {
    const done = await send("Grade; Grade 9; 90; 400\nGrade; Grade 10; 60; 400");
    expect(done.text).toContain("One group has more than its share of the need");
    expect(done.text).toContain("Grade 9: 30 % of the need, 20 % of the students");
    expect(done.text).toContain("1.2 times");
  });

  it("shows and keeps nothing of a hidden group", async () => {
    const done = await send(
      "Grade; Grade 9; 6; 400\nGrade; Grade 10; 40; 400\nGrade; Grade 11; 254; 1200",
    );
    expect(done.text).toContain("2 groups are hidden");
    expect(done.text).toContain("fewer than 10 students");
    expect(done.text).toContain("Grade 9: With a need hidden");
    expect(JSON.stringify(done.data)).not.toContain('"need":6');
  });

  it.each([
    ["Classroom; Room 12; 9; 20", "A classroom is so small"],
    ["Other; Ms. Hill's homeroom; 9; 20", "A classroom is so small"],
    ["Grade; Grade 9; 90; 40", '"Grade 9" has 90 students with a need, but only 40'],
    ["Grade; Grade 9; 400; 900", "more than the 300 you gave"],
    ["Grade; Grade 9; 90; 400\nGrade; grade 9; 9; 400", "is there twice"],
    ["Grade; Grade 9; 200; 400\nGrade; Grade 10; 200; 400", "add up to 400"],
  ])("refuses %j kindly", async (groups, why) => {
    const { form } = await bot.say("start disproportion form");
    const values = {
      need: "300",
      enrolled: "2000",
      groups: groups.replace("Other;", "Another kind;"),
    };
    const wrong = await bot.submit(form?.id ?? "", values);
    expect(wrong.refused).toBe(true);
    expect(wrong.form?.errors?.groups).toContain(why);
  });
});
