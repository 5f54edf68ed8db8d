import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { spanServed } from "../../../src/tools/needs/inventory/served.ts";
import { createBot } from "../../bot.ts";
import { answerAll, toThem } from "./answer-all.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const ROWS = [
  "Lessons on feelings; 1; ; Teachers; ; 8000; Title I-A",
  "Groups; 2; Elm High; School social workers; 80; 80; Title IV-A",
  "Counseling; 3; Elm High; River Clinic; 60; 40",
].join("\n");

async function send(values: Record<string, string>) {
  const { form } = await bot.say("start services form");
  return toThem(await bot.submit(form?.id ?? "", values));
}

describe("students served in all", () => {
  it("lie between the largest service and all added up, without those for everybody", () => {
    const tier = fc.constantFrom("1", "2", "3", "screening");
    const served = fc.option(fc.nat(500), { nil: null });
    fc.assert(
      fc.property(fc.array(fc.record({ tier, served }), { maxLength: 8 }), (services) => {
        const span = spanServed(services);
        const counted = services.filter(
          (one) => ["2", "3"].includes(one.tier) && one.served !== null,
        );
        expect(span === undefined).toBe(counted.length === 0);
        for (const one of counted) expect(span?.low).toBeGreaterThanOrEqual(one.served ?? 0);
        expect((span?.low ?? 0) <= (span?.high ?? 0)).toBe(true);
      }),
    );
  });
});

describe("start services", () => {
  it("lists services by tier with place, provider, room, students and money", async () => {
    const { heard } = await answerAll(bot, "start services", { services: ROWS, served: "110" });
    expect(heard.text).toContain("3 services today, 110 students served");
    expect(heard.text).toContain("Tier 1: 1, Tier 2: 1, Tier 3: 1");
    expect(heard.text).toContain("No service yet: Screening");
    expect(heard.text).toContain(
      "Where Elm High, Who gives it River Clinic, Room for 60, Served 40",
    );
    expect(heard.text).toContain("Full, or over: Groups.");
    expect(heard.text).toContain("Nobody said what pays for: Counseling.");
  });

  it.each([
    ["30", "One service alone serves 80, so it can't be 30"],
    ["400", "The services together serve 120, so it can't be 400"],
  ])("refuses %s students in all, with what is possible", async (served, why) => {
    const { form } = await bot.say("start services form");
    const wrong = await bot.submit(form?.id ?? "", { services: ROWS, served });
    expect(wrong.refused).toBe(true);
    expect(wrong.form?.errors?.served).toContain(why);
  });

  it("fills in who is served already in the estimate, and asks to confirm a span", async () => {
    await send({ services: ROWS, served: "110" });
    const skipTo = async (end: string) => {
      let heard = await bot.say("gap");
      while (heard.data.type === "question" && heard.data.step !== end)
        heard = await bot.say(heard.data.step === "referrals" ? "610" : "skip");
      return heard;
    };
    const summary = await skipTo("served");
    expect(summary.data.type).toBe("summary");
    expect((await bot.say("confirm")).data).toMatchObject({ addressed: 110, unaddressed: 500 });
    await send({ services: ROWS });
    const asked = await skipTo("served");
    expect(asked.text).toContain("Your answer so far: 80 to 120");
    expect((await bot.say("keep")).refused).toBe(false);
  });
});
