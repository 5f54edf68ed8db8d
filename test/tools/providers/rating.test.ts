import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { judge } from "../../../src/tools/providers/rating/judge.ts";
import { POINTS, type Point } from "../../../src/tools/providers/rating/point.ts";
import { button, buttonsOf, createBot } from "../../bot.ts";
import { answerAll } from "./answer-all.ts";

const LETTERS: Record<string, Point> = {
  S: "strongly-disagree",
  d: "disagree",
  "?": "no-evidence",
  a: "agree",
  A: "strongly-agree",
};
/** "aaaad/a?": four agree and one disagree on must-haves, one agree and one unknown on nice-to-haves. */
const given = (letters: string) => {
  const [must = "", nice = ""] = letters.split("/");
  const of = (kind: "must" | "nice", all: string) =>
    [...all].map((letter) => ({ kind, ...(LETTERS[letter] && { point: LETTERS[letter] }) }));
  return [...of("must", must), ...of("nice", nice)];
};

describe("the must-have rule", () => {
  it.each([
    ["aaaad/aa", 75, "meets", "plain", 80],
    ["aaadd/aa", 75, "does-not-meet", "plain", 60],
    ["aaa?d/aa", 75, "does-not-meet", "unknown", 60],
    ["aaad/aa", 75, "meets", "plain", 75],
    ["aad/aa", 67, "does-not-meet", "plain", 66.7],
    ["aad/aa", 66, "meets", "plain", 66.7],
    ["aaaaS/aa", 75, "does-not-meet", "strongly", 80],
    ["aaaAA/ad", 75, "exceeds", "plain", 100],
    ["aaaAA/add", 75, "meets", "plain", 100],
    ["aaaAA/a?", 75, "exceeds", "plain", 100],
    ["aaaAA/S?", 75, "meets", "plain", 100],
    ["aaaa?/aa", 75, "meets", "plain", 80],
    ["aaaa-/aa", 100, "does-not-meet", "unknown", 80],
    ["aaaaa", 75, "meets", "plain", 100],
    ["?????/AA", 75, "does-not-meet", "unknown", 0],
  ])("%s at %i %% suggests: %s", (letters, share, suggested, why, pct) => {
    expect(judge(given(letters), share)).toMatchObject({ suggested, why, pct });
  });

  const point = fc.constantFrom(...POINTS);
  const rated = fc.record({ kind: fc.constantFrom("must" as const, "nice" as const), point });
  const all = fc.array(rated, { maxLength: 20 });
  const rank = { "does-not-meet": 0, meets: 1, exceeds: 2 };

  it("never lets nice-to-haves outweigh a must-have, or unknown count as a score", () => {
    fc.assert(
      fc.property(all, fc.integer({ min: 51, max: 100 }), (ratings, share) => {
        const { must, suggested } = judge(ratings, share);
        const known = judge(
          ratings.map((one) => (one.point === "no-evidence" ? { kind: one.kind } : one)),
          share,
        );
        expect(known).toEqual(judge(ratings, share));
        if (must.met * 100 < share * must.total) expect(suggested).toBe("does-not-meet");
        const best = ratings.map((one) =>
          one.kind === "nice" ? { ...one, point: "agree" as const } : one,
        );
        if (suggested === "does-not-meet") expect(judge(best, share).suggested).toBe(suggested);
      }),
    );
  });

  it("never suggests less when something unknown turns out well", () => {
    fc.assert(
      fc.property(all, (ratings) => {
        const well = ratings.map((one) =>
          one.point === "no-evidence" ? { ...one, point: "agree" as const } : one,
        );
        const [before, after] = [judge(ratings, 75).suggested, judge(well, 75).suggested];
        expect(rank[after]).toBeGreaterThanOrEqual(rank[before]);
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

const go = (first: string, answers: Record<string, string>, as = "ana") =>
  answerAll(bot, first, answers, as);

const SORTED = {
  ...{ services: "must", times: "must", languages: "must", payment: "must" },
  ...{ linkages: "nice", sharing: "must", "fits-needs": "none", adds: "nice" },
  ...{ "shared-goals": "none", necessary: "none" },
};
async function criteria(more: Record<string, string> = {}) {
  await go("start criteria", { ...SORTED, ...more });
  return bot.say("yes");
}
const RIVERBEND = {
  "must-of-services": "agree",
  "evidence-of-services": "Their brochure",
  "must-of-times": "strongly agree",
  "evidence-of-times": "They come to Elm Street",
  "must-of-languages": "no evidence",
  "must-of-payment": "disagree",
  "must-of-sharing": "agree",
  "evidence-of-sharing": "Their policy",
  "nice-of-linkages": "agree",
  "evidence-of-linkages": "They sit on the county council",
  "nice-of-adds": "no evidence",
};

describe("criteria", () => {
  it("suggest one with a tap under each guiding question, and end in a version", async () => {
    const first = await bot.say("start criteria");
    expect(first.data.step).toBe("kinds");
    const services = await bot.say("skip");
    expect(services.text).toContain("As a criterion it reads: \"Offers services that we can't");
    await bot.click(button(services.said.at(-1)?.reply, "Must have").id, "must");
    const done = await criteria({ "must-own": "Can begin within 60 days" });
    expect(done.text).toContain("Criteria, version 1: 6 must-haves, 2 nice-to-haves");
    expect(done.text).toContain("at least 75 %");
    expect(done.text).toContain("You have 6 must-haves.");
  });

  it.each([
    ["services", "can't offer today"],
    ["times", "at the times and places that suit"],
    ["languages", "languages that our English learners"],
    ["payment", "payment and cost keep no student away"],
    ["linkages", "ties to other community services"],
    ["sharing", "share information securely"],
    ["fits-needs", "Fits what our needs data show"],
    ["adds", "improves what we have"],
    ["shared-goals", "Shares our agreed goals"],
    ["necessary", "Is needed, and fits"],
  ])(
    "suggest what follows from %s, and keep it as the only must-have (S117-S122, S149)",
    async (id, said) => {
      const sorted = Object.fromEntries(Object.keys(SORTED).map((one) => [one, "none"]));
      await go("start criteria", { ...sorted, [id]: "must" });
      const done = await bot.say("yes");
      expect(done.text).toContain("1 must-have, 0 nice-to-haves");
      expect(done.text).toContain(said);
    },
  );

  it("need one must-have at least", async () => {
    await go("start criteria", Object.fromEntries(Object.keys(SORTED).map((id) => [id, "nice"])));
    const refused = await bot.say("yes");
    expect(refused.refused).toBe(true);
    expect(refused.text).toContain("At least one must-have is needed");
  });
});

describe("a rating", () => {
  it("asks for criteria first where there are none", async () => {
    const heard = await bot.say("start rating Riverbend");
    expect(heard.data).toMatchObject({ reason: "no-criteria" });
    expect(buttonsOf(heard.said[0]?.reply).map(({ value }) => value)).toEqual(["start criteria"]);
  });

  it("asks which provider, with a button for each on the list", async () => {
    await criteria();
    await bot.say("start providers");
    await bot.say("Riverbend Counseling\nLakeside Youth");
    await bot.say("done");
    await bot.say("yes");
    const heard = await bot.say("start rating");
    expect(buttonsOf(heard.said[0]?.reply).map(({ value }) => value)).toEqual([
      "start rating Riverbend Counseling",
      "start rating Lakeside Youth",
    ]);
    const near = await bot.say("start rating lakeside");
    expect(near.text).toContain("Rate a provider: Lakeside Youth");
    const other = await bot.say("start rating Oakwood");
    expect(other.text).toContain("“Oakwood” is not on your list");
    const taken = await bot.click("say:provider", "start rating = Oakwood");
    expect(taken.text).toContain("Rate a provider: Oakwood");
  });

  it("computes the rule, keeps the human judgment, and says where they differ", async () => {
    await criteria();
    const summary = await go("start rating Riverbend", {
      ...RIVERBEND,
      verdict: "meets",
      "follow-up-by": "12/15/2026",
    });
    expect(summary.text).toContain("Must-haves to be met, in percent: 75 %");
    const done = await bot.say("yes");
    expect(done.text).toContain("Riverbend: meets what we need");
    expect(done.text).toContain(
      'Must-haves: 3 of 5 at "Agree" or better (60 %; your district asks for 75 %), 1 unknown.',
    );
    expect(done.text).toContain(
      "Your judgment is that it meets what we need; by the ratings, it does not",
    );
    expect(done.text).toContain("Still unknown, to be found out: Offers care in the languages");
    expect(done.data).toMatchObject({
      subject: "Riverbend",
      standing: {
        suggested: "does-not-meet",
        why: "unknown",
        must: { total: 5, met: 3, unknown: 1 },
      },
      made: { by: { name: "Ana Lopez" }, ratedOn: "2026-11-16", version: 1 },
    });
    const plan = await bot.say("plan");
    expect(plan.text).toContain("Find out about Riverbend: Offers care");
    expect(plan.text).toContain("15 Dec 2026");
  });

  it("shows the rule before the judgment is asked for", async () => {
    await criteria();
    const asked = await go("start rating Riverbend", { ...RIVERBEND, verdict: "perhaps" });
    expect(asked.data).toMatchObject({ type: "error", field: "verdict" });
    expect(asked.text).toContain("Must-haves: 3 of 5");
    expect(asked.text).toContain("Nice-to-haves: 1 of 2");
  });

  it("takes no agreement without evidence, and needs none for the rest", async () => {
    await criteria();
    await go("start rating Riverbend", { "must-of-services": "x" });
    const agreed = await bot.say("agree");
    expect(agreed.data.step).toBe("evidence-of-services");
    const refused = await bot.say("skip");
    expect(refused.text).toContain('"Agree" needs evidence');
    expect((await bot.say("No evidence yet.")).text).toContain('"Agree" needs evidence');
    expect((await bot.say("n/a")).data.step).toBe("evidence-of-services");
    const next = await bot.say("Their brochure");
    expect(next.data.step).toBe("must-of-times");
    const unknown = await bot.say("no evidence");
    expect(unknown.data.step).toBe("must-of-languages");
    await bot.say("disagree");
    expect((await bot.say("skip")).data.step).toBe("must-of-payment");
  });
});
