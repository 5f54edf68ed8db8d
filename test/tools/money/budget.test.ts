import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createBot } from "../../bot.ts";
import { vectors } from "../../domain/vectors.ts";
import { converse, toStep } from "./converse.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot({ now: "2026-11-22T15:00:00Z" });
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

/** Cliff A of the worked examples, as somebody would type it. */
const CLIFF_A = {
  ...{ scenario: "Grant ends as planned", start: "7/1/2027", years: "4", fte: "12" },
  ...{ salary: "$70,000", fringe: "40", other: "2,000", growth: "3 %" },
  sources: [
    "Grant; 800,000; ; ; 6/30/2029",
    "District; 300,000; 2 %",
    "Medicaid; 100k; 150k/200k/220k",
    "Philanthropy; 50k; ; ; 6/30/2030",
  ].join("\n"),
};

describe("the budget for clinicians", () => {
  it("finds the cliff of the worked example from what people type", async () => {
    const { text, data } = await converse(bot, "start budget", CLIFF_A);
    expect(text).toContain("Grant ends as planned: a gap of $710,960 in year 3");
    expect(text).toContain("In year 3 the money keeps 5.3 of 12; 6.7 are at risk.");
    const { years } = vectors.cliff[0]?.expect ?? { years: [] };
    const made = data.made as { years: { gap: number; revenue: number }[]; cliff: number };
    expect(made.years.map(({ gap }) => gap)).toEqual(years.map(({ gap }) => gap));
    expect(made.years.map(({ revenue }) => revenue)).toEqual(years.map(({ revenue }) => revenue));
    expect(made.cliff).toBe(3);
  });

  it("says from which year the money is short where it never reached", async () => {
    const sources = "District; 300,000; 2 %";
    const { text } = await converse(bot, "start budget", { ...CLIFF_A, sources });
    expect(text).toContain("Money runs short from: Year 1");
  });

  it("asks who pays when the pilot's money ends, and flags a blank", async () => {
    const blank = await converse(bot, "start budget", CLIFF_A);
    expect(blank.text).toContain("nobody has said yet who pays afterward");
    const after = "The city levy takes over.";
    const said = await converse(bot, "start budget", { ...CLIFF_A, after });
    expect(said.text).toContain("Who pays afterward: The city levy takes over.");
    expect(said.text).not.toContain("nobody has said yet");
  });

  it("puts closing the gap into the plan half a year before it begins", async () => {
    await converse(bot, "start budget", CLIFF_A);
    const [plan] = await bot.store.reads.openPlans("alder");
    const [step] = await bot.store.reads.planSteps(plan?.id ?? "");
    expect(step).toMatchObject({ dueOn: "2029-01-01", tool: "budget" });
    expect(step?.label).toContain("Close the gap of $710,960 that begins Sun 1 Jul 2029");
  });

  it("asks whether 0.40 is 40 percent, and takes 40 percent where nothing is known", async () => {
    const asked = await toStep(bot, "start budget", "fringe-share", { ...CLIFF_A, fringe: "0.40" });
    expect(asked.text).toContain("so that 0.40 is 40 %");
    await bot.say("stop");
    const share = { ...CLIFF_A, fringe: "0.40", "fringe-share": "yes" };
    const first = await converse(bot, "start budget", share);
    expect(first.text).toContain("$70,000 salary, 40 % benefits");
    const { fringe: _, ...without } = CLIFF_A;
    const usual = await converse(bot, "start budget", without);
    expect(usual.text).toContain("You gave no figure for benefits, so I took 40 % of salary.");
    expect(usual.data.made).toMatchObject({ usualFringe: true, inputs: { fringe: 40 } });
  });

  it("warns of the percentages that only look like benefits on salary", async () => {
    const asked = await toStep(bot, "start budget", "fringe", CLIFF_A);
    expect(asked.text).toContain("35.7 % of all compensation and 55.6 % of hourly wages");
    expect(asked.text).toContain("only 40.5 % of a yearly salary");
  });

  it("leaves out money for a tier that is not offered, and says so", async () => {
    const sources = "Title IV-A; 100,000; ; ; ; Tier 1\nLevy; 50,000; ; ; ; Tier 2";
    const { text, data } = await converse(bot, "start budget", {
      ...{ ...CLIFF_A, sources, tiers: "Tier 2" },
    });
    expect(text).toContain("don't work in that tier: Title IV-A (Tier 1 only).");
    expect(data.made).toMatchObject({ years: [{ revenue: 50_000 }, {}, {}, {}] });
  });

  it("counts a grant that ends on 30 September for three months of its last year", async () => {
    const sources = "Grant; 120,000; ; ; 9/30/2028";
    const { data } = await converse(bot, "start budget", { ...CLIFF_A, sources });
    const { years } = data.made as { years: { revenue: number }[] };
    expect(years.map(({ revenue }) => revenue)).toEqual([120_000, 30_000, 0, 0]);
  });

  it("has a gap of the whole cost without any source", async () => {
    const { sources: _, ...without } = CLIFF_A;
    const { text } = await converse(bot, "start budget", without);
    expect(text).toContain("No source is given yet, so the whole cost is a gap.");
    expect(text).not.toMatch(/NaN|Infinity|undefined/);
  });

  it("refuses years and courses it can't read, and asks again", async () => {
    await toStep(bot, "start budget", "years", CLIFF_A);
    for (const years of ["0", "40"])
      expect((await bot.say(years)).text).toContain("Between 1 and 10 years");
    await bot.say("stop");
    await toStep(bot, "start budget", "sources", CLIFF_A);
    await bot.say("Grant; 5,000; soon");
    expect((await bot.say("done")).text).toContain(`I can't read "soon"`);
    await bot.say("remove 1");
    await bot.say("yes");
    await bot.say("Grant; 5,000; ; 7/1/2028; 7/1/2027");
    expect((await bot.say("done")).text).toContain("can't end before that");
  });

  it("begins with the sources of the funding map, to be looked through", async () => {
    const services = "Counseling; Tier 2; Levy; 90,000";
    await converse(bot, "start funding-map", { services, sources: "Levy; state; ; ; 6/30/2028" });
    const asked = await toStep(bot, "start budget", "sources", CLIFF_A);
    expect(asked.text).toContain("Levy");
    expect(asked.text).toContain("$90,000");
  });
});

describe("scenarios", () => {
  it("stand side by side, one document for each name", async () => {
    expect((await bot.say("scenarios")).data).toMatchObject({ reason: "none-yet" });
    await converse(bot, "start budget", CLIFF_A);
    const fewer = { ...CLIFF_A, scenario: "Six only", fte: "6" };
    await converse(bot, "start budget Six only", fewer);
    await converse(bot, "start budget Six only", { ...fewer, fte: "5" });
    const { text, data } = await bot.say("scenarios");
    expect(data.scenarios).toMatchObject([
      { scenario: "Grant ends as planned", cliff: 3 },
      { scenario: "Six only", years: [{ cost: 500_000 }, {}, {}, {}] },
    ]);
    expect(text).toContain("Grant ends as planned: Year 1 $0, Year 2 $0, Year 3 $710,960");
    expect(text).toContain("Six only: Year 1 5, Year 2 5, Year 3 5");
  });
});
