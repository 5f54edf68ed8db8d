import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { button, createBot } from "../../bot.ts";

const LINE =
  "gap enrolment=8400 screeners=1120 referrals=610/340 crisis=74/18 incidents=260/95 iep-504=310/120 surveys=900/210 assessments=88/22 state=0 other=45/15 served=1050";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

describe("gap in one line", () => {
  it("gives the worked example's numbers, and says them in words", async () => {
    const heard = await bot.say(LINE);
    expect(heard.refused).toBe(false);
    expect(heard.data).toMatchObject({
      type: "need-gap",
      total: 1940,
      addressed: 1050,
      unaddressed: 890,
      overlapPct: 43.1,
      needPctOfEnrolment: 23.1,
      unmetPct: 45.9,
      sourcesUsed: 9,
      flags: [],
      goal: { target: 1313, additional: 263, remaining: 627 },
    });
    for (const said of [
      "1,940",
      "890",
      "9 of 9",
      "43.1 %",
      "1,313",
      "Referrals: 610, of them new 340",
    ])
      expect(heard.text).toContain(said);
  });

  it("gives three ends instead of a guess when column 3 is missing", async () => {
    const heard = await bot.say(LINE.replace("610/340", "410"));
    expect(heard.data).not.toHaveProperty("total");
    expect(heard.data).toMatchObject({ low: 1600, high: 2010, overlapPct: null, unmetPct: null });
    expect(heard.data.unaddressed).toMatchObject({ low: 550, high: 960 });
    expect(heard.text).toContain("about ");
  });

  it("refuses more new students than a source has, and says what is allowed", async () => {
    const heard = await bot.say(LINE.replace("610/340", "200/260"));
    expect(heard.refused).toBe(true);
    expect(heard.text).toContain(
      "You gave 260 new, but only 200 were referred. It can be at most 200.",
    );
    expect(heard.data).toMatchObject({
      type: "error",
      field: "referrals",
      given: 260,
      min: 0,
      max: 200,
    });
  });

  it.each([
    ["enrolment=1800 screeners=240 referrals=300/50", "at least 60"],
    ["enrolment=1800 screeners=240 referals=30", 'Did you mean "referrals"?'],
    ["enrolment=1800 screeners=240 screeners=30", "twice"],
    ["enrolment=1800 screeners=240 enrollment=30", "twice"],
    ["enrolment=1800 screeners=twelve", "screeners: Please write the number in digits"],
    ["enrolment=1800 screeners=12.5", "whole number"],
    ["enrolment=1800 screeners=-5", "below zero"],
    ["enrolment=0 screeners=5", "above zero"],
    ["enrolment=100-200 screeners=5", "above zero"],
    ["enrolment=100 screeners=120", "more students would need care than you have"],
    ["enrolment=1800 served=10", "at least one source"],
    ["enrolment=1800 screeners=n/a", "at least one source"],
    ["8400 screeners=120", 'could not place "8400"'],
    ["enrolment=1800 screeners=50 served=10 outside=11", "at most 10"],
    ["enrolment=1800 other:a=5 other:b=5/5 other:c=5/5 other:d=5/5", "3 other sources"],
    ["enrolment=1800 other=5 other:other=5/5", "Give this one another name"],
  ])("refuses %j kindly", async (line, said) => {
    const heard = await bot.say(`gap ${line}`);
    expect(heard.refused).toBe(true);
    expect(heard.data.type).toBe("error");
    expect(heard.text).toContain(said);
  });

  it("warns, and blocks nothing", async () => {
    const many = await bot.say("gap enrolment=2600 screeners=190 referrals=140/120 served=420");
    expect(many.data).toMatchObject({
      unaddressed: 0,
      beyond: 110,
      flags: ["addressed_exceeds_need"],
    });
    expect(many.text).toContain("110 more students");
    const few = await bot.say("gap enrolment=8400 screeners=80 surveys=n/a");
    expect(few.data).toMatchObject({
      band: "undercount",
      flags: ["source_missing:wellbeing_surveys"],
    });
    expect(few.text).toContain("under 10 %");
    expect(few.text).toContain("Not collected, so left out: Wellbeing surveys");
    const broad = await bot.say("gap enrolment=1000 surveys=400");
    expect(broad.text).toContain("over 30 %");
    const none = await bot.say("gap enrolment=1000 screeners=none");
    expect(none.data).toMatchObject({ total: 0, needPctOfEnrolment: 0, unaddressed: null });
    expect(none.text).toContain("Another source");
  });

  it("takes the enrolment from the district's profile, and says so", async () => {
    const heard = await bot.say("gap screeners=1120 referrals=410");
    expect(heard.data).toMatchObject({ enrolment: 8400, low: 1120, middle: 1475, high: 1530 });
    expect(heard.text).toContain("from your district's profile");
  });

  it("answers in a channel for the asker's eyes only", async () => {
    const heard = await bot.say(LINE, { in: "riverbend" });
    expect(heard.said.every(({ privateTo }) => privateTo === "ana")).toBe(true);
    expect(heard.data.total).toBe(1940);
  });

  it("replaces the district's earlier estimate, and nobody else's", async () => {
    const first = await bot.say(LINE);
    await bot.say("gap enrolment=2600 screeners=190", { as: "raj" });
    const second = await bot.say(LINE.replace("1050", "1060"), { as: "ben" });
    const latest = await bot.store.reads.latestDocument("alder", "need-gap");
    expect(latest).toMatchObject({ id: second.data.document, replacesId: first.data.document });
  });

  it("offers a plan, and lets its own district change it answer by answer", async () => {
    const heard = await bot.say(LINE);
    const reply = heard.said[0]?.reply;
    expect(button(reply, "Start a plan").id).toBe("plan:new:community-partners");
    const edit = button(reply, "Edit");
    const stranger = await bot.click(edit.id, "", { as: "raj" });
    expect(stranger.refused).toBe(true);
    const summary = await bot.click(edit.id, "", { as: "ben" });
    expect(summary.data.type).toBe("summary");
    expect(summary.text).toContain("3. Referrals: 610");
    await bot.say("edit 4", { as: "ben" });
    await bot.say("350", { as: "ben" });
    const done = await bot.say("confirm", { as: "ben" });
    expect(done.data).toMatchObject({ type: "need-gap", total: 1950, unaddressed: 900 });
  });
});

describe("gap as a form", () => {
  it("comes back with what was typed and errors beside the fields, then finishes", async () => {
    const { form } = await bot.say("gap form");
    expect(form?.fields.map(({ id }) => id)).toContain("referrals-new");
    const values = {
      enrolment: "1800",
      screeners: "240",
      referrals: "200",
      "referrals-new": "260",
    };
    const wrong = await bot.submit(form?.id ?? "", values);
    expect(wrong.refused).toBe(true);
    expect(wrong.form?.errors?.["referrals-new"]).toContain("at most 200");
    const held = Object.fromEntries(
      wrong.form?.fields.map((one) => [one.id, one.value ?? ""]) ?? [],
    );
    expect(held).toMatchObject(values);
    const right = await bot.submit(form?.id ?? "", { ...values, "referrals-new": "60" });
    expect(right.data).toMatchObject({ type: "need-gap", total: 300 });
    const late = await bot.submit(form?.id ?? "", values);
    expect(late.refused).toBe(true);
    expect(late.text).toContain("finished already");
  });

  it("points at unreadable fields first, and at answers that do not apply", async () => {
    const { form } = await bot.say("gap form");
    const unread = await bot.submit(form?.id ?? "", {
      enrolment: "",
      screeners: "lots",
      crisis: "many",
    });
    expect(Object.keys(unread.form?.errors ?? {})).toEqual(["screeners", "crisis"]);
    const loose = await bot.submit(form?.id ?? "", { enrolment: "", screeners: "20" });
    expect(Object.keys(loose.form?.errors ?? {})).toContain("enrolment");
    const extra = { enrolment: "1800", screeners: "20", "crisis-new": "4" };
    expect((await bot.submit(form?.id ?? "", extra)).form?.errors).toHaveProperty("crisis-new");
    const none = await bot.submit(form?.id ?? "", { enrolment: "1800" });
    expect(none.refused).toBe(true);
    expect(none.text).toContain("at least one source");
  });

  it("offers whoever typed a button too, since some platforms open forms only on a click", async () => {
    const typed = await bot.say("gap form");
    const open = button(typed.said[0]?.reply, "As a form");
    const clicked = await bot.click(open.id);
    expect(clicked.form).toEqual(typed.form);
    expect(clicked.said).toEqual([]);
    const here = await bot.click(button(typed.said[0]?.reply, "Answer here").id);
    expect(here.data).toMatchObject({ type: "question", step: "enrolment" });
  });

  it("opens with what the conversation has answered", async () => {
    await bot.say("gap");
    await bot.say("8,400");
    await bot.say("1.1k");
    const { form } = await bot.say("form");
    const held = Object.fromEntries(form?.fields.map((one) => [one.id, one.value]) ?? []);
    expect(held).toMatchObject({ enrolment: "8400", screeners: "1100", referrals: undefined });
    const done = await bot.submit(form?.id ?? "", { enrolment: "8400", screeners: "1100" });
    expect(done.data).toMatchObject({ type: "need-gap", total: 1100 });
  });
});
