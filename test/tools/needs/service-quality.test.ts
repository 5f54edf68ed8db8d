import { afterEach, beforeEach, describe, expect, it } from "vitest";
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

async function send(values: Record<string, string>) {
  const { form } = await bot.say("start service-quality form");
  return toThem(await bot.submit(form?.id ?? "", { evidence: "Survey of students", ...values }));
}

describe("start service-quality", () => {
  it("keeps which evidence there is and what it says", async () => {
    const { heard, asked } = await answerAll(bot, "start service-quality", {
      evidence: "Survey of students, Focus groups",
      results: "Students like the counselors, and wait too long",
    });
    expect(asked).not.toContain("recommend-yes");
    expect(heard.text).toContain("How well services work: 2 kinds of evidence");
    expect(heard.text).toContain("Evidence: survey of students, focus groups.");
    expect(heard.text).toContain("wait too long");
    expect(heard.text).toContain("Appendix D (from page 49)");
    expect(heard.text).toContain("Appendix E (from page 53)");
  });

  it("asks nothing about results when nobody was asked", async () => {
    const { heard, asked } = await answerAll(bot, "start service-quality", {});
    expect(asked).toEqual(["evidence", "bank"]);
    expect(heard.text).toContain("nobody has been asked yet");
  });

  it("gives the percent who recommend and the average satisfaction, each with its number", async () => {
    const done = await send({
      "recommend-asked": "120",
      "recommend-yes": "90",
      "satisfied-asked": "118",
      "satisfied-mean": "7.4",
    });
    expect(done.text).toContain("Would recommend the care: 75 % of 120");
    expect(done.text).toContain("7.4 on average, of 118 answers");
  });

  it.each([
    [{ "recommend-asked": "9", "recommend-yes": "5" }],
    [{ "recommend-asked": "40", "recommend-yes": "36" }],
    [{ "recommend-asked": "40", "recommend-yes": "3" }],
    [{ "satisfied-asked": "9", "satisfied-mean": "7" }],
  ])("withholds %j, in the facts too", async (values) => {
    const done = await send(values);
    expect(done.text).toContain("Withheld: too few answers");
    expect(done.data).not.toHaveProperty("made");
    expect(done.data).not.toHaveProperty("recommend");
  });

  it("refuses more who recommend than were asked", async () => {
    const { form } = await bot.say("start service-quality form");
    const values = { evidence: "Interviews", "recommend-asked": "40", "recommend-yes": "41" };
    const wrong = await bot.submit(form?.id ?? "", values);
    expect(wrong.form?.errors?.["recommend-yes"]).toContain("only 40 were asked");
  });

  it.each([
    ["stressors", "Which two things put the most stress on students?"],
    ["navigation", "Where would you turn for help?"],
    ["recommend", "Would you tell another student"],
    ["satisfaction", "from 1 to 10, where 10 is the most"],
  ])(
    "gives the question on %s as a text to copy, with a word on consent",
    async (item, question) => {
      const done = await send({ bank: item, asker: "Ben Carter", "ask-by": "2/1/2027" });
      expect(done.text).toContain(question);
      expect(done.text).toContain("may need notice to families, or their consent");
      expect((await bot.say("my", { as: "ben" })).text).toContain(
        "Ask students, families or staff",
      );
    },
  );
});
