import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createBot } from "../../bot.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

describe("what is said of an estimate", () => {
  it("speaks of one student where there is one", async () => {
    const { text } = await bot.say("gap enrolment=4000 screeners=1");
    expect(text).toContain("Need gap: 1 student may need care");
    expect(text).toContain("point to 1 student who may need");
  });

  it("explains a range by why there is one", async () => {
    const unknown = await bot.say("gap enrolment=5200 screeners=640 referrals=410 served=430");
    expect(unknown.text).toContain("Where the new students of a source are not known");
    expect(unknown.text).toContain("Referrals: 410; how many are new is not known");
    const typed = await bot.say("gap enrolment=4000 screeners=80-120 referrals=50/20 served=40");
    expect(typed.text).toContain("You gave ranges");
    expect(typed.text).not.toContain("are not known");
  });

  it("calls a source a rate only where a rate was given", async () => {
    const { text } = await bot.say("gap enrolment=4000 screeners=350 surveys=n/a state=90");
    expect(text).toContain("Wellbeing surveys: not collected");
    expect(text).toContain("State data (a rate): 90;");
  });

  it("names no goal where more are served than the sources show", async () => {
    const { text } = await bot.say("gap enrolment=2600 screeners=190 referrals=140/120 served=420");
    expect(text).toContain("You serve 110 more");
    expect(text).not.toContain("goal");
  });

  it.each([
    ["gap screeners=100/90", "nobody was counted before it, so all 100 are new"],
    ["gap screeners=100 referrals=610/", 'A number is missing at "referrals"'],
    ["gap screeners=", 'Write it like "screeners=120"'],
  ])("says what is wrong with %s", async (line, wanted) => {
    expect(await bot.say(line)).toMatchObject({
      refused: true,
      text: expect.stringContaining(wanted),
    });
  });
});

describe("gap edit", () => {
  it("opens the district's newest estimate, for anyone of the district", async () => {
    await bot.say("gap screeners=100 referrals=610/550 served=5");
    const shown = await bot.say("gap edit", { as: "ben" });
    expect(shown.text).toContain("Referrals: 610");
    expect(shown.data).toMatchObject({ type: "summary", checklist: "need-gap" });
    await bot.say("edit 2", { as: "ben" });
    await bot.say("200", { as: "ben" });
    expect((await bot.say("confirm", { as: "ben" })).data).toMatchObject({ total: 750 });
  });

  it("says how to make the first one, and shows nobody else's", async () => {
    await bot.say("gap screeners=100", { as: "ana" });
    const heard = await bot.say("gap edit", { as: "raj" });
    expect(heard).toMatchObject({ refused: true, data: { reason: "none-yet" } });
  });
});
