import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loaded, unled, waiting } from "../../../src/tools/providers/outreach/log.ts";
import { button, buttonsOf, createBot } from "../../bot.ts";
import { answerAll } from "./answer-all.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

async function finish(first: string, answers: Record<string, string>, as = "ana") {
  const summary = await answerAll(bot, first, answers, as);
  expect([summary.data.type, summary.text]).toEqual(["summary", summary.text]);
  return bot.say("yes", { as });
}

const LIST = [
  "Riverbend Counseling; Jo Park; jo@riverbend.example; Clinic; Spanish; Bills Medicaid; yes; Ben Carter",
  "Lakeside Youth",
].join("\n");

describe("the list of providers", () => {
  it("is read from pasted lines, tells what is missing, and keeps the others when it is added to", async () => {
    const first = await finish("start providers", { list: LIST });
    expect(first.text).toContain("Providers: 2 possible providers");
    expect(first.text).toContain("We work with 1 of them already. 1 has an outreach lead.");
    expect(first.text).toContain("Payment policy not known: Lakeside Youth");
    await bot.say("start providers");
    await bot.say("remove 1");
    await bot.say("yes");
    await bot.say("Oakwood Clinic; ; ; Clinic");
    await bot.say("done");
    const second = await bot.say("yes");
    expect(second.text).toContain("Providers: 2 possible providers");
    expect(second.text).toContain("Taken off the list: Riverbend Counseling.");
    const which = await bot.say("start partner-review");
    expect(which.data).toMatchObject({ providers: ["Lakeside Youth", "Oakwood Clinic"] });
  });
});

describe("outreach", () => {
  it("keeps a log, warns of ignored relationships and missing legal advice, and plans the follow-up", async () => {
    await finish("start providers", { list: LIST });
    const done = await finish("start outreach", {
      "health-asked": "yes",
      "health-on": "11/10/2026",
      "health-named": "Riverbend Counseling, County Behavioral Health",
      leads: "Riverbend Counseling; me",
      log: [
        "Riverbend Counseling; 11/12/2026; phone; Has room for 20; 11/20/2026",
        "Lakeside Youth; 11/13/2026; email",
      ].join("\n"),
      shared: "Riverbend Counseling; 11/13/2026; Our numbers",
      legal: "not yet",
    });
    expect(done.text).toContain("Outreach: 2 providers contacted");
    expect(done.text).toContain("It named: Riverbend Counseling, County Behavioral Health.");
    expect(done.text).toContain("not on your list of providers: County Behavioral Health");
    expect(done.text).toContain("Ben Carter has led the relationship with Riverbend Counseling");
    expect(done.text).toContain("before your legal team was asked: Riverbend Counseling");
    expect(done.text).toContain("nobody leads: Lakeside Youth");
    const plan = await bot.say("plan");
    expect(plan.text).toContain("Follow up with Riverbend Counseling");
    expect(plan.text).toContain("20 Nov 2026");

    const later = await finish("start outreach", {
      log: "Riverbend Counseling; 11/14/2026; meeting; They want to go on",
    });
    expect(later.data).toMatchObject({ made: { log: { length: 3 }, shared: { length: 1 } } });
    expect(later.text).toContain("Nothing waits for a follow-up");
    const rest = await bot.say("plan");
    expect(rest.text).not.toMatch(/Follow up with Riverbend.*20 Nov/);
  });

  it("makes the department of health a step with its date, while nobody has asked it", async () => {
    const done = await finish("start outreach", { "health-asked": "no", "health-by": "12/1/2026" });
    expect(done.text).toContain("has not been asked yet; that is to be done by Tue 1 Dec 2026");
    const plan = await bot.say("plan");
    expect(plan.text).toContain("Ask the department of health which providers work near you");
  });

  it("names the version that was shared, where the answers are kept here", async () => {
    await finish("start provider-questions", { "health-centers": "no", mtss: "no", ...ALL_LATER });
    const done = await finish("start outreach", {
      "health-asked": "no",
      "health-by": "12/1/2026",
      shared:
        "Riverbend; 11/16/2026; Questions providers may ask\nLakeside; 11/16/2026; Goals; Draft 3",
      legal: "yes, before",
    });
    expect(done.data).toMatchObject({
      made: {
        shared: [{ version: "Answers of Mon 16 Nov 2026", legal: "yes" }, { version: "Draft 3" }],
      },
    });
  });
});

/** Every question of the list is put off. */
const ALL_LATER = Object.fromEntries(
  ["schools", "race", "subgroups", "existing", "perceived-gaps", "screening", "treatment"]
    .concat(["sought", "iep-504", "ermhs", "ermhs-how"])
    .map((id) => [id, "not yet"])
    .concat([["owner", "me"]]),
);

describe("names of providers in the log", () => {
  it("are those of the list, however they are typed, and others are told", async () => {
    await finish("start providers", {
      list: "Riverbend Counseling; ; ; ; ; ; yes; ben\nOak Center",
    });
    const done = await finish("start outreach", {
      ...{ "health-asked": "no", "health-by": "12/1/2026", leads: "done" },
      log: "riverbend; yesterday; phone; Has room; 12/4/2026\nElm; yesterday; email",
    });
    expect(done.said[0]?.text).toContain("Riverbend Counseling: Date Sun 15 Nov 2026, How Phone");
    expect(done.said[0]?.text).toContain("Not on your list of providers: Elm.");
    expect(done.said[0]?.text).toContain("Contacted, but nobody leads: Elm.");
    expect(
      done.said.some(({ to, text }) => to === "ben" && /Follow up with Riverb/.test(text)),
    ).toBe(true);
  });
});

describe("the log", () => {
  const at = (provider: string, date: string, followUp?: string) => ({
    ...{ provider, date, channel: "phone" },
    ...(followUp && { followUp }),
  });

  it("lets a later contact settle the follow-up of an earlier one", () => {
    const log = [
      at("Elm", "2026-11-01", "2026-11-09"),
      at("elm.", "2026-11-05"),
      at("Oak", "2026-11-02", "2026-11-20"),
    ];
    expect(waiting(log).map(({ provider }) => provider)).toEqual(["Oak"]);
  });

  it("tells of a lead with more than three providers, and of contacts without a lead", () => {
    const lead = { name: "Ana Lopez" };
    const leads = ["A", "B", "C", "D"].map((provider) => ({ provider, lead }));
    expect(loaded(leads)).toEqual([{ name: "Ana Lopez", count: 4 }]);
    expect(loaded(leads.slice(1))).toEqual([]);
    expect(unled(leads, [at("a", "2026-11-01"), at("Elm", "2026-11-01")])).toEqual(["Elm"]);
  });
});

describe("an approval", () => {
  const ASK = {
    ...{ what: "An agreement with Riverbend", approver: "Ben Carter", by: "12/1/2026" },
    template: "https://alder.example/mou",
  };

  it("is asked of a named person, who alone can press, and its decision is the next version", async () => {
    const asked = await finish("start approval", ASK);
    expect(asked.said[0]?.text).toContain("Waiting for Ben Carter: An agreement with Riverbend");
    expect(asked.said.map(({ to }) => to)).toEqual(["ana", "ben"]);
    const request = asked.said.find(({ reply }) => reply.data?.type === "approval-request");
    expect(request?.to).toBe("ben");
    expect(request?.text).toContain("Please decide by Tue 1 Dec 2026.");
    expect(request?.text).toContain("https://alder.example/mou");
    const approve = button(request?.reply, "Approve").id;
    const other = await bot.click(approve, "", { as: "ana" });
    expect(other.text).toBe("Only Ben Carter can decide on this.");
    expect((await bot.click(approve, "", { as: "raj" })).text).toContain("not yours to see");

    bot.set("2026-11-18T15:00:00Z");
    const done = await bot.click(approve, "", { as: "ben" });
    expect(done.said.map(({ to, text }) => [to, text])).toEqual([
      ["ben", "You approved it: An agreement with Riverbend. I told Ana Lopez."],
      ["ana", "Ben Carter approved your request: An agreement with Riverbend."],
    ]);
    expect((await bot.click(approve, "", { as: "ben" })).text).toContain("decided already");
    const result = await bot.say("result approval");
    expect(result.text).toContain("Approved: An agreement with Riverbend");
    expect(result.text).toContain("Ben Carter decided on Wed 18 Nov 2026.");
    const history = await bot.say("result approval history");
    expect(history.data).toMatchObject({ versions: { length: 2 } });
    expect((await bot.say("plan")).text).not.toMatch(/Has Ben Carter decided.*1 Dec/);
  });

  it("is sent back with what has to change, and can be changed and asked again", async () => {
    const asked = await finish("start approval", ASK);
    const request = asked.said.find(({ to }) => to === "ben");
    const back = button(request?.reply, "Send back");
    const opened = await bot.click(back.id, "", { as: "ben" });
    const id = opened.form?.id ?? "";
    const empty = await bot.submit(id, { comment: " " }, { as: "ben" });
    expect(empty.form?.errors).toEqual({
      comment: "Say what has to change, so that it can be mended.",
    });
    const sent = await bot.submit(id, { comment: "Add who pays" }, { as: "ben" });
    const told = sent.said.find(({ to }) => to === "ana");
    expect(told?.text).toContain("Comment: Add who pays");
    const [change] = buttonsOf(told?.reply);
    await bot.click(change?.id ?? "");
    const again = await bot.say("yes");
    expect(again.said.some(({ reply }) => reply.data?.type === "approval-request")).toBe(true);
  });

  it("can't be asked of oneself, or of somebody the cohort does not know", async () => {
    await answerAll(bot, "start approval", { ...ASK, approver: "me" });
    expect((await bot.say("yes")).text).toContain("You can't approve your own request.");
  });
});
