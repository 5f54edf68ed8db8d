import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  completeness,
  LAW_NEEDED,
  PARTS,
} from "../../../src/tools/agreements/agreement/completeness.ts";
import { muddle, noticeDay, termOf } from "../../../src/tools/agreements/agreement/dates.ts";
import { button, buttonsOf, createBot } from "../../bot.ts";
import { talk } from "./talk.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const sayAll = (...texts: string[]) => talk(bot, texts);

/** Everything up to the dates. */
const TEXT = [
  "start agreement Oak Center",
  ...["me", "Dana Wu, general counsel"],
  ...["1, 2, 3, 6, 10", "4, 5", "11"],
  ...["1, 3", "Roles and responsibilities by tier; pages 2-3\nRoles: services; page 2"],
  ...["1", "Rooms by the schools, staff by the partner"],
  "Students with a first appointment in 10 school days; 90 %; the partner",
  "1, 2, 3, 4",
];

const DATES = [
  ...["skip", "8/1/2026", "6/30/2027", "By a new agreement in writing", "60"],
  ...["In writing, 30 days ahead", "Mid-year numbers; 1/31/2027; me", "3/31/2027"],
  "Every three months",
];

describe("the agreement with a partner", () => {
  it("shows how many of the twelve parts are settled, what is missing, and where the text is (S70, S155, S159)", async () => {
    const summary = await sayAll(...TEXT, ...DATES);
    expect(summary.data.type).toBe("summary");
    expect(summary.text).toContain("Agreement with Oak Center: please check");
    const done = await bot.say("confirm");
    expect(done.text).toContain("Agreement with Oak Center: 6 of 12 parts settled");
    expect(done.text).toContain("It is not signed yet. Still missing: Rooms");
    expect(done.data).toMatchObject({
      type: "agreement",
      ...{ subject: "Oak Center", settled: 6, of: 12, complete: false, law: ["reviewed"] },
      missing: ["space", "data", "fiscal", "credentials", "crisis", "signatures"],
    });
    const table = done.said.at(-1)?.reply.blocks?.find((block) => block.type === "table");
    expect(table?.type === "table" && table.rows.slice(0, 6)).toEqual([
      ["1. Parties and purpose", "agreed", "no text yet"],
      ["2. Roles and responsibilities", "agreed", "pages 2-3"],
      ["2: who does prevention, promotion, intervention", "agreed", "page 2"],
      ["2: who collects and reports data", "not started", "no text yet"],
      ["2: confidentiality, how information is shared", "agreed", "no text yet"],
      ["2: meetings, trainings, other learning", "not started", "no text yet"],
    ]);
    expect(done.text).toContain("no money moves; the partner bills insurance");
    expect(done.text).toContain(
      "Payments and resources: Rooms by the schools, staff by the partner",
    );
    expect(done.text).toContain("Early end: In writing, 30 days ahead");
    expect(button(done.said.at(-1)?.reply, "Funding map").value).toBe("start funding-map");
  });

  it.each([
    ["1", "2: who does prevention, promotion, intervention"],
    ["2", "2: who collects and reports data"],
    ["3", "2: confidentiality, how information is shared"],
    ["4", "2: meetings, trainings, other learning"],
  ])("takes point %s under roles for settled: %s (S156)", async (picked, label) => {
    const text = TEXT.map((said) => (said === "1, 3" ? picked : said));
    await sayAll(...text, ...DATES);
    const { said } = await bot.say("confirm");
    const table = said.at(-1)?.reply.blocks?.find((block) => block.type === "table");
    const rows = table?.type === "table" ? table.rows : [];
    const settled = rows.filter(([part, state]) => part?.startsWith("2: ") && state === "agreed");
    expect(settled.map(([part]) => part)).toEqual([label]);
  });

  it("is not called complete before the privacy points are settled, whatever the parts say (S162)", async () => {
    const parts = "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11";
    const all = ["start agreement Oak Center", "me", "Dana", parts, "skip", "skip"];
    const rest = ["skip", "skip", "skip", "skip", "1, 2, 3, 4"];
    await sayAll(...all, ...rest, "11/2/2026", "11/1/2026", "skip", "skip", "skip", "skip", "skip");
    const done = await bot.say("confirm");
    expect(done.text).toContain("Agreement with Oak Center: 12 of 12 parts settled");
    expect(done.text).toContain("It can't be called complete before your legal team has settled");
    expect(done.text).toContain("the legal team has read the text");
    expect(done.text).toContain("There are no success measures yet");
  });

  it("puts its dates into the plan: end, notice, report, insurance, check-ins (S71, S158)", async () => {
    await sayAll(...TEXT, ...DATES);
    const done = await bot.say("confirm");
    expect(done.text).toContain("9 steps");
    const plan = (await bot.say("plan")).text;
    for (const label of [
      "Agreement with Oak Center: settle the 6 missing parts",
      "The agreement with Oak Center expires in 90 days, on Wed 30 Jun 2027: renew it?",
      "Decide on renewing with Oak Center: notice must be given by Sat 1 May 2027",
      "Report for Oak Center: Mid-year numbers",
      "Ask Oak Center for a new insurance certificate; the old one expires on Wed 31 Mar 2027",
      "Check in with Oak Center",
    ])
      expect(plan).toContain(label);
    const [tasks] = await bot.store.reads.openPlans("alder");
    const steps = await bot.store.reads.planSteps(tasks?.id ?? "");
    const due = Object.fromEntries(steps.map((step) => [step.origin?.split("#")[1], step.dueOn]));
    expect(due).toEqual({
      parts: null,
      "ends-90": "2027-04-01",
      "ends-60": "2027-05-01",
      "ends-30": "2027-05-31",
      notice: "2027-04-01",
      "report:mid-year-numbers": "2027-01-31",
      insurance: "2027-03-01",
      "check-in:2027-02-01": "2027-02-01",
      "check-in:2027-05-01": "2027-05-01",
    });
    expect(new Set(steps.map(({ ownerId }) => ownerId))).toEqual(new Set(["ana"]));
  });

  it("refuses dates in an impossible order and names both", async () => {
    await sayAll(...TEXT, "skip", "8/1/2027");
    const heard = await bot.say("6/30/2027");
    expect(heard.refused).toBe(true);
    expect(heard.text).toContain(
      "It would expire on Wed 30 Jun 2027, before it begins on Sun 1 Aug 2027. Please change one of the two.",
    );
  });

  it("refuses a part in two lists, and privacy as not needed", async () => {
    await sayAll("start agreement Oak Center", "me", "Dana", "1, 2");
    expect((await bot.say("2, 3")).text).toContain(
      '"Roles and responsibilities" is in two of your lists',
    );
    await bot.say("3");
    expect((await bot.say("6")).text).toContain("is always needed");
  });

  it("asks which partner it is about, and knows one again however it is written", async () => {
    const none = await bot.say("start agreement");
    expect(none.text).toContain('Type "start agreement" and the partner\'s name');
    await sayAll(...TEXT, ...DATES, "confirm");
    const which = await bot.say("start agreement");
    expect(buttonsOf(which.said.at(-1)?.reply).map(({ value }) => value)).toEqual([
      "start agreement Oak Center",
    ]);
    await bot.say("start agreement oak center.");
    const [run] = await bot.store.reads.unfinishedRuns("ana");
    expect(run?.answers).toMatchObject({ counsel: { suggested: true } });
  });
});

const DAY = fc.date({
  min: new Date("2020-01-01"),
  max: new Date("2035-12-31"),
  noInvalidDate: true,
});
const day = DAY.map((at) => at.toISOString().slice(0, 10));

describe("completeness and dates", () => {
  it("counts each part once and is complete only with all parts and all needed points of law", () => {
    const status = fc.dictionary(
      fc.constantFrom(...PARTS),
      fc.constantFrom("agreed" as const, "drafting" as const, "not-needed" as const),
    );
    fc.assert(
      fc.property(status, fc.subarray([...LAW_NEEDED, "minors"]), (given, law) => {
        const far = completeness({ status: given, law, duties: [] });
        expect(far.settled + far.missing.length).toBe(12);
        const lawful = LAW_NEEDED.every((point) => law.includes(point));
        expect(far.complete).toBe(far.settled === 12 && lawful);
      }),
    );
  });

  it("finds no muddle exactly when the end comes last and the notice day lies within", () => {
    fc.assert(
      fc.property(day, day, day, fc.nat(800), (signed, starts, ends, notice) => {
        const last = noticeDay({ ends, notice }) ?? "";
        const fine = signed <= ends && starts <= ends && starts <= last;
        expect(muddle({ signed, starts, ends, notice }) === undefined).toBe(fine);
      }),
    );
  });

  it("knows where an agreement is in its life", () => {
    const today = "2026-11-22";
    expect(termOf({ ends: "2027-01-01" }, today)).toBe("unsigned");
    expect(termOf({ signed: today, starts: "2026-11-23" }, today)).toBe("ahead");
    expect(termOf({ signed: today, ends: today }, today)).toBe("running");
    expect(termOf({ signed: today }, today)).toBe("open-ended");
    expect(termOf({ ends: "2026-11-21" }, today)).toBe("expired");
  });
});
