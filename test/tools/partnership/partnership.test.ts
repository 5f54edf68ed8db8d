import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { button, createBot, shipped } from "../../bot.ts";
import { talk } from "../agreements/talk.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const dueOf = async () => {
  const [plan] = await bot.store.reads.openPlans("alder");
  const steps = await bot.store.reads.planSteps(plan?.id ?? "");
  return Object.fromEntries(steps.map(({ label, dueOn }) => [label, dueOn]));
};

describe("learning each other's roles", () => {
  it("begins with what each side explains, and puts who and when into the plan (S152)", async () => {
    const asked = await talk(bot, ["start role-exchange", "Oak Center"]);
    expect(asked.text).toContain("Our legal duties");
    await talk(bot, [
      "done",
      ...["How we work with courts; me; 1/15/2027; planned", "Front desk hours of teachers"],
    ]);
    const done = await bot.say("confirm");
    expect(done.text).toContain("Learn each other's roles, with Oak Center: 0 of 6 explained");
    expect(await dueOf()).toMatchObject({
      "Explain to the partner: Our legal duties": null,
      "Hear from the partner: How we work with courts": "2027-01-15",
      "Hear from the partner: How care outside school works": null,
      "Arrange school staff's work anew: Front desk hours of teachers": null,
    });
  });
});

describe("the partnership self-check", () => {
  const FIRST = ["In place", "Partly", "Not yet", "Begun", "Not yet", "I don't know", "Not yet"];

  it("shows three elements and eight actions with status, evidence, owner and next step (S141)", async () => {
    await talk(bot, [
      ...["start self-check", ...FIRST, "In place", "A written agreement; draft of May"],
      "Medicaid; Ask the state what school staff can bill; me; 2/1/2027",
    ]);
    const done = await bot.say("confirm");
    expect(done.text).toContain("Partnership self-check: 2 of 8 actions in place");
    expect(done.text).toContain("Staffing: 1 of 2, Roles: 0 of 3, Funding: 1 of 3.");
    expect(done.text).toContain("Evidence draft of May");
    expect(done.text).toContain("Ask the state what school staff can bill, ");
    expect(done.text).toContain("This is the first self-check");
    expect(done.text).toContain("Nobody could say how far these are: services and money by tier.");
    expect(await dueOf()).toMatchObject({
      "Medicaid: Ask the state what school staff can bill": "2027-02-01",
      "Do the partnership self-check again": "2027-11-16",
    });
  });

  it("compares a year later with the last one, and not with a correction of itself", async () => {
    await talk(bot, ["start self-check", ...FIRST, "In place", "skip", "skip", "confirm"]);
    const again = ["start self-check", "keep", "In place", "keep", "keep", "keep", "keep"];
    const corrected = await talk(bot, [...again, "keep", "keep", "skip", "skip", "confirm"]);
    expect(corrected.text).toContain("3 of 8 actions in place");
    expect(corrected.text).toContain("This is the first self-check");
    bot.set("2027-11-16T15:00:00Z");
    const year = ["start self-check", "Begun", "keep", "In place", "In place", "keep", "keep"];
    const done = await talk(bot, [...year, "keep", "keep", "skip", "skip", "confirm"]);
    expect(done.text).toContain("4 of 8 actions in place");
    expect(done.text).toContain("One more is in place than on Mon 16 Nov 2026.");
    expect(done.text).toContain("Moved up: a written agreement; shared language and results.");
    expect(done.text).toContain("Moved down: toward staffing ratios.");
    expect(done.data).toMatchObject({ inPlace: 4, before: { inPlace: 3, date: "2026-11-16" } });
  });
});

describe("talks with decision-makers", () => {
  const TALKS = [
    "School board member; Kim Lee; 1/15/2027; School budget line; ; me",
    "State legislator; Jo Diaz; 10/1/2026; Medicaid counts school psychologists; Will ask the agency",
  ].join("\n");
  const ASKS = [
    "School budget line; Alder County; Raised",
    "School budget line; the state; Not raised yet",
    "Medicaid counts school psychologists; the state; Won",
  ].join("\n");
  const GAP =
    "gap enrolment=8400 screeners=1120 referrals=610/340 crisis=74/18 incidents=260/95 iep-504=310/120 surveys=900/210 assessments=88/22 state=0 other=45/15 served=1050";

  it("are kept with who, when, ask and outcome; asks by state, county or city (S179-S185)", async () => {
    await talk(bot, ["start advocacy", TALKS, ASKS, "skip", "no", "none"]);
    const done = await bot.say("confirm");
    expect(done.text).toContain("Decision-makers: 2 talks, 2 asks pursued");
    expect(done.text).toContain("One talk is ahead. One ask has been won.");
    expect(done.text).toContain("school budget line: Where Alder County");
    expect(done.text).toContain("Will ask the agency");
    expect(done.text).toContain("Not pursued: add to school staff, replace none; say plainly");
    expect(await dueOf()).toEqual({
      "Talk to Kim Lee, school board member: school budget line": "2027-01-15",
    });
  });

  it("know six kinds of decision-makers and eight asks, each as a sentence for the page", async () => {
    const { steps = [] } = shipped.checklists.get("advocacy") ?? {};
    const labels = (id: string, column: string) => {
      const table = steps.find((step) => step.id === id);
      const found = table?.type === "table" && table.columns.find((one) => one.id === column);
      return found && found.type === "choice" ? found.choices.map(({ label }) => label) : [];
    };
    const kinds = labels("talks", "kind");
    const asks = labels("asks", "ask");
    expect([kinds.length, asks.length]).toEqual([6, 8]);
    const talks = kinds.map((kind) => `${kind}; Kim Lee`).join("\n");
    const raised = asks.map((ask) => `"${ask}"; the state; Raised`).join("\n");
    await talk(bot, ["start advocacy", talks, raised, "skip", "no", "none"]);
    const { text } = await bot.say("confirm");
    expect(text).toContain("6 talks, 8 asks pursued");
    expect(text).not.toContain("Not pursued");
    for (const said of [
      ...[
        "replace none of it",
        "say plainly what",
        "help school and community staff work together",
      ],
      ...["recruit and keep qualified, diverse", "A line of its own for school mental health"],
      ...["social services budgets", "fully certified or licensed school psychologists"],
      "counts school psychologists as providers",
    ])
      expect(text).toContain(said);
  });

  it("have a page that keeps cited facts and own figures apart, behind the legal gate", async () => {
    await bot.say(GAP);
    const picked = "Most young people who need help do not get it; Relief money shared by Title I";
    await talk(bot, ["start advocacy", TALKS, ASKS, picked, "yes", "none"]);
    const done = await bot.say("confirm");
    expect(done.text).toContain("Left out because they have no citation yet: Relief money shared");
    const page = button(done.said.at(-1)?.reply, "As a page");
    const gated = await bot.click(page.id);
    expect(gated.refused).toBe(true);
    await talk(bot, [
      "start legal-consult",
      "Dana Wu",
      "11/13/2026",
      "1",
      "none",
      "yes",
      "confirm",
    ]);
    const { text } = await bot.click(page.id);
    const [facts, own] = [text.indexOf("about 75 to 80 %"), text.indexOf("Our own figures")];
    expect(facts).toBeGreaterThan(0);
    expect(own).toBeGreaterThan(facts);
    expect(text.slice(facts, own)).toContain("Source: US Department of Health and Human Services");
    expect(text.slice(own)).toContain("of our students need support");
    expect(text).not.toContain("Kim Lee");
    expect(text).not.toContain("Connecticut");
  });

  it("refuse own words that count a few students", async () => {
    await talk(bot, [
      "start advocacy",
      "skip",
      "skip",
      "skip",
      "no",
      "We helped 3 students last week",
    ]);
    const heard = await bot.say("confirm");
    expect(heard.refused).toBe(true);
    expect(heard.text).toContain('count a few students ("3 students")');
  });
});

describe("surveys", () => {
  const PLANNED = [
    "Students; 2/1/2027; What helps; me; Not yet",
    "Families; 3/1/2027; What is missing; ; Not needed",
  ].join("\n");
  const RESULTS = [
    "Families; 5/20/2026; 400; 260; Knew whom to call; 182",
    "Students; 5/20/2026; 30; 8; Felt heard; 5",
    "School staff; 5/20/2026; 120; 90; Know the referral form; 87",
  ].join("\n");

  it("are planned with the check of PPRA, and their results withhold shares of few answers (S178)", async () => {
    await talk(bot, ["start survey", PLANNED, RESULTS, "We print the number on the wall"]);
    const done = await bot.say("confirm");
    expect(done.text).toContain("Surveys: 2 planned, 3 findings");
    expect(done.text).toContain(
      "Next: students, on Mon 1 Feb 2027. Not asked so far: partner staff",
    );
    expect(done.text).toContain("Ask your legal team what PPRA asks of you");
    const table = done.said
      .at(-1)
      ?.reply.blocks?.filter((block) => block.type === "table")
      .at(-1);
    expect(table?.type === "table" && table.rows.map((row) => row.slice(2))).toEqual([
      ["260", "65 %", "Knew whom to call", "70 %"],
      ["8", "26.7 %", "Felt heard", "too few to say"],
      ["90", "75 %", "Know the referral form", "too few to say"],
    ]);
    expect(await dueOf()).toMatchObject({
      "Survey: students, about What helps": "2027-02-01",
      "Before the survey of students, settle with the legal team what families must be told":
        "2027-01-02",
      "Survey: families, about What is missing": "2027-03-01",
    });
    await talk(bot, [
      "start legal-consult",
      "Dana Wu",
      "11/13/2026",
      "1",
      "none",
      "yes",
      "confirm",
    ]);
    const page = await bot.click(button(done.said.at(-1)?.reply, "As a page").id);
    expect(page.text).toContain("fewer than 10");
    expect(page.text).not.toContain("26.7 %");
  });

  it("refuse counts that can't be, and say which row", async () => {
    await talk(bot, ["start survey", "skip"]);
    await bot.say("Families; 5/20/2026; 100; 260; Knew whom to call; 182");
    const heard = await bot.say("done");
    expect(heard.refused).toBe(true);
    expect(heard.text).toContain("Row 1: 260 answered, but only 100 were asked.");
  });
});
