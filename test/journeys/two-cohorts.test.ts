import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Change, insert } from "../../src/core/change.ts";
import { button, createBot } from "../bot.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
  const at = { platform: "web" as const, tenant: "playground" };
  const changes: Change[] = [
    insert("cohort", {
      ...{ id: "lakes", name: "Lakes", zone: "America/Chicago", threshold: 10 },
      createdAt: bot.clock.now(),
    }),
    insert("district", { id: "oak", cohortId: "lakes", name: "Oak Park", profile: {} }),
    insert("channel", {
      ...{ id: "lakes", cohortId: "lakes", districtId: null, name: "lakes", ...at },
      ...{ purpose: "cohort", conversation: "lakes" },
    }),
    insert("membership", {
      ...{ id: "zz-ana", cohortId: "lakes", districtId: "oak", personId: "ana" },
      ...{ role: "lead", authority: [], leadershipAccess: true },
    }),
  ];
  await bot.store.commit({ cause: "lakes", changes, postings: [], audit: [] }, bot.clock.now());
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const lakes = { in: "lakes" };
const latest = (district: string) => bot.store.reads.latestDocument(district, "need-gap");
const served = (district: string) =>
  bot.store.reads.observation(district, "students-served", "2026-10");

describe("a person of two cohorts", () => {
  it("keeps an estimate for the district it was begun for, wherever the answers are given", async () => {
    await bot.say("gap", lakes);
    const { form } = await bot.say("form");
    await bot.submit(form?.id ?? "", { enrolment: "900", screeners: "90", served: "30" });
    expect((await latest("oak"))?.data).toMatchObject({ inputs: { enrolment: 900 } });
    expect(await latest("alder")).toBeUndefined();
  });

  it("reports a month for the district whose button it is", async () => {
    const asked = await bot.say("metric", lakes);
    await bot.click(button(asked.said[0]?.reply, "Students served").id);
    await bot.say("41");
    for (const _ of ["tier 2", "tier 3"]) await bot.say("skip");
    expect((await bot.say("confirm")).text).toContain("Oak Park");
    expect((await served("oak"))?.values).toMatchObject({ served: 41 });
    expect(await served("alder")).toBeUndefined();
  });

  it("does not go on with one district's report when the other's is begun", async () => {
    await bot.say("metric report students");
    const begun = await bot.say("metric report students", lakes);
    expect(begun.said[0]?.text).not.toContain("where you stopped");
  });

  it("writes the brief of the test whose button it is", async () => {
    await bot.say('try question="a" prediction="b" measure="c" stop="in 3 weeks"', lakes);
    const [test] = await bot.store.reads.openExperiments("oak");
    const { form } = await bot.click(`experiment:${test?.id}:brief`).then(() => bot.say("form"));
    const values = { tried: "x", predicted: "b", happened: "c", learned: "d" };
    await bot.submit(form?.id ?? "", { ...values, decision: "adapt", changes: "e" });
    expect(await bot.store.reads.briefs("oak")).toHaveLength(1);
    expect(await bot.store.reads.briefs("alder")).toHaveLength(0);
  });

  it("gives answers to no district that the person has left", async () => {
    const begun = await bot.say("gap form", lakes);
    const [, oak] = await bot.store.reads.memberships("ana");
    const gone: Change = {
      op: "remove",
      kind: "membership",
      id: "zz-ana",
      version: oak?.version ?? 0,
    };
    await bot.store.commit(
      { cause: "gone", changes: [gone], postings: [], audit: [] },
      bot.clock.now(),
    );
    const values = { enrolment: "900", screeners: "90", served: "30" };
    const heard = await bot.submit(begun.form?.id ?? "", values);
    expect(heard).toMatchObject({ refused: true, data: { reason: "left" } });
    expect(await latest("alder")).toBeUndefined();
  });

  it("is not let into a third district by a made-up button", async () => {
    const heard = await bot.click("metric:report:students-served:2026-10:birch");
    expect(heard.refused).toBe(true);
    expect(await bot.store.reads.unfinishedRuns("ana")).toEqual([]);
  });
});

describe("an observer's numbers", () => {
  it("are not the district's, and the district's are not an observer's", async () => {
    const mine = "gap enrolment=900 screeners=90 assessments=4/2 served=30";
    const ours = await bot.say(mine);
    const theirs = await bot.say("gap enrolment=900 screeners=95 served=30", { as: "olga" });
    expect(theirs.text).toContain("Kept for you alone");
    expect((await latest("alder"))?.id).toBe(ours.data.document);
    expect(await bot.say("gap edit", { as: "olga" })).toMatchObject({ refused: true });
    const clicked = await bot.click(`gap:${ours.data.document}:edit`, "", { as: "olga" });
    expect(clicked).toMatchObject({ refused: true, data: { reason: "not-yours" } });
  });
});
