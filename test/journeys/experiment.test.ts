import { afterEach, describe, expect, it } from "vitest";
import { remove } from "../../src/core/change.ts";
import { button, createBot } from "../bot.ts";

type Bot = Awaited<ReturnType<typeof createBot>>;

const LINE =
  'try question="Does a text the day before cut no-shows?" prediction="From 30 % to 20 %" measure="Share of intake meetings missed" stop="in 3 weeks"';

const ANSWERS = {
  tried: "Texted families the day before each intake meeting",
  before: "31 %",
  after: "18 %",
  n: "120",
  surprise: "A third of the phone numbers were old",
  learned: "Clean phone numbers matter more than the wording",
  decision: "adapt",
  changes: "Call the families whose number is old",
};

/** The brief's form as it opens, with these answers in it. */
async function fillBrief(bot: Bot, answers: Record<string, string>, as = "ana") {
  const opened = await bot.say("brief form", { as });
  const form = opened.form;
  if (!form) throw new Error(`no form: ${opened.text}`);
  const values = Object.fromEntries(form.fields.map((field) => [field.id, field.value ?? ""]));
  return bot.submit(form.id, { ...values, ...answers }, { as });
}

describe("an experiment, from the question to the shared brief", () => {
  let bot: Bot;
  afterEach(async () => {
    expect(bot.failures).toEqual([]);
    await bot.close();
  });

  it("is shared in a channel whose name nobody told", async () => {
    bot = await createBot();
    await bot.say("@Cohort cohort here now", { as: "pat", in: "nameless" });
    await bot.say(LINE);
    await bot.say("jot More families call ahead");
    await fillBrief(bot, ANSWERS);
    const preview = await bot.say("share");
    expect(preview.text).toContain("Everyone in the channel of Riverbend Cohort can read it");
    await bot.say("share consulted");
    expect(bot.said.filter(({ to, privateTo }) => to === "nameless" && !privateTo)).toHaveLength(3);
  });

  it("is tried, noted by two people, reported, shared and edited where it stands", async () => {
    bot = await createBot();
    const begun = await bot.say(LINE);
    expect(begun.data).toMatchObject({ type: "experiment", stopOn: "2026-12-07", jots: 0 });
    expect(begun.text).toContain("Mon 7 Dec 2026, 08:00 Central");

    await bot.say("jot More families call ahead");
    await bot.say("@Cohort jot Front desk likes it", { as: "ben", in: "alder-team" });
    const third = await bot.say("jot Old numbers bounce", { as: "ben" });
    expect(third.data).toMatchObject({ type: "experiment", jots: 3 });
    expect(third.text).toContain("3 notes");
    const notes = await bot.say("jots");
    expect(notes.text).toContain("Ben Carter: Old numbers bounce");

    const written = await fillBrief(bot, ANSWERS);
    expect(written.refused).toBe(false);
    expect(written.data).toMatchObject({ type: "brief", decision: "adapt", shared: false, n: 120 });
    const shown = await bot.say("brief show");
    expect(shown.text).toContain("Front desk likes it");
    expect((await bot.say("brief export")).text).toContain("| 31 % | 18 % | 120 |");
    expect(bot.said.every((one) => one.to !== "riverbend")).toBe(true);

    const preview = await bot.say("share");
    expect(preview.text).toContain("#riverbend-cohort");
    expect(preview.text).toContain("6 districts");
    const post = button(preview.said.at(-1)?.reply, "Share");
    const asked = await bot.click(post.id);
    expect(asked.text).toContain("legal team");
    expect(await bot.store.reads.consent("alder", "brief")).toBeUndefined();
    const yes = button(asked.said.at(-1)?.reply, "Yes, they were consulted");
    const shared = await bot.click(yes.id);
    const posted = shared.said.filter((one) => one.to === "riverbend");
    expect(posted.map(({ key, under }) => ({ key, under }))).toEqual([
      { key: `brief:${written.data.id}`, under: undefined },
      { key: `brief:${written.data.id}:details`, under: `brief:${written.data.id}` },
    ]);
    expect(await bot.store.reads.consent("alder", "brief")).toMatchObject({ personId: "ana" });

    // What was posted is, word for word, what the preview showed.
    for (const one of posted) expect(preview.text).toContain(one.text);

    const again = await bot.click(yes.id);
    expect(again.refused).toBe(true);
    expect(again.said.filter((one) => one.to === "riverbend")).toEqual([]);

    const form = (await bot.click(`brief:${written.data.id}:edit`)).form;
    const values = Object.fromEntries((form?.fields ?? []).map((f) => [f.id, f.value ?? ""]));
    const edited = await bot.submit(form?.id ?? "", { ...values, tried: "Texted twice" });
    const changed = edited.said.filter((one) => one.to === "riverbend");
    expect(changed.map((one) => one.replaces)).toEqual([
      `brief:${written.data.id}`,
      `brief:${written.data.id}:details`,
    ]);
    expect(changed[0]?.text).toContain("What We Learned: Texted twice");

    const small = (await bot.say("brief edit form")).form;
    expect(small?.fields.find(({ id }) => id === "needs")?.hint).toContain(
      'Only for "Decision: Adopt"',
    );
    const told = { ...values, tried: "Texted twice.", learned: "Two students liked it" };
    const refused = await bot.submit(small?.id ?? "", told);
    expect(refused.form?.errors).toEqual({
      learned: expect.stringContaining("I did not change the shared brief."),
    });
    expect(refused.said.filter((one) => one.to === "riverbend")).toEqual([]);
  });

  it("asks a test and a brief step by step as well, the known answers filled in", async () => {
    bot = await createBot();
    await bot.say("try");
    await bot.say("Does a text cut no-shows?");
    await bot.say("From 30 % to 20 %");
    await bot.say("Share of meetings missed");
    await bot.say("in 3 weeks");
    const begun = await bot.say("confirm");
    expect(begun.data).toMatchObject({ type: "experiment", stopOn: "2026-12-07" });

    const first = await bot.say("brief");
    expect(first.text).toContain("What did you try?");
    await bot.say("Texted families");
    await bot.say("skip");
    const asked = await bot.say("save");
    expect(asked.text).not.toContain("Texted");
    const resumed = await bot.say("brief");
    expect(resumed.text).toContain("And what was it at the end?");
    for (const said of ["skip", "skip", "It went well", "skip", "Texts work", "abandon"])
      await bot.say(said);
    const reason = await bot.say("Too much work");
    expect(reason.text).not.toContain("What will you change");
    for (let n = 0; n < 5; n++) await bot.say("skip");
    const summary = await bot.say("skip");
    expect(summary.data.type).toBe("summary");
    expect(summary.text).toContain("From 30 % to 20 %");
    const written = await bot.say("confirm");
    expect(written.data).toMatchObject({ type: "brief", decision: "abandon", n: null });
  });

  it("refuses to adopt what nobody was counted for, and names what is missing", async () => {
    bot = await createBot();
    await bot.say(LINE);
    await bot.say("jot It went well");
    const untested = await fillBrief(bot, { ...ANSWERS, decision: "adopt", needs: "x", n: "0" });
    expect(untested.refused).toBe(true);
    expect(JSON.stringify(untested.form?.errors ?? untested.text)).toContain("n as 0");
    const owed = await fillBrief(bot, { ...ANSWERS, changes: "" });
    expect(owed.refused).toBe(true);
    expect(await bot.store.reads.briefs("alder")).toEqual([]);
    const fine = await fillBrief(bot, { ...ANSWERS, n: "0" });
    expect(fine.data).toMatchObject({ type: "brief", n: 0 });
  });

  it("does not share a text that tells of few students, and says where it does", async () => {
    bot = await createBot();
    await bot.say(LINE);
    const happened = "It helped 2 of 3 kids";
    await fillBrief(bot, { ...ANSWERS, happened });
    const refused = await bot.say("share");
    expect(refused.refused).toBe(true);
    expect(refused.data).toMatchObject({ reason: "small-counts", fields: ["happened"] });
    expect(refused.text).toContain('What happened: "2 of 3 kids"');
    expect(refused.text).toContain("fewer than 10 students");
  });

  it("hides small numbers from others and shows them to the district", async () => {
    bot = await createBot();
    await bot.say(LINE);
    await fillBrief(bot, { ...ANSWERS, happened: "It went well", n: "6" });
    const preview = await bot.say("share");
    expect(preview.data.n).toBeNull();
    expect(preview.text).toContain("fewer than 10");
    expect(preview.text).not.toContain("31 %. After");
    await bot.say("share consulted");
    const posted = bot.said.filter((one) => one.to === "riverbend");
    expect(posted).toHaveLength(2);
    expect(JSON.stringify(posted.map((one) => one.reply))).not.toMatch(/"n":6|"6"|18 %/);
    expect((await bot.say("brief show")).text).toContain("How many (n): 6");
  });

  it("keeps other districts out, with buttons and with words", async () => {
    bot = await createBot();
    const begun = await bot.say(LINE);
    const { data } = await fillBrief(bot, { ...ANSWERS, happened: "It went well" });
    for (const what of ["edit", "export", "ask", "share:1", "consulted:1", "keep"]) {
      const turned = await bot.click(`brief:${data.id}:${what}`, "", { as: "raj" });
      expect(turned.refused).toBe(true);
      expect(turned.text).not.toContain("Texted");
    }
    for (const id of [`experiment:${begun.data.id}:stop`, `jot:${begun.data.id}`])
      expect((await bot.click(id, "a note", { as: "raj" })).refused).toBe(true);
    expect((await bot.say("brief show", { as: "raj" })).refused).toBe(true);
    expect((await bot.say("brief", { as: "pat" })).refused).toBe(true);
  });

  it("posts once when two clicks arrive at the same time", async () => {
    bot = await createBot();
    await bot.say(LINE);
    await fillBrief(bot, { ...ANSWERS, happened: "It went well" });
    const post = button((await bot.say("share")).said.at(-1)?.reply, "Share");
    const yes = button((await bot.click(post.id)).said.at(-1)?.reply, /consulted/);
    await Promise.all([bot.click(yes.id), bot.click(yes.id), bot.click(yes.id)]);
    expect(bot.said.filter((one) => one.to === "riverbend")).toHaveLength(2);
  });

  it("has nowhere to share while the cohort has no channel, and says so", async () => {
    bot = await createBot();
    await bot.say(LINE);
    await fillBrief(bot, { ...ANSWERS, happened: "It went well" });
    const channel = await bot.store.reads.channel("riverbend");
    if (!channel) throw new Error("no channel");
    const work = { changes: [remove("channel", channel)], postings: [], audit: [] };
    await bot.store.commit({ cause: "gone", ...work }, bot.clock.now());
    const refused = await bot.say("share");
    expect(refused.data).toMatchObject({ type: "error", reason: "no-channel" });
  });

  it("leaves sharing to the district's lead", async () => {
    bot = await createBot();
    await bot.say(LINE);
    await fillBrief(bot, { ...ANSWERS, happened: "It went well" });
    const refused = await bot.say("share", { as: "ben" });
    expect(refused.refused).toBe(true);
    expect(refused.text).toContain("Ana Lopez");
  });

  it("shows a brief again that changed after it was previewed, instead of posting it", async () => {
    bot = await createBot();
    await bot.say(LINE);
    await fillBrief(bot, { ...ANSWERS, happened: "It went well" });
    const post = button((await bot.say("share")).said.at(-1)?.reply, "Share");
    const form = (await bot.say("brief edit form", { as: "ben" })).form;
    const values = Object.fromEntries((form?.fields ?? []).map((f) => [f.id, f.value ?? ""]));
    await bot.submit(form?.id ?? "", { ...values, tried: "Texted twice" }, { as: "ben" });
    const again = await bot.click(post.id);
    expect(again.text).toContain("Texted twice");
    expect(bot.said.filter((one) => one.to === "riverbend")).toEqual([]);
  });

  it("does not let a late edit overwrite a colleague's", async () => {
    bot = await createBot();
    await bot.say(LINE);
    await fillBrief(bot, { ...ANSWERS, happened: "It went well" });
    const ana = (await bot.say("brief edit form")).form;
    const ben = (await bot.say("brief edit form", { as: "ben" })).form;
    const values = Object.fromEntries((ana?.fields ?? []).map((f) => [f.id, f.value ?? ""]));
    await bot.submit(ben?.id ?? "", { ...values, tried: "Ben's words" }, { as: "ben" });
    const late = await bot.submit(ana?.id ?? "", { ...values, tried: "Ana's words" });
    expect(late.refused).toBe(true);
    expect((await bot.say("brief show")).text).toContain("Ben's words");
  });

  it("asks which test is meant when several are open, and takes a number as well", async () => {
    bot = await createBot();
    await bot.say(LINE);
    await bot.say('try question="Do forms help?" prediction=yes measure=time stop=tomorrow');
    const asked = await bot.say("jot Forms take long", { as: "ben" });
    const forms = button(asked.said.at(-1)?.reply, /Do forms help/);
    const kept = await bot.click(forms.id, forms.value, { as: "ben" });
    expect(kept.data).toMatchObject({ jots: 1, stopOn: "2026-11-17" });
    expect((await bot.click(forms.id, forms.value, { as: "ben" })).data.jots).toBe(1);
    expect((await bot.say("jot #1 Texts bounce")).data).toMatchObject({ stopOn: "2026-12-07" });
    expect((await bot.say("jot #3 Nothing")).refused).toBe(true);
    expect((await bot.say("try list")).text).toContain("2 tests");
  });

  it("says what is wrong with a line and what would be right", async () => {
    bot = await createBot();
    expect((await bot.say("jot hello")).text).toContain('Type "try"');
    const past = await bot.say('try question=a prediction=b measure=c stop="2026-11-01"');
    expect(past.refused).toBe(true);
    expect(past.text).toContain("Sun 1 Nov 2026");
    expect((await bot.say("try qestion=a")).text).toContain('"question"');
    expect((await bot.say('try question="a" stop="soonish"')).text).toContain("soonish");
  });
});
