import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { endOf, isOld } from "../../../src/tools/needs/needs-data/period.ts";
import { createBot } from "../../bot.ts";
import { answerAll, toThem } from "./answer-all.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const SOURCES = {
  screeners: "1,120",
  referrals: "610",
  crisis: "74",
  incidents: "260",
  "iep-504": "310",
  surveys: "900",
  assessments: "88",
  state: "0",
  attendance: "45",
};
const FULL = { have: "all", period: "2025-26", ...SOURCES };

async function send(values: Record<string, string>) {
  const { form } = await bot.say("start needs-data form");
  return toThem(await bot.submit(form?.id ?? "", values));
}

describe("a period", () => {
  it.each([
    ["2025-26", "2026-06-30"],
    ["school year 2024/2025", "2025-06-30"],
    ["2024", "2024-12-31"],
    ["spring 2023 to fall 2024", "2024-12-31"],
    ["last year", undefined],
  ])("%j ends on %j", (said, end) => {
    expect(endOf(said)).toBe(end);
  });

  it("is old once it ended more than 24 months ago", () => {
    expect(isOld("2023-24", "2026-06-30")).toBe(false);
    expect(isOld("2023-24", "2026-07-01")).toBe(true);
    expect(isOld("last year", "2026-07-01")).toBe(false);
  });
});

describe("start needs-data", () => {
  it.each(Object.entries(SOURCES))(
    "asks for %s only when it is there, and keeps its record",
    async (source, count) => {
      const { heard, asked } = await answerAll(bot, "start needs-data", {
        partly: source,
        period: "2025-26",
        [source]: count,
        details: `${source}; Ben Carter; 2024-25; grades 6 to 12; Not sure`,
      });
      expect(asked).toEqual(["have", "partly", "period", source, "details", "collect"]);
      expect(heard.text).toContain("numbers from 1 of 9 sources");
      expect(heard.text).toContain("in part");
      expect(heard.text).toContain("2024-25");
      expect(heard.text).toContain("kept by Ben Carter; grades 6 to 12; not sure");
      expect(heard.data.made).toMatchObject({
        sources: expect.arrayContaining([
          expect.objectContaining({
            source,
            available: "partly",
            count: Number(count.replace(",", "")),
            period: "2024-25",
            definition: "grades 6 to 12",
            confidence: "low",
          }),
        ]),
      });
    },
  );

  it("wants a year in the period, and warns of sources older than 24 months", async () => {
    await bot.say("start needs-data");
    await bot.say("Referrals");
    await bot.say("skip");
    const wrong = await bot.say("last year");
    expect(wrong.refused).toBe(true);
    expect(wrong.text).toContain('could not find a year in "last year"');
    await bot.say("stop");
    const done = await send({ ...FULL, details: "Referrals; ; 2021-22" });
    expect(done.text).toContain("Older than 24 months: Referrals.");
  });

  it("hides small counts on the page that leaves, after the legal team was asked", async () => {
    const done = await send({ ...FULL, crisis: "4" });
    expect(done.text).toContain("Students 4,");
    expect((await bot.say("result needs-data page")).text).toContain("legal team");
    await answerAll(bot, "start legal-consult", {
      by: "me",
      counsel: "District counsel",
      day: "11/10/2026",
      for: "Sharing numbers about students",
      consulted: "yes",
    });
    const page = await bot.say("result needs-data page");
    expect(page.data).toMatchObject({ type: "page", kind: "needs-data" });
    expect(page.text).toContain("fewer than 10");
    expect(page.text).toContain("1,120");
    expect(page.text).not.toContain("| 4 |");
  });
});

describe("the estimate after it", () => {
  it("asks for no count again, only for those who are new, and gives the worked example", async () => {
    await send(FULL);
    const news = ["340", "18", "95", "120", "210", "22"];
    const asked: unknown[] = [];
    let heard = await bot.say("gap");
    expect(heard.text).toContain("not counted in an earlier source");
    while (heard.data.type === "question" && asked.length < 20) {
      const step = String(heard.data.step);
      asked.push(step);
      const answer = step.endsWith("-new")
        ? (news.shift() ?? "15")
        : step === "served"
          ? "1050"
          : "skip";
      heard = await bot.say(answer);
    }
    expect(asked).toEqual([
      ...["referrals-new", "crisis-new", "incidents-new", "iep-504-new", "surveys-new"],
      ...["assessments-new", "other-new", "other-2-name", "served", "outside"],
    ]);
    const done = await bot.say("confirm");
    expect(done.data).toMatchObject({
      type: "need-gap",
      total: 1940,
      unaddressed: 890,
      sourcesUsed: 9,
    });
  });

  it("begins in the same way by start need-gap and as a form", async () => {
    await send(FULL);
    expect((await bot.say("start need-gap")).data.step).toBe("referrals-new");
    await bot.say("stop");
    const { form } = await bot.say("gap form");
    expect(form?.fields.find(({ id }) => id === "referrals")?.value).toBe("610");
  });

  it("takes a source without data for not collected, never for none", async () => {
    await send({ have: "Referrals", period: "2025-26", referrals: "610" });
    let heard = await bot.say("gap");
    while (heard.data.type === "question") heard = await bot.say("skip");
    heard = await bot.say("confirm");
    expect(heard.data).toMatchObject({ total: 610, sourcesUsed: 1 });
    expect(heard.text).toContain("Not collected, so left out: Screeners");
  });

  it("is marked as provisional until the data that is missing was collected", async () => {
    await send({ ...FULL, collect: "Screening in grade 9; Ben Carter; 12/10/2026" });
    const step = (await bot.say("my", { as: "ben" })).text;
    expect(step).toContain("Collect: Screening in grade 9");
    const line = "gap enrolment=8400 referrals=610";
    const first = await bot.say(line);
    expect(first.data.provisional).toBe(true);
    expect(first.text).toContain(
      'This estimate is provisional until these steps are done: "Collect: Screening in grade 9"',
    );
    await bot.say("plan done 1", { as: "ben" });
    const later = await bot.say(line);
    expect(later.data.provisional).toBe(false);
    expect(later.text).not.toContain("provisional");
  });

  it("warns of old sources that it uses", async () => {
    await send({ ...FULL, period: "2021-22", details: "Screeners; ; 2025-26" });
    const used = await bot.say("gap enrolment=8400 screeners=500 referrals=610/200");
    expect(used.text).toContain("Older than 24 months: Referrals (2021-22)");
    expect(used.data.old).toEqual(["referrals"]);
  });

  it("says what changed since the last estimate", async () => {
    await bot.say("gap enrolment=8400 referrals=610 served=200");
    bot.set("2027-03-01T15:00:00Z");
    const next = await bot.say("gap enrolment=8400 referrals=700 served=300");
    expect(next.text).toContain(
      "Since your last estimate of Mon 16 Nov 2026, the total went from 610 to 700.",
    );
    expect(next.text).toContain("Not yet served went from 410 to 400.");
    expect(next.data.since).toEqual({ date: "2026-11-16", total: 90, unaddressed: -10 });
  });
});
