import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CATALOG } from "../../../src/tools/money/financing-ideas/catalog.ts";
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

const stepsOf = async () => {
  const [plan] = await bot.store.reads.openPlans("alder");
  const steps = await bot.store.reads.planSteps(plan?.id ?? "");
  return steps.map(({ label, dueOn, ownerId }) => [label, dueOn, ownerId]);
};

const GRANTS = {
  ...{ "title-i": "it does", "title-iv-a": "it could", idea: "not known" },
  grants: [
    "SBMH; ED; 500000; 1/29/2027; psychologists only; looking; Ben Carter",
    "County fund; County; 50000; ; ; won",
    "Old one; ; ; 10/1/2026; ; applying",
  ].join("\n"),
  approvals: [
    "Relief plan; 10/1/2026; 12/15/2026; ; Ben Carter",
    "Tech plan; 9/1/2026; ; 9/21/2026",
  ].join("\n"),
};

describe("grants", () => {
  it("become steps: a draft, the deadline, the state's answer, and federal money to look at", async () => {
    const { text } = await converse(bot, "start grants", GRANTS);
    expect(await stepsOf()).toEqual([
      [
        "Find out what Title I, Title IV-A and IDEA could pay for: Title IV-A, IDEA",
        "2026-12-22",
        "ana",
      ],
      ["First draft for SBMH, due Fri 29 Jan 2027", "2026-12-30", "ben"],
      ["Send in SBMH: the deadline is Fri 29 Jan 2027", "2027-01-29", "ben"],
      ["Ask the state for its answer on Relief plan, sent Thu 1 Oct 2026", "2026-12-15", "ben"],
    ]);
    expect(text).toContain("Grants: 1 to apply for, 1 won");
    expect(text).toContain("The deadline has passed for: Old one.");
    expect(text).toContain("Took 20 days");
  });

  it("can't be approved by the state before they were sent", async () => {
    await toStep(bot, "start grants", "approvals", GRANTS);
    await bot.say("Relief plan; 10/1/2026; ; 9/1/2026");
    expect((await bot.say("done")).text).toContain("can't be approved before that");
    for (const said of ["remove 1", "yes", "Relief plan; ; ; 9/1/2026"]) await bot.say(said);
    expect((await bot.say("done")).text).toContain("can't be approved before it was sent");
  });
});

const RELIEF = {
  ...{ purpose: "Relief 2027", amount: "1,000.01", uses: "technology; training of staff" },
  ...{ schools: "Elm; 100\nOak; 100\nPine; 100", sent: "10/1/2026", expected: "12/15/2026" },
};

describe("sharing money by Title I", () => {
  it("adds up to the cent, and shows Connecticut as an example with its source", async () => {
    const { text, data } = await converse(bot, "start title-i", RELIEF);
    const { parts } = data.made as { parts: { amount: number; share: number }[] };
    expect(parts.map(({ amount }) => amount)).toEqual([333.34, 333.34, 333.33]);
    expect(parts.map(({ share }) => share)).toEqual([33.4, 33.3, 33.3]);
    expect(text).toContain(
      "Connecticut got $111 million of federal relief and passed $99.9 million",
    );
    expect(text).toContain("That is 90 %; here it is 100 %.");
    expect(text).toContain("technology, training of staff");
  });

  it("keeps what stays at the center apart, and waits for the state's approval", async () => {
    const kept = { ...RELIEF, amount: "1,110,000", kept: "111,000" };
    const { text } = await converse(bot, "start title-i", kept);
    expect(text).toContain("Relief 2027: $999,000 shared among 3 by Title I");
    expect(await stepsOf()).toEqual([
      ["Ask the state for its answer on Relief 2027", "2026-12-15", null],
    ]);
    await bot.say("start title-i");
    await bot.say("stop");
    const approved = { ...kept, purpose: "Other", approved: "10/31/2026" };
    const other = await converse(bot, "start title-i", approved);
    expect(other.text).toContain("approved on Sat 31 Oct 2026, after 30 days");
  });

  it("refuses more at the center than there is, and shares of nothing", async () => {
    await toStep(bot, "start title-i", "kept", RELIEF);
    expect((await bot.say("$2,000")).text).toContain("there is only $1,000.01 in all");
    for (const said of ["skip", "skip", "Elm; 0\nOak; 0"]) await bot.say(said);
    expect((await bot.say("done")).text).toContain("more than $0");
  });
});

describe("financing ideas", () => {
  it("show what is known of each, its source and its years, and their own beside them", async () => {
    const { text } = await converse(bot, "start financing-ideas", {
      ...{ strategies: "4; 5", first: "a school coordinator; technology" },
      own: "Shared nurse; 40 % more visits; now; 6/30/2028; Ben Carter\nBake sale",
    });
    expect(text).toContain("practice brief; years of Covid relief)");
    expect(text).toContain("practice brief; before and during Covid)");
    expect(text).toContain("With little money, first: a school coordinator, technology.");
    expect(text).toContain("Nothing yet shows that these work: Bake sale.");
    expect(text).toContain("Federal Covid relief is over.");
    expect(await stepsOf()).toEqual([
      [
        "Find what pays for Shared nurse when its money ends on Fri 30 Jun 2028",
        "2027-12-30",
        "ben",
      ],
    ]);
  });

  it("are known for everything that the checklist offers", () => {
    const list = shipped.checklists
      .get("financing-ideas")
      ?.steps.find(({ id }) => id === "strategies");
    const offered = list?.type === "multiChoice" ? list.choices.map(({ value }) => value) : [];
    expect(offered.sort()).toEqual(Object.keys(CATALOG).sort());
  });
});

const GROWTH = {
  ...{ pilot: "Elm Street; Oak Street", from: "1/11/2027", pays: "General funds" },
  ...{ measure: "Referrals with a service", target: "at least 70 %", gate: "6/1/2027" },
  ...{ decider: "Ben Carter", decision: "not yet", next: "Pine Street", "next-from": "8/16/2027" },
  ...{ funder: "A foundation", "funder-by": "4/1/2027" },
};
const START = "start scale-up A coordinator at every school";

describe("growing in stages", () => {
  it("puts pilot, decision, next schools and new funder into the plan", async () => {
    const { text } = await converse(bot, START, GROWTH);
    const what = "A coordinator at every school";
    expect(text).toContain(`${what}: from 2 schools to 3`);
    expect(await stepsOf()).toEqual([
      [`Begin ${what} at the pilot schools`, "2027-01-11", "ana"],
      [
        `Decide on evidence whether ${what} grows: Referrals with a service, at least 70 %`,
        "2027-06-01",
        "ben",
      ],
      [`Begin ${what} at the next schools, if it was decided to grow`, "2027-08-16", "ana"],
      [`Ask A foundation to pay for more of ${what}`, "2027-04-01", "ana"],
    ]);
    expect(text).toContain("Nobody has said yet who pays after the pilot.");
    expect(text).toContain("eight low-performing elementary schools");
  });

  it("offers the district's own tests as evidence, and names those that were picked", async () => {
    const asked = await toStep(bot, START, "decision", GROWTH);
    expect(asked.text).not.toContain("tests");
    await bot.say("stop");
    const question = "Do texts bring more families?";
    for (const said of ["try", question, "More come", "Families", "in 4 weeks"])
      await bot.say(said);
    await bot.say("confirm");
    const { text, data } = await converse(bot, "start scale-up Texts", {
      ...GROWTH,
      experiments: "1",
    });
    expect(text).toContain(`Tests that count: ${question}`);
    expect(data.made).toMatchObject({ tests: [question] });
  });

  it("keeps the days in the order of the stages, and no school twice", async () => {
    await toStep(bot, START, "gate", GROWTH);
    expect((await bot.say("1/5/2027")).text).toContain("The pilot begins on Mon 11 Jan 2027");
    for (const said of ["6/1/2027", "Ben Carter", "not yet"]) await bot.say(said);
    expect((await bot.say("oak street")).text).toContain("in the pilot already");
    await bot.say("Pine Street");
    expect((await bot.say("5/1/2027")).text).toContain("can't begin before that");
  });

  it("plans nothing more once it was decided that it ends", async () => {
    const { text } = await converse(bot, START, { ...GROWTH, decision: "it ends" });
    expect((await stepsOf()).map(([label]) => label)).toHaveLength(1);
    expect(text).toContain("State dropped");
  });
});
