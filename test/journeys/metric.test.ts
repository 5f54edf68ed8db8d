import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addMonths } from "../../src/core/time.ts";
import { button, createBot } from "../bot.ts";

type Bot = Awaited<ReturnType<typeof createBot>>;

describe("a district's month", () => {
  let bot: Bot;
  beforeEach(async () => {
    bot = await createBot({ now: "2026-11-05T15:00:00Z" });
  });
  afterEach(async () => {
    expect(bot.failures).toEqual([]);
    await bot.close();
  });

  const kept = (district: string, metric = "students-served", month = "2026-10") =>
    bot.store.reads.observation(district, metric, month);

  it("is the same record by line, step by step, and as a form", async () => {
    const line = await bot.say("metric report students served=214 tier2=160 tier3=n/a");
    expect(line.data).toMatchObject({
      ...{ type: "observation", metric: "students-served", period: "2026-10" },
      ...{ districtId: "alder", values: { served: 214, tier2: 160, tier3: null } },
    });

    const raj = { as: "raj" };
    const asked = await bot.say("metric report students", raj);
    expect(asked.text).toContain("The cohort never sees them");
    expect(asked.text).toContain("October 2026");
    await bot.say("214", raj);
    await bot.say("160", raj);
    await bot.say("not collected", raj);
    const done = await bot.say("yes", raj);
    expect(done.data).toMatchObject({ type: "observation", districtId: "birch" });

    const opened = await bot.say("metric report students form", { as: "moana" });
    const values = { served: "214", tier2: "160", tier3: "not collected" };
    await bot.submit(opened.form?.id ?? "", values, { as: "moana" });

    const same = { served: 214, tier2: 160, tier3: null };
    for (const district of ["alder", "birch", "cedar"])
      expect((await kept(district))?.values, district).toEqual(same);
  });

  it("refuses what cannot be, with the person's own numbers, on a line and in a conversation", async () => {
    const line = await bot.say("metric report students served=300 tier2=160 tier3=70");
    expect(line.refused).toBe(true);
    expect(line.text).toBe(
      "You gave 300 for Students served, but Tier 2 and Tier 3 together are 230. A student counts once, so it can be at most 230.",
    );
    await bot.say("metric report students");
    await bot.say("214");
    const wrong = await bot.say("300");
    expect(wrong.text).toContain("at most 214");
    const billing = await bot.say("metric report billing submitted=100 paid=80 denied=30");
    expect(billing.text).toContain("only 20 of the submitted claims are left");
    const stray = await bot.say("metric report hiring filled=0 days=40 open=1");
    expect(stray.text).toContain("only applies when Posts filled is above 0");
    expect(await kept("alder")).toBeUndefined();
  });

  it.each([
    ["metric report nonsense served=1", "There are: hiring, students, billing."],
    ["metric report students serve=5", "Did you mean served?"],
    ["metric report students served=5 served=6", "twice"],
    ["metric report students served=many", 'I could not read "many"'],
    ["metric report students served=-5", 'I could not read "-5"'],
    ["metric report students november served=5", "November 2026 is not over yet"],
    ["metric report students december served=5", undefined],
    ["metric report billing submitted=100 paid=120", "It can be at most 100"],
    ["metric report hiring filled=0 days=30", "only applies when"],
    ["metric report students this month served=5", "November 2026 is not over yet"],
    ["metric report students 2027-01 served=5", "January 2027 is not over yet"],
    ["metric report students someday served=5", 'I could not read "someday" as a month'],
    ["metric report students served=n/a", "Give at least one"],
  ])("answers “%s” in plain words", async (said, words) => {
    const heard = await bot.say(said);
    expect(heard.refused).toBe(words !== undefined);
    if (words) expect(heard.text).toContain(words);
    else expect(heard.data).toMatchObject({ period: "2025-12" });
  });

  it("drops what no longer applies when an earlier answer is changed", async () => {
    await bot.say("metric report hiring");
    for (const said of ["2", "44", "0", "skip"]) await bot.say(said);
    await bot.say("edit 1");
    await bot.say("0");
    const done = await bot.say("yes");
    expect(done.data).toMatchObject({ type: "observation", values: { filled: 0, days: null } });
  });

  it("is asked on where a line leaves something out", async () => {
    const heard = await bot.say("metric report billing submitted=480 paid=392");
    expect(heard.refused).toBe(false);
    expect(heard.text).toContain("denied");
    await bot.say("58");
    expect(await kept("alder", "billing-efficiency")).toBeUndefined();
  });

  it("is corrected by reporting again, and says whose report that replaces", async () => {
    await bot.say("metric report students served=2140");
    const again = await bot.say("metric report students served=214", { as: "ben" });
    expect(again.text).toContain("This replaces what Ana Lopez reported on Thu 5 Nov 2026.");
    expect(again.data).toMatchObject({ replaced: true, values: { served: 214 } });
    expect(await kept("alder")).toMatchObject({ personId: "ben", values: { served: 214 } });
    const edited = await bot.say("metric report students");
    expect(edited.text).toContain("214");
  });

  it("begins from the button of the list, which then says what was reported", async () => {
    const before = await bot.say("metric");
    const { id, value = "" } = button(before.said.at(-1)?.reply, "Students served");
    await bot.click(id, value);
    await bot.say("214");
    await bot.say("skip");
    await bot.say("skip");
    await bot.say("yes");
    const after = await bot.say("metric");
    expect(after.text).toContain("Students served: Students served 214, reported on");
    expect(after.data).toMatchObject({
      metrics: [{ mine: false }, { id: "students-served", mine: true, reported: 1 }, {}],
    });
  });

  it("shows the district its own trend, small counts and gaps included, and to nobody else", async () => {
    for (const [back, served] of [
      [4, 150],
      [3, 7],
      [1, 190],
    ] as const)
      await bot.say(`metric report students ${addMonths("2026-11", -back)} served=${served}`);
    const shown = await bot.say("metric show students", { in: "alder-team" });
    const [message] = shown.said;
    expect(message?.privateTo).toBe("ana");
    const chart = message?.reply.blocks?.find((block) => block.type === "chart");
    expect(chart?.labels).toEqual(["Jul 2026", "Aug 2026", "Sep 2026", "Oct 2026"]);
    expect(chart?.series[0]?.values).toEqual([150, 7, null, 190]);
    expect(shown.text).toContain("Aug 2026 7 students, Sep 2026 no number, Oct 2026 190 students");

    const raj = await bot.say("metric show students", { as: "raj" });
    expect(raj.text).not.toMatch(/150|190/);
    const olga = await bot.say("metric show students", { as: "olga" });
    expect(olga.refused).toBe(true);
    const pat = await bot.say("metric report students served=10", { as: "pat" });
    expect(pat.text).toContain("reported by districts");
  });

  it("tells a facilitator how many districts reported", async () => {
    await bot.say("metric report hiring filled=1 days=40 open=0");
    const heard = await bot.say("metric", { as: "pat" });
    expect(heard.text).toContain("Clinician hiring timeline: 1 of 6 districts reported");
    expect(heard.text).not.toContain("Alder");
  });

  it("are told to machines as people see them, rounded once", async () => {
    const heard = await bot.say("metric report billing submitted=480 paid=392 denied=58");
    expect(heard.data.measures).toMatchObject({ paid: 87.1, denied: 12.9 });
  });
});
