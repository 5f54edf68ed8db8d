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

const stepsOf = async () => {
  const [plan] = await bot.store.reads.openPlans("alder");
  return bot.store.reads.planSteps(plan?.id ?? "");
};

const SETTLEMENT = {
  ...{ period: "2025-26", salaries: "$680,000", fringe: "40", indirect: "8", "time-study": "35" },
  ...{ "medicaid-ratio": "45", fmap: "65", interim: "78000", vendor: "5" },
};

describe("the Medicaid settlement", () => {
  it("ends where the worked example ends", async () => {
    const { text, data } = await converse(bot, "start settlement", SETTLEMENT);
    const wanted = vectors.settlement[0]?.expect;
    expect(data.made).toMatchObject({
      steps: {
        federal: wanted?.federal_share,
        settlement: wanted?.settlement,
        net: wanted?.net_to_district,
      },
    });
    expect(text).toContain("$27,257.88 to be paid to the district");
    expect(text).toContain("gets $5,262.89; $99,994.99 of it stays with us");
  });

  it("says when money is owed back, and does without a billing company", async () => {
    const { vendor: _, ...without } = SETTLEMENT;
    const { text } = await converse(bot, "start settlement", { ...without, interim: "120,000" });
    expect(text).toContain("$14,742.12 owed back");
    expect(text).not.toContain("billing company");
  });

  it("asks again for a share typed as 0.65, and can't do without the rates", async () => {
    await toStep(bot, "start settlement", "fmap", SETTLEMENT);
    expect((await bot.say("0.65")).text).toContain("give it as percent: 65");
    expect((await bot.say("165")).text).toContain("at most 100");
    await bot.say("skip we don't have it");
    for (const said of ["78000", "skip"]) await bot.say(said);
    const refused = await bot.say("confirm");
    expect(refused.data).toMatchObject({ type: "error", field: "fmap" });
  });
});

const BILLING = {
  ...{ period: "fall", documented: "520", submitted: "480", accepted: "430", paid: "392" },
  ...{ denied: "58", pending: "30", billed: "38,400", received: "27,440", served: "96" },
  ...{ days: "18, 22, 25, 31, 44", "counted-from": "1", eligible: "310" },
};

describe("billing", () => {
  it("gives the rates of the worked example, pending claims left out", async () => {
    const { text, data } = await converse(bot, "start billing", BILLING);
    const wanted = vectors.billing[0]?.expect;
    expect(data.made).toMatchObject({
      rates: {
        ...{ paid: wanted?.paid_rate_pct, denied: wanted?.denial_rate_pct },
        ...{ clean: wanted?.clean_claim_rate_pct, collected: wanted?.collection_rate_pct },
        ...{ days: wanted?.median_days_to_payment, submission: 92.3 },
        perServed: wanted?.usd_per_student_served,
      },
    });
    expect(text).toContain("30 claims are still pending and left out");
    expect(text).toContain("40 documented services were never submitted");
    expect(text).toContain("25 from the day of the service");
  });

  it("labels figures for comparison as not from schools, and the nation's as no target", async () => {
    const { text } = await converse(bot, "start billing", BILLING);
    expect(text).toContain("billing for behavioral health in general, not from schools");
    expect(text).toContain("which is $250 for each of about 30 million children");
    const bare = await converse(bot, "start billing", { period: "x", submitted: "12" });
    expect(bare.text).toContain("Billing, x: 12 claims submitted");
    expect(bare.text).not.toContain("not from schools");
  });

  it("refuses what can't be, with the numbers given before", async () => {
    await toStep(bot, "start billing", "accepted", BILLING);
    expect((await bot.say("500")).text).toContain("only 480 claims were submitted");
    for (const said of ["430", "392"]) await bot.say(said);
    expect((await bot.say("90")).text).toContain("only 88 of the submitted claims are left");
    for (const said of ["58", "30", "38,400"]) await bot.say(said);
    expect((await bot.say("40,000")).text).toContain("only $38,400 was billed");
    await bot.say("27,440");
    expect((await bot.say("a while")).text).toContain("could not read days");
  });

  it("leaves a page without dollars per student where students are few", async () => {
    const asked = { counsel: "Dana Wu", day: "yesterday", for: "1", consulted: "yes" };
    await converse(bot, "start legal-consult", asked);
    const few = { ...BILLING, served: "6", eligible: "310" };
    const { text, data } = await converse(bot, "start billing", few);
    expect(text).toContain("Dollars per student served");
    const page = await bot.click(`result:${String(data.document)}:page`);
    expect(page.text).toContain("Dollars per student with Medicaid");
    expect(page.text).not.toContain("Dollars per student served");
  });
});

const MEDICAID = {
  ...{ state: "IL", plan: "in part", "free-care": "not known", epsdt: "no", salaries: "yes" },
  services: [
    "Counseling; yes; clinical social worker; yes; no",
    "Screening; not known",
    "Group work; yes; psychologist; no",
  ].join("\n"),
  agreements: "State agency; signed\nRiverbend Counseling; needed; 2/1/2027; Ben Carter",
  ...{ consent: "no", by: "1/15/2027" },
};

describe("Medicaid and the state's plan", () => {
  it("turns what is open into steps with an owner and a day, and what is settled into none", async () => {
    const { text } = await converse(bot, "start medicaid", MEDICAID);
    const steps = await stepsOf();
    expect(steps.map(({ label }) => label)).toEqual([
      "Read what the state Medicaid plan says about services at school",
      "Ask the state Medicaid agency whether we may bill for every enrolled student",
      "Find out which of our services EPSDT can pay for",
      "Settle how the consent of parents to bill is asked for and kept",
      "Name an owner for billing",
      "Find out whether the state plan covers: Screening",
      "Agreement with Riverbend Counseling",
    ]);
    expect(steps[0]).toMatchObject({ ownerId: "ana", dueOn: "2027-01-15" });
    expect(steps.at(-1)).toMatchObject({ ownerId: "ben", dueOn: "2027-02-01" });
    expect(text).toContain("Medicaid in IL: 7 questions open");
  });

  it.each([
    ["plan", "yes", "Read what the state Medicaid plan says"],
    ["free-care", "yes", "bill for every enrolled student"],
    ["epsdt", "yes", "EPSDT can pay for"],
    ["salaries", "yes", "toward the pay of our staff"],
    ["consent", "yes", "consent of parents to bill"],
    ["billing-owner", "Ben Carter", "Name an owner for billing"],
  ])("has no step for %s once it is settled (S173-S175)", async (step, settled, label) => {
    const open = { ...MEDICAID, plan: "no", salaries: "not known" };
    await converse(bot, "start medicaid", { ...open, [step]: settled });
    const labels = (await stepsOf()).map((one) => one.label).join("\n");
    expect(labels).not.toContain(label);
    expect(labels.split("\n")).toHaveLength(7);
  });

  it("shows covered services that are not billed, and those nobody here may give", async () => {
    const { text } = await converse(bot, "start medicaid", MEDICAID);
    expect(text).toContain("we have the people, but we don't bill: Counseling.");
    expect(text).toContain("nobody who may provide it works here: Group work.");
    expect(text).toContain("Nobody owns billing yet.");
  });

  it("spells EPSDT out, and says since when every enrolled student may count", async () => {
    const { text } = await converse(bot, "start medicaid", MEDICAID);
    expect(text).toContain("Early and Periodic Screening, Diagnostic and Treatment");
    expect(text).toContain("Since December 2014");
    expect(text).not.toContain("EPSTD");
  });

  it("knows the state from the profile", async () => {
    const { text } = await converse(bot, "start medicaid", { ...MEDICAID, state: "never asked" });
    expect(text).toContain("Medicaid in IL");
  });
});
