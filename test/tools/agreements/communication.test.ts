import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createBot } from "../../bot.ts";
import { talk } from "./talk.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const stepsOf = async () => {
  const [plan] = await bot.store.reads.openPlans("alder");
  const steps = await bot.store.reads.planSteps(plan?.id ?? "");
  return steps.map(({ label, dueOn }) => `${dueOn ?? "no date"} ${label}`).sort();
};

const MESSAGES = [
  "Families; How to ask for help; Letter; me; Twice a year; English and Spanish; 1/15/2027",
  "Teachers and school staff; The referral form; Meeting; ; When needed; ; 12/1/2026",
  "Leadership and board; How it goes",
].join("\n");

describe("the communication plan", () => {
  const INFORMED = ["Ten minutes at each family meeting", "Every three months", "1/11/2027"];
  const REFERRAL = [
    ...["Staff use the form, families call the office", "Help form", "The counselor", "2"],
    ...["A note within two days", "yes", "The counselor asks families", "The district office"],
  ];
  const TWO = ["Appointments and goals", "A call every month", "Counselor and clinician"];

  it("says who hears what, how students are referred, and what two providers share (S154, S163-S165)", async () => {
    const consent = "The family's, kept by the school";
    await talk(bot, ["start communication", MESSAGES, ...INFORMED, ...REFERRAL, ...TWO, consent]);
    const done = await bot.say("confirm");
    expect(done.text).toContain("Communication plan: 3 messages, 3 groups of people");
    expect(done.text).toContain(
      "Nobody has a message for: partner staff, students, the community.",
    );
    expect(done.text).toContain(
      "Students are referred like this: Staff use the form, families call the office. An answer is promised within 2 school days.",
    );
    expect(done.text).toContain("There is a plan for students with two providers.");
    expect(done.text).toContain("Closing the loop: A note within two days");
    expect(done.text).toContain("988 and crisis route named: yes");
    expect(done.text).toContain("Nothing about a student belongs here.");
    expect(done.text).toContain("Language English and Spanish");
  });

  it("puts messages and meetings into the plan, as often as they come back (S153)", async () => {
    const skips = Array.from({ length: 12 }, () => "skip");
    await talk(bot, ["start communication", MESSAGES, ...INFORMED, "By form", ...skips.slice(1)]);
    const done = await bot.say("confirm");
    expect(done.text).toContain("Messages should name the 988 Suicide & Crisis Lifeline");
    expect(done.text).toContain("still lacks: what is shared, how, who shares, whose consent.");
    expect(await stepsOf()).toEqual([
      "2026-12-01 Tell teachers and school staff: The referral form",
      "2027-01-11 School staff and partner staff talk",
      "2027-01-15 Tell families: How to ask for help",
      "2027-04-11 School staff and partner staff talk",
      "2027-07-11 School staff and partner staff talk",
      "2027-07-15 Tell families: How to ask for help",
      "no date Communication plan: decide what is shared, how, who shares, whose consent",
    ]);
  });
});

describe("shared language", () => {
  it("keeps common terms and goals, and what is open in privacy law (S161, S162)", async () => {
    await talk(bot, [
      ...["start goal", "1", "1050", "+25 %", "6/30/2027", "none", "skip", "confirm"],
    ]);
    const asked = await talk(bot, [
      ...["start shared-language", "Referral; asking the care team to look; Write-up"],
    ]);
    expect(asked.text).toContain("1,313 students with care by Wed 30 Jun 2027");
    await talk(bot, [
      ...["done", "Both know them", "Settled and written down", "The legal team is looking at it"],
      ...["The legal team says it does not apply", "Not looked at", "none", "Some of them", "me"],
    ]);
    const done = await bot.say("confirm");
    expect(done.text).toContain("Shared language: 1 common term, 1 common goal");
    expect(done.text).toContain(
      "In privacy law, this is still open: HIPAA (health records), 42 CFR Part 2 (substance use records).",
    );
    expect(done.text).toContain("Some agreements keep to them.");
    expect(done.text).toContain("Said until now Write-up");
    expect(done.text).toContain("Your legal team decides what applies to you.");
    expect(await stepsOf()).toEqual(
      expect.arrayContaining([
        "no date Ask the legal team about 42 CFR Part 2 (substance use records)",
        "no date Ask the legal team about HIPAA (health records)",
        "no date Check that every agreement on sharing information keeps to the privacy laws",
      ]),
    );
  });
});
