import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { releaseGroups } from "../../../src/tools/providers/questions/release-groups.ts";
import { createBot } from "../../bot.ts";
import { answerAll } from "./answer-all.ts";

describe("groups on a page for providers", () => {
  const group = (students: number, at: number) => ({ group: `G${at}`, students });

  it("are shares of all students, and a small one takes another with it", () => {
    const groups = [5000, 2900, 493, 7].map(group);
    expect(releaseGroups(groups, 8400, 10).map(({ share }) => share?.value)).toEqual([
      ...[60, 35],
      undefined,
      undefined,
    ]);
  });

  it("are all shown where none is small", () => {
    expect(releaseGroups([600, 400].map(group), 1000, 10).map(({ share }) => share?.value)).toEqual(
      [60, 40],
    );
  });

  it("are hidden while it is not known how many students there are", () => {
    expect(releaseGroups([600].map(group), undefined, 10)[0]?.share).toBeUndefined();
  });

  it("never leave one hidden alone, or several that are small together", () => {
    const counts = fc.array(fc.nat({ max: 500 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(counts, (all) => {
        const groups = all.map(group);
        const total = all.reduce((sum, n) => sum + n, 0);
        const hidden = releaseGroups(groups, total, 10).flatMap(({ share }, at) =>
          share ? [] : [groups[at]?.students ?? 0],
        );
        for (const [at, { share }] of releaseGroups(groups, total, 10).entries())
          if (share) expect(groups[at]?.students).toBeGreaterThanOrEqual(10);
        const enough = hidden.length >= 2 && hidden.reduce((a, b) => a + b, 0) >= 10;
        expect(hidden.length === 0 || enough || hidden.length === all.length).toBe(true);
      }),
    );
  });
});

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const YES = "I can answer it";
const ANSWERS = {
  ...{ schools: "not yet", race: YES, subgroups: "not yet", existing: "we will not share it" },
  "race-answer": "Hispanic; 5000\nWhite; 2900\nBlack; 493\nNative American; 7",
  ...{ "health-centers": "yes", "hc-mental-health": YES, "hc-students": YES },
  ...{ "hc-mental-health-answer": "Yes, one counselor", "hc-students-answer": "7" },
  ...{ "hc-funding": "not yet", "hc-locations": "not yet" },
  ...{ "perceived-gaps": YES, "perceived-gaps-answer": "3 students wait for a place" },
  ...{ screening: "not yet", treatment: "not yet", sought: "not yet" },
  ...{ "iep-504": YES, "iep-504-answer": "1,260", ermhs: YES, "ermhs-answer": "4" },
  ...{ "ermhs-how": "not yet", mtss: "no" },
  ...{ source: "State report card", "as-of": "10/1/2026", owner: "Ben Carter", by: "12/1/2026" },
  details: "Screening at sites; Ana Lopez",
};

describe("questions providers may ask", { timeout: 60_000 }, () => {
  it("take what is known, branch, and put what is not known into the plan of its owner", async () => {
    const summary = await answerAll(bot, "start provider-questions", ANSWERS);
    expect(summary.text).toContain("8,400");
    const done = await bot.say("yes");
    const [own] = done.said;
    expect(own?.text).toContain("Questions providers may ask: 7 of 16 answered");
    expect(own?.text).toContain("8 answers are still to be found out. 1 you will not share.");
    expect(own?.text).toContain("Hispanic: 5,000 (59.5 %)");
    expect(own?.text).toContain("State report card, Thu 1 Oct 2026");
    expect(own?.text).toContain("Students with an IEP or 504 plan: Answer 1,260 (15 %)");
    expect(own?.text).toContain("Screening at sites: Answer Not yet (Ana Lopez)");
    expect(own?.text).toContain('The answer to "Perceived gaps" seems to name a small number');
    const plan = await bot.say("plan");
    expect(plan.text).toMatch(/Find out for providers: Schools.*Ben Carter/);
    expect(plan.text).toMatch(/Find out for providers: Screening at sites.*Ana Lopez/);
  });

  it("leave the district only after legal advice, without what is not shared and without small counts", async () => {
    await answerAll(bot, "start provider-questions", ANSWERS);
    await bot.say("yes");
    const closed = await bot.say("result provider-questions page");
    expect(closed.data).toMatchObject({ reason: "legal-consult" });
    expect(closed.text).not.toContain("Hispanic");
    await answerAll(bot, "start legal-consult", LEGAL);
    await bot.say("yes");
    const page = await bot.say("result provider-questions page");
    expect(page.data).toMatchObject({ type: "page" });
    expect(page.text).toContain("About Alder Falls");
    expect(page.text).toContain("Hispanic: 60 %; White: 35 %; Black: not shown, small group");
    expect(page.text).toContain("Native American: not shown, small group");
    expect(page.text).toMatch(/Health centers: students in a year \| fewer than 10/);
    expect(page.text).toMatch(/Students with ERMHS in the plan \| fewer than 10/);
    expect(page.text).toContain("15 % of students");
    expect(page.text).toMatch(/Perceived gaps \| On request/);
    expect(page.text).not.toContain("Existing partnerships");
    expect(page.text).not.toContain("3 students");
    expect(page.text).not.toMatch(/\b(7|4|493)\b/);
  });

  /** What is suggested as the answer to this question, after "not yet" to all before it. */
  async function suggestedFor(step: string) {
    let heard = await bot.say("start provider-questions");
    for (let n = 0; n < 30 && heard.data.step !== step; n++) {
      const yesNo = heard.data.step === "health-centers";
      heard = await bot.say(yesNo ? "no" : "not yet");
    }
    await bot.say("stop");
    return heard.text;
  }

  it("know the partners, the services and the goal that other tools were told (S131, S134-S136)", async () => {
    await answerAll(bot, "start providers", { list: "Riverbend; ; ; ; ; ; yes" });
    await bot.say("yes");
    const services = "Mood screener; screening\nGrief groups; 2; Elm High\nAssemblies; 1; Elm High";
    await answerAll(bot, "start services", { services, served: "skip not known" });
    await bot.say("yes");
    const goal = { metric: "providers", from: "1", target: "3", by: "6/30/2027", outcomes: "1" };
    await answerAll(bot, "start goal", goal);
    await bot.say("yes");
    expect(await suggestedFor("existing-answer")).toContain("Your answer so far: Riverbend");
    expect(await suggestedFor("screening-answer")).toContain("Your answer so far: Mood screener");
    const treatment = await suggestedFor("treatment-answer");
    expect(treatment).toContain("Your answer so far: Grief groups");
    expect(treatment).not.toContain("Assemblies");
    expect(await suggestedFor("sought-answer")).toContain(
      "3 community providers by Wed 30 Jun 2027",
    );
  });

  it("know the tiers of the services map (S135, S139)", async () => {
    const services = "Assemblies; 1; school\nGrief groups; 2; school\nTherapy; 3; community";
    await answerAll(bot, "start services-map", { services });
    await bot.say("yes");
    expect(await suggestedFor("treatment-answer")).toContain("Grief groups, Therapy");
    expect(await suggestedFor("tier-1-answer")).toContain("Your answer so far: Assemblies");
    expect(await suggestedFor("tier-2-answer")).toContain("Your answer so far: Grief groups");
    expect(await suggestedFor("tier-3-answer")).toContain("Your answer so far: Therapy");
  });
});

const LEGAL = {
  ...{ by: "me", counsel: "The district's counsel", day: "11/12/2026", for: "1", consulted: "yes" },
};
