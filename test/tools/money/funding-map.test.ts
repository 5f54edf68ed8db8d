import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findingsOf } from "../../../src/tools/money/funding-map/findings.ts";
import { streamOf } from "../../../src/tools/money/funding-map/streams.ts";
import { createBot, shipped } from "../../bot.ts";
import { converse, toStep } from "./converse.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot({ now: "2026-11-22T15:00:00Z" });
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const SERVICES = [
  "Counseling at school; Tier 2; Medicaid; $1,320,000; care for students",
  "Counseling at school; Tier 2; City levy; 840,000",
  "Family therapy; Tier 3; Title IV-A; 240k",
  "Wellbeing lessons; Tier 1; ; ",
].join("\n");
const SOURCES = [
  "Medicaid; payment per service",
  "City levy; district, county or city; ; ; ; ; yes",
  "Title IV-A; federal, by formula; supplement only; 7/1/2026; 9/30/2027; ; no; Ben Carter",
].join("\n");
const ANSWERS = {
  ...{ services: SERVICES, sources: SOURCES },
  ...{ "short-source": "medicaid", "short-pct": "12", "short-by": "city" },
};

const stepsOf = async () => {
  const [plan] = await bot.store.reads.openPlans("alder");
  return bot.store.reads.planSteps(plan?.id ?? "");
};

it("tells of no shortfall of an amount that nobody knows", () => {
  const lines = [{ service: "Counseling", tier: "2", source: "Medicaid" }];
  const short = { source: "Medicaid", pct: 12 };
  expect(findingsOf({ lines, sources: [{ name: "Medicaid" }], short }).short).toBeUndefined();
});

describe("the funding map", () => {
  it("shows who pays what share, in words and as bars", async () => {
    const { text, data, reply } = await converse(bot, "start funding-map", ANSWERS);
    expect(text).toContain("$2,400,000 a year from 3 sources, the largest 55 %");
    expect(text).toContain("payment per service 55 % ($1,320,000); district, county or city 35 %");
    expect(data).toMatchObject({
      ...{ type: "funding-map", total: 2_400_000, unpaid: ["Wellbeing lessons"] },
      braid: { shares: [55, 35, 10], largest: 55, hhi: 0.435, effective: 2.3 },
    });
    const chart = reply?.blocks?.find((block) => block.type === "chart");
    expect(chart).toMatchObject({ unit: "%", series: [{ values: [55, 35, 10] }] });
    expect(text).toContain("Concentration (1 means one source pays all): 0.4350");
    expect(text).toContain("Pays for care for students");
  });

  it.each([
    ["Title IV-A", "federal, by formula", "federal, by formula"],
    ["Project AWARE", "federal grant won", "federal grants won"],
    ["Fees", "payment per service", "payment per service"],
    ["State line", "state", "state"],
    ["City levy", "district, county or city", "district, county or city"],
    ["Hope Fund", "donors and foundations", "donors and foundations"],
  ])("knows the kind of %s: %s (S167-S170)", async (name, kind, shown) => {
    const { text } = await converse(bot, "start funding-map", {
      services: `Counseling; Tier 2; ${name}; 1000`,
      sources: `${name}; ${kind}`,
    });
    expect(text.toLowerCase()).toContain(`${shown} 100 %`);
  });

  it("names services without a source, with one alone, and tiers that nobody pays for", async () => {
    const { text } = await converse(bot, "start funding-map", ANSWERS);
    expect(text).toContain("Nobody pays for these yet: Wellbeing lessons.");
    expect(text).toContain("One source alone pays for these: Family therapy (Title IV-A)");
    expect(text).toContain("No paid service in Tier 1.");
    expect(text).toContain("nobody has said yet who pays afterward");
  });

  it("shows what a source that falls short leaves for another to carry", async () => {
    const { text } = await converse(bot, "start funding-map", ANSWERS);
    expect(text).toContain(
      "If Medicaid falls short by 12 %, it brings $1,161,600; $158,400 is missing. " +
        "If City levy makes it good, its share of all money goes up to 41.6 %.",
    );
  });

  it("shows the example of 55, 35 and 10 percent with its source, on the district's own money", async () => {
    const { text } = await converse(bot, "start funding-map", ANSWERS);
    expect(text).toContain("55 % payment per service, 35 % local money and 10 % foundations");
    expect(text).toContain("Effective School-Community Partnerships");
    expect(text).toContain("that would be $1,320,000, $840,000 and $240,000");
  });

  it("puts the days before money ends into the plan, with their owner, and moves them", async () => {
    await converse(bot, "start funding-map", ANSWERS);
    expect((await stepsOf()).map(({ dueOn }) => dueOn)).toEqual([
      ...["2027-03-30", "2027-06-30", "2027-08-31", "2027-11-29", "2027-12-29"],
    ]);
    expect((await stepsOf())[0]).toMatchObject({ ownerId: "ben", tool: "funding-map" });
    const later = [
      "remove 3",
      "yes",
      SOURCES.split("\n")[2]?.replace("9/30/2027", "9/30/2028") ?? "",
    ];
    await converse(bot, "start funding-map", { services: "done", sources: later });
    const open = (await stepsOf()).filter(({ state }) => state === "open");
    expect(open.map(({ dueOn }) => dueOn).sort()).toEqual([
      ...["2027-09-30", "2028-03-30", "2028-06-30", "2028-08-31", "2028-11-29", "2028-12-29"],
    ]);
  });

  it("says nothing of zero where an amount is not known", async () => {
    const services = "Counseling; Tier 2; Medicaid\nNurse; Tier 1; County; 50,000";
    const { text, data } = await converse(bot, "start funding-map", { services });
    expect(text).toContain("One amount is not known");
    expect(data).toMatchObject({ unknown: 1, total: 50_000 });
    const fewer = { services: ["remove 2", "yes", "Counseling; Tier 2", "remove 1", "yes"] };
    const bare = await converse(bot, "start funding-map", fewer);
    expect(bare.text).toContain("Funding map: no source yet, no amounts known yet");
  });

  it("tells what is wrong with days, doubles and unknown sources, and asks again", async () => {
    await toStep(bot, "start funding-map", "sources", { services: SERVICES });
    const cases = [
      ["Medicaid; payment per service; ; 7/1/2027; 6/30/2026", "can't be before that"],
      ["Levy; state; ; ; 6/30/2027; 1/1/2027", "can't be paid out before Wed 30 Jun 2027"],
      ["Levy; state\nlevy; state", "is there twice"],
    ];
    for (const [said = "", wrong = ""] of cases) {
      await bot.say(said);
      const heard = await bot.say("done");
      expect(heard.data.type, said).toBe("error");
      expect(heard.text).toContain(wrong);
      for (const _ of said.split("\n")) for (const word of ["remove 1", "yes"]) await bot.say(word);
    }
    await bot.say("skip");
    await bot.say("skip");
    const unknown = await bot.say("lottery");
    expect(unknown.text).toContain(
      'No source here is called "lottery". These are: Medicaid, City levy, Title IV-A.',
    );
    await bot.say("medicaid");
    expect((await bot.say("120")).text).toContain("at most 100");
    await bot.say("12");
    expect((await bot.say("Medicaid")).text).toContain("can't make good its own shortfall");
  });

  it("suggests the services that are listed already", async () => {
    const listed = "Grief group; Tier 2; ; ; ; ; County health fund";
    await converse(bot, "start services", { services: listed });
    const heard = await bot.say("start funding-map");
    expect(heard.data).toMatchObject({ step: "services" });
    expect(heard.text).toContain("Grief group");
  });
});

describe("notes on sources of money", () => {
  const noteFor = (name: string) => streamOf(shipped.streams, name)?.id;

  it("tells Title I from Title IV, and knows a stream by its usual names", () => {
    expect(noteFor("Title I, Part A")).toBe("title-i");
    expect(noteFor("title iv-a")).toBe("title-iv-a");
    expect(noteFor("State EPSDT money")).toBe("medicaid");
    expect(noteFor("An ideal fund")).toBeUndefined();
    expect(noteFor("SBMH 2024")).toBe("sbmh");
  });

  it("says where each is from, and to check the status of what is changing", () => {
    for (const { source, note } of shipped.streams)
      expect(source.length * note.length).toBeGreaterThan(0);
    const changing = shipped.streams.find(({ id }) => id === "sbmh");
    expect(changing).toMatchObject({ check: true, year: 2025 });
    expect(changing?.note).toContain("Check the status");
  });

  it("covers what the partnership document names as federal sources", () => {
    for (const name of [
      "Project AWARE",
      "Title XX Social Services Block Grant",
      "Medicaid",
      "IDEA",
    ])
      expect(noteFor(name), name).toBeDefined();
  });
});
