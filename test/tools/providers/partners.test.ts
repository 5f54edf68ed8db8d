import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createBot } from "../../bot.ts";
import { answerAll } from "./answer-all.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

async function finish(first: string, answers: Record<string, string>) {
  const summary = await answerAll(bot, first, answers);
  expect([summary.data.type, summary.text]).toEqual(["summary", summary.text]);
  return bot.say("yes");
}

describe("an operating plan", () => {
  it("puts the check-ins and what is still open into the plan", async () => {
    const done = await finish("start operating-plan Riverbend", {
      times: "Tuesdays, 9 to 2",
      referral: "A form to the counselor, an answer in two days",
      start: "1/11/2027",
      "check-in": "1/31/2027",
      every: "every month",
    });
    expect(done.text).toContain("Operating plan with Riverbend");
    expect(done.text).toContain(
      "Ana Lopez looks after it. First check-in: Sun 31 Jan 2027, then every month.",
    );
    expect(done.text).toContain("2 items are still open");
    expect(done.text).toContain("Space: Still open");
    expect(done.data).toMatchObject({
      made: { checkIns: ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"] },
    });
    const plan = await bot.say("plan");
    expect(plan.text).toContain("Agree with Riverbend: Space");
    expect(plan.text).toContain("Agree with Riverbend: Training");
    expect(plan.text).not.toContain("Agree with Riverbend: Days");
    expect(plan.text.match(/Check in with Riverbend/g)).toHaveLength(4);
  });
});

describe("check-ins after the first", () => {
  it.each([
    ["Every two weeks", ["2027-01-31", "2027-02-14"]],
    ["Every month", ["2027-01-31", "2027-02-28"]],
    ["Every quarter", ["2027-01-31", "2027-04-30"]],
    ["Twice a year", ["2027-01-31", "2027-07-31"]],
  ])("come back %s (S73)", async (every, days) => {
    const given = { start: "1/11/2027", "check-in": "1/31/2027", every };
    const { data } = await finish("start operating-plan Riverbend", given);
    const { checkIns } = data.made as { checkIns: string[] };
    expect(checkIns.slice(0, 2)).toEqual(days);
  });
});

const REVIEW = {
  ...{ effective: "agree", "goals-closer": "disagree", useful: "no evidence", fits: "agree" },
  ...{ works: "The room", better: "The waiting list" },
};

describe("a partner review", () => {
  it("ends in a decision, plans what follows, and remembers the last one", async () => {
    const first = await finish("start partner-review Riverbend", {
      ...REVIEW,
      ...{ decision: "improve it", improve: "Answer referrals in two days" },
      ...{ "improve-by": "1/15/2027", next: "2/1/2027" },
    });
    expect(first.text).toContain("Riverbend: improve it");
    expect(first.text).toContain("To be improved by Fri 15 Jan 2027: Answer referrals in two days");
    expect(first.text).toContain("No evidence yet on: All with a stake see");
    const plan = await bot.say("plan");
    expect(plan.text).toContain("Improve with Riverbend: Answer referrals in two days");
    expect(plan.text).toContain("Review the partnership with Riverbend");

    bot.set("2027-02-01T15:00:00Z");
    const second = await finish("start partner-review Riverbend", {
      ...REVIEW,
      ...{ decision: "go on as it is", owner: "me", next: "8/1/2027" },
    });
    expect(second.text).toContain("Riverbend: go on");
    expect(second.text).toContain("The last review, on Mon 16 Nov 2026, decided: improve it.");
    expect(second.text).toContain("although you disagree with: It brings the goals");
  });

  it("asks for the end's day, and for no next review, where the partnership ends", async () => {
    const done = await finish("start partner-review Riverbend", {
      ...REVIEW,
      ...{ decision: "end it", "end-by": "6/30/2027" },
    });
    expect(done.text).toContain("It is to end by Wed 30 Jun 2027.");
    expect(done.data).toMatchObject({ made: { decision: "end", by: "2027-06-30" } });
    expect(done.text).not.toContain("Next review");
  });

  it("asks which provider where several are on the list", async () => {
    await finish("start providers", { list: "Riverbend\nLakeside" });
    for (const tool of ["partner-review", "operating-plan"]) {
      const heard = await bot.say(`start ${tool}`);
      expect(heard.data).toMatchObject({ asks: "provider", providers: ["Riverbend", "Lakeside"] });
    }
  });
});
