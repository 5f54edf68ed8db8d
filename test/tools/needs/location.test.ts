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

const WEIGHTS = {
  preferences: "Very much",
  presence: "Somewhat",
  costs: "Little",
  scheduling: "Very much",
  space: "Somewhat",
  "provider-match": "Little",
};

describe("start location", () => {
  it("takes several options, and asks what is ready only for those", async () => {
    const { heard, asked } = await answerAll(bot, "start location", {
      ...WEIGHTS,
      options: "At school, in person; At the provider's site",
      "in-person-ready": "A private room at each school",
      "in-person-note": "Least class time lost",
      "transport-owner": "Ben Carter",
      "ready-by": "3/1/2027",
    });
    expect(asked.slice(0, 7)).toEqual([...Object.keys(WEIGHTS), "options"]);
    expect(asked).not.toContain("telehealth-ready");
    expect(asked).not.toContain("mobile-every");
    expect(heard.text).toContain("Care at school in person and at the provider's site");
    expect(heard.text).toContain("students' and families' wishes and timetable");
    expect(heard.text).toContain("Ready 1 of 3, Note Least class time lost");
    expect(heard.text).toContain("4 things are not ready yet");
    const plan = await bot.say("plan");
    expect(plan.text).toContain("Agree days and hours for care with each school");
    expect((await bot.say("my", { as: "ben" })).text).toContain("Settle who brings students");
    expect((await bot.say("my", { as: "ben" })).text).not.toContain("Settle how students leave");
  });

  it("knows telehealth and the mobile clinic with what each needs, and when it comes", async () => {
    const { heard, asked } = await answerAll(bot, "start location", {
      ...WEIGHTS,
      options: "school-telehealth, mobile-clinic",
      "telehealth-ready": "all",
      "mobile-every": "Every second week",
    });
    expect(asked).toContain("telehealth-ready");
    expect(heard.text).toContain("Ready 4 of 4");
    expect(heard.text).toContain("every second week at each school");
    expect((await bot.say("plan")).text).toContain("Rota of the mobile clinic, school by school");
  });

  it("says where the choice and what matters do not fit together", async () => {
    const { heard } = await answerAll(bot, "start location", {
      ...WEIGHTS,
      presence: "very",
      space: "very",
      options: "school-telehealth",
    });
    expect(heard.text).toContain("nothing you chose brings a clinician");
    expect(heard.text).toContain("there is no private room yet");
  });

  it("cites the study it shows beside the question", async () => {
    await bot.say("start location");
    for (const weight of Object.values(WEIGHTS)) await bot.say(weight);
    const { text } = bot.said.at(-1) ?? { text: "" };
    expect(text).toContain("six times likelier");
    expect(text).toContain("Jaycox et al. 2010");
  });
});
