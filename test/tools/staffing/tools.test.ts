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

async function sayAll(...lines: string[]) {
  let heard = await bot.say(lines[0] ?? "");
  for (const line of lines.slice(1)) heard = await bot.say(line);
  return heard;
}
const stepsOf = async () => {
  const plans = await bot.store.reads.openPlans("alder");
  return (await Promise.all(plans.map(({ id }) => bot.store.reads.planSteps(id)))).flat();
};

const STAFF = [
  "counselor; 2026-27; 21.5; 2",
  "psychologist; 2026-27; 6; ; 700; State law 5.12",
  "school nurses; 2026-27; 4",
  "community mental health; 2026-27; 3",
].join("\n");
const toStanding = (standing: string) =>
  sayAll("start staffing", "2025-26", STAFF, "done", standing, "skip", "yes");

describe("staffing", () => {
  it("holds each role against its recommendation, with both years and where it is from", async () => {
    const { text, data } = await toStanding("2");
    expect(data).toMatchObject({ type: "staffing", students: 8400, studentsYear: "2025-26" });
    expect(data.roles).toMatchObject([
      {
        role: "counselor",
        fte: 21.5,
        vacant: 2,
        ratio: 390.7,
        needed: 33.6,
        gap: 12.1,
        setIn: 1965,
      },
      { role: "psychologist", fte: 6, benchmark: 700, own: true, gap: 6 },
      { role: "social-worker", fte: null, status: "not_reported", gap: null },
      { role: "nurse", fte: 4, benchmark: 750, year: "2026-27" },
    ]);
    expect(text).toContain("short of the recommendations: Counselors 12.1, Psychologists 6 FTE");
    expect(text).toContain("The students are those of 2025-26, the staff of another school year");
    expect(text).toContain("your own standard. Source: State law 5.12");
    expect(text).toContain("American School Counselor Association (ASCA), 1965. Source:");
    expect(text).toContain("no longer sets a ratio");
    expect(text).toContain("2010, no longer in force");
    expect(text).toContain("Positions that are open: Counselors 2.");
    expect(text).toContain("Community mental health providers: 3 FTE (2026-27)");
  });

  it.each([
    ["1", "Partners add to school staff", false],
    ["2", "Plan how to fill the school's own positions", true],
    ["3", "Check whether partners do work that a school position is meant for", true],
  ])("says that partners never stand in for school staff: answer %s", async (said, text, is) => {
    expect((await toStanding(said)).text.includes(text)).toBe(is);
  });

  it("reckons nurses by need with the older rule, if asked to", async () => {
    const done = await sayAll(
      ...["start staffing", "2025-26", "school nurses; 2025-26; 4", "done", "4", "yes"],
      ...["180", "25", "1", "edit 1", "3000", "yes"],
    );
    expect(done.data.roles).toMatchObject([{}, {}, {}, { needed: 5.725, gap: 1.725 }]);
    expect(done.text).toContain("This figure uses the older rule");
  });

  it("shows what changed since the last document", async () => {
    await toStanding("1");
    bot.set("2027-11-16T15:00:00Z");
    const later = await bot.say("ratio students=8400 counselors=25 year=2027-28");
    expect(later.text).toContain(
      "Counselors: 21.5 FTE in the last document (2026-27, worked out Mon 16 Nov 2026), 25 FTE now; fewer students per person",
    );
    expect(later.text).not.toContain("Psychologists: 6 FTE in the last");
  });

  it.each([
    ["counselor; 26; 3", '"26" as a school year'],
    ["counselor; 2026-27; 3\nSchool counselors; 2026-27; 2", "Counselors are there twice"],
    ["counselor; 2026-27; 3; ; 300", "Say where it is from"],
    ["counselor; 2026-27; 3; ; 0; Board", "above zero"],
    ["counselor; 2026-27; many", "Filled positions"],
  ])("refuses rows that cannot stand, and asks again: %j", async (rows, said) => {
    await sayAll("start staffing", "2025-26", rows);
    const heard = await bot.say("done");
    const all = bot.said.map(({ text }) => text).join("\n");
    expect(all).toContain(said);
    expect(heard.data).toMatchObject({ step: "staff" });
  });

  it("reads lines that are pasted after its name", async () => {
    const csv = "district,students,year,counselors\nElm,1,2025-26,1\nAlder Falls,8000,2025-26,20";
    const asked = await bot.say(`start staffing\n${csv}`);
    const done = await sayAll("keep", "4", "skip", "yes");
    expect(asked.text).toContain("School counselors, School year 2025-26");
    expect(done.data).toMatchObject({ students: 8000, studentsYear: "2025-26" });
    const wrong = await bot.say("start staffing\ndistrict,students,counselors\nAlder Falls,8000,x");
    expect(wrong.refused).toBe(true);
    expect(wrong.text).toContain('Line 2, column "counselors"');
  });
});

describe("tier-roles", () => {
  it("begins from the usual split with the district's own roles, and shows a matrix", async () => {
    await toStanding("1");
    const asked = await bot.say("start tier-roles");
    expect(asked.text).toContain("Counselors, Psychologists, Nurses, From School, Part Leads");
    const { text, data } = await sayAll("keep", "yes");
    expect(text).toContain("Somebody works in each of the 3 tiers");
    expect(text).toContain("Community providers: Tier 1 supports, Tier 2 leads, Tier 3 leads");
    expect(data).toMatchObject({ tiers: 3, flags: [] });
  });

  it("flags tiers with nobody, with no lead, and with partners in place of the school", async () => {
    const rows = "1; Counselors; school; supports\n3; Riverbend; community; leads";
    const clear = ["start tier-roles", ...Array<string[]>(6).fill(["remove 1", "yes"]).flat()];
    const { text, data } = await sayAll(...clear, rows, "done", "yes");
    expect(text).toContain("Nobody works in tier 2 yet");
    expect(text).toContain("Nobody leads in tier 1");
    expect(text).toContain("Partners can't stand in for school staff");
    expect(data.flags).toMatchObject([
      { tier: 1, type: "no-lead" },
      { tier: 2, type: "nobody" },
      { tier: 3, type: "no-school" },
      { type: "community-leads-all" },
    ]);
  });

  it("refuses a tier that the district does not have", async () => {
    await sayAll("start tier-roles", "4; Counselors; school; leads", "done");
    expect(bot.said.at(-1)?.text).toContain("There is no tier 4. You work with 3 tiers.");
  });
});

describe("staffing-plan", () => {
  const STEPS = "Ask the board; hire; me; 3/1/2027\nMentor new staff; retain; ;";
  const toSteps = [
    ...["start staffing-plan", "Two positions", "skip", "Interns", "Therapy at school"],
    ...["Riverbend", "1, 3, 4", "in 6 months", "me"],
  ];
  it("puts the need beside the staff, and its steps into the plan", async () => {
    await bot.say("gap enrolment=8400 screeners=1120 referrals=610/340 served=1050");
    await toStanding("1");
    const { text, data } = await sayAll(...toSteps, STEPS, "done", "yes");
    expect(data.beside).toMatchObject({
      ...{ unaddressed: { low: 410, high: 410 }, fte: 31.5, perFte: { low: 13, high: 13 } },
      roles: [{ role: "counselor", gap: 12.1 }, { gap: 6 }, { gap: null }],
    });
    expect(text).toContain(
      "About 410 students have a need that nothing serves yet. The school has 31.5",
    );
    expect(text).toContain("Still open about Riverbend: how it improves what there is.");
    expect(text).toContain("One step has no owner or no day yet");
    expect(await stepsOf()).toMatchObject([
      { label: "Ask the board", dueOn: "2027-03-01", ownerId: expect.any(String) },
      { label: "Mentor new staff", dueOn: null, ownerId: null },
      {
        label: "Look with Riverbend at how the work together goes",
        tool: "partner-review",
        dueOn: "2027-05-16",
      },
    ]);
  });

  it("suggests what the staffing document says is short, but no figure that is withdrawn", async () => {
    await toStanding("1");
    const asked = await bot.say("start staffing-plan");
    expect(asked.text).toContain("We are short of: Counselors 12.1 FTE, Psychologists 6 FTE.");
  });

  it("says what is not known, and works without it", async () => {
    const { text } = await sayAll(
      "start staffing-plan",
      "Hire",
      "skip",
      "skip",
      "skip",
      "skip",
      "yes",
    );
    expect(text).toContain("Neither your staff nor the need is known yet");
    expect(text).toContain("Staffing plan: no steps yet");
  });

  it("moves a step of the plan when the document is made again, and refuses a day that has passed", async () => {
    await sayAll(...toSteps, STEPS, "done", "yes");
    const again = ["start staffing-plan", "keep", "skip", ...Array<string>(6).fill("keep")];
    await sayAll(
      ...again,
      ...["remove 1", "yes", "remove 1", "yes"],
      "Ask the board; hire; me; 4/1/2027",
      "done",
      "yes",
    );
    const steps = await stepsOf();
    expect(steps.filter(({ label }) => label === "Ask the board")).toMatchObject([
      { dueOn: "2027-04-01", state: "open" },
    ]);
    await sayAll(
      "start staffing-plan",
      "keep",
      "skip",
      ...Array<string>(6).fill("keep"),
      "Old; hire; me; 1/1/2020",
      "done",
    );
    expect(bot.said.at(-1)?.text).toContain('"Old" is due Wed 1 Jan 2020, which has passed');
  });
});
