import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { consulted } from "../../../src/tools/agreements/legal-consult.ts";
import { createBot } from "../../bot.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

async function sayAll(...texts: string[]) {
  let heard = await bot.say("start legal-consult");
  for (const text of texts) heard = await bot.say(text);
  return heard;
}

describe("that the legal team was consulted", () => {
  it("is kept with who asked whom, when, what about, and who confirmed it (S81)", async () => {
    const summary = await sayAll("Dana Wu, general counsel", "11/13/2026", "1, 3", "none", "yes");
    expect(summary.data.type).toBe("summary");
    const done = await bot.say("confirm");
    expect(done.text).toContain("Legal team consulted on Fri 13 Nov 2026");
    expect(done.text).toContain(
      "asked Dana Wu, general counsel about sharing numbers about students, an agreement with a partner.",
    );
    expect(done.text).toContain("It counts for 12 months, through Sat 13 Nov 2027.");
    expect(done.text).toContain("It is not legal advice.");
    expect(done.data).toMatchObject({ type: "legal-consult", made: { day: "2026-11-13" } });
    const plan = await bot.say("plan");
    expect(plan.text).toContain("Ask the legal team again before Sat 13 Nov 2027");
  });

  it("is refused kindly for a day still to come, and is never kept unconfirmed", async () => {
    const heard = await sayAll("Dana Wu", "next Friday");
    expect(heard.refused).toBe(true);
    expect(heard.text).toContain("is still to come");
    for (const text of ["11/13/2026", "1", "none"]) await bot.say(text);
    expect((await bot.say("no")).refused).toBe(true);
    expect(await bot.store.reads.latestDocument("alder", "legal-consult")).toBeUndefined();
  });
});

describe("the legal gate", () => {
  it("holds through the day 12 months later, and not a day longer", () => {
    expect(consulted(undefined, "2026-11-22")).toEqual({ holds: false, why: "never" });
    const asked = { day: "2026-11-13" };
    expect(consulted(asked, "2026-11-12")).toEqual({ holds: false, why: "ahead" });
    expect(consulted(asked, "2026-11-13")).toEqual({ holds: true, until: "2027-11-13" });
    expect(consulted(asked, "2027-11-13").holds).toBe(true);
    expect(consulted(asked, "2027-11-14")).toEqual({ holds: false, why: "over" });
    expect(consulted({ day: "2028-02-29" }, "2029-02-28").holds).toBe(true);
    expect(consulted({ day: "2028-02-29" }, "2029-03-01").holds).toBe(false);
  });
});
