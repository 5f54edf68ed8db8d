import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { button, buttonsOf, createBot } from "../../bot.ts";
import { answerAll } from "../needs/answer-all.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const judged = (way: string, labor: string, flexibility: string, quality: string) => ({
  [`${way}-labor`]: labor,
  [`${way}-flexibility`]: flexibility,
  [`${way}-quality`]: quality,
});

const ownWords = (reply: Parameters<typeof buttonsOf>[0]) =>
  buttonsOf(reply)
    .map(({ id }) => id)
    .filter((id) => id.startsWith("plan:new:"));

describe("start approach", () => {
  it("describes the three ways before it asks, and who pays in each", async () => {
    const { text } = await bot.say("start approach");
    for (const said of [
      "the district pays nothing",
      "bills students' health insurance",
      "the district itself employs",
      "and pays from",
    ])
      expect(text).toContain(said);
    expect(text.indexOf("the district pays nothing")).toBeLessThan(text.indexOf("Which ways"));
  });

  it.each([
    ["partner", "community-partners", "hard to find", "goes without warning", "few levers"],
    ["employ", "employ-staff", "posts may stay open", "harder to raise or lower", "a high bar"],
    [
      "contract",
      "contract-providers",
      "wider pool",
      "minimum presence",
      "Incentives can be written in",
    ],
  ])(
    "shows each consideration of %s before it is judged, and offers its plan",
    async (way, plan, ...said) => {
      await bot.say("start approach");
      let heard = await bot.say(way);
      for (const [at, name] of ["labor", "flexibility", "quality"].entries()) {
        expect(heard.data.step).toBe(`${way}-${name}`);
        expect(heard.text).toContain(said[at]);
        heard = await bot.say("Helps");
      }
      expect(heard.data.step).toBe(`${way}-note`);
      for (const text of ["Two clinics in town", "skip", "yes"]) heard = await bot.say(text);
      expect(heard.text).toContain("Two clinics in town");
      heard = await bot.say("confirm");
      const { reply } = heard.said[0] ?? {};
      expect(ownWords(reply)).toEqual([`plan:new:${plan}`]);
      const started = await bot.click(`plan:new:${plan}`);
      expect(started.refused).toBe(false);
      if (plan !== "community-partners")
        expect((await bot.say("plan")).text).toContain("Ask the health department");
    },
  );

  it("takes several ways, and puts the call, what is not known and the levers into the plan", async () => {
    const { heard, asked } = await answerAll(bot, "start approach", {
      ways: "partner, contract",
      ...judged("partner", "unknown", "hurts", "hurts"),
      ...judged("contract", "helps", "helps", "helps"),
      levers: "Regular check-ins, Incentives in the contract",
      called: "no",
      caller: "Ben Carter",
    });
    expect(asked).not.toContain("employ-labor");
    expect(heard.text).toContain(
      "Our approach: partner with community providers and contract with",
    );
    expect(heard.text).toContain("We use several ways side by side");
    expect(heard.text).toContain("Agree a notice period");
    expect(heard.text).toContain("nobody is paid twice");
    expect(heard.text).toContain("One point is not known yet");
    expect((await bot.say("my", { as: "ben" })).text).toContain("Ask the health department");
    const plan = await bot.say("plan");
    expect(plan.text).toContain("Partner: labor market");
    expect(plan.text).toContain(
      "agenda of every check-in with providers: incentives in the contract",
    );
  });

  it("points at choices that contradict what was judged, and blocks nothing", async () => {
    const { heard } = await answerAll(bot, "start approach", {
      ways: "employ",
      ...judged("employ", "hurts", "hurts", "hurts"),
      levers: "Incentives in the contract",
      called: "yes",
    });
    expect(heard.refused).toBe(false);
    expect(heard.text).toContain("Hire: everything you judged speaks against it");
    expect(heard.text).toContain("You picked incentives in the contract, but no contract");
    const lone = await answerAll(bot, "start approach", {
      ways: "partner",
      ...judged("partner", "hurts", "helps", "hurts"),
      called: "yes",
    });
    expect(lone.heard.text).toContain("A second way beside it");
    expect(button(lone.heard.said[0]?.reply, "Plan with partners").id).toBe(
      "plan:new:community-partners",
    );
  });
});
