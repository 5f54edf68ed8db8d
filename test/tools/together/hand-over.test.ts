import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { button, createBot } from "../../bot.ts";
import { keptAnswers, prompts } from "./survey.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot({ now: "2026-11-23T15:00:00Z", prompts });
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const ben = { as: "ben" };
const runs = (handle: string) => bot.store.reads.unfinishedRuns(handle);
async function begun(...texts: string[]) {
  let heard = await bot.say("start survey");
  for (const text of texts) heard = await bot.say(text);
  return heard;
}

describe("a checklist that is handed to a colleague", () => {
  it("is theirs with all that was answered, and each of the two hears of it once", async () => {
    const asked = await begun("Elm School");
    const heard = await bot.say("hand to @ben");
    expect(heard.said.map(({ to }) => to)).toEqual(["ana", "ben"]);
    expect(heard.said[0]?.text).toBe(
      'Ben Carter has "School survey" now, with everything answered so far.',
    );
    const told = heard.said[1];
    expect(told?.text).toContain('Ana Lopez handed you "School survey": 1 of 6 answered');
    const go = button(told?.reply, "Go on");
    const next = await bot.click(go.id, "", ben);
    expect(next.data).toMatchObject({ type: "question", step: "kind" });

    // Whoever gave it away has nothing open any more, and late clicks change nothing.
    expect((await bot.say("yes")).data.type).not.toBe("question");
    const late = await bot.click(button(asked.said[0]?.reply, "Save for later").id);
    expect(late).toMatchObject({
      refused: true,
      text: "That is with Ben Carter now, so I left it alone.",
    });
    expect(await runs("ana")).toEqual([]);

    for (const text of ["no", "12", "2", "30"]) await bot.say(text, ben);
    const done = await bot.say("confirm", ben);
    expect(await keptAnswers(bot.store)).toMatchObject({
      school: { value: "Elm School", by: { id: "ana", name: "Ana Lopez" } },
      rooms: { value: 12 },
    });
    expect(done.text).toContain("Ana Lopez");
  });

  it("waits until they press Go on, while another question of theirs is open", async () => {
    await bot.say("start survey", ben);
    await begun("Elm School");
    await bot.say("hand over to Ben Carter");
    expect((await bot.say("Oak School", ben)).text).toContain("Noted. School: Oak School");
    const handed = (await runs("ben")).find(({ answers }) =>
      JSON.stringify(answers).includes("Elm"),
    );
    expect(handed).toMatchObject({ status: "saved", place: "" });
    const next = await bot.click(`run:${handed?.id}:${handed?.step}:resume`, "", ben);
    expect(next.text).toContain('I saved "School survey" where it was');
    expect((await runs("ben")).map(({ status }) => status).sort()).toEqual(["open", "saved"]);
  });

  it("is meant by its name where it is not open, also when it was saved", async () => {
    await begun("Elm School");
    await bot.say("save");
    expect((await bot.say("hand survey to Ben")).data).toMatchObject({ type: "handed" });
    expect((await bot.say("hand survey to Ben")).text).toContain("No question is open");
    await begun();
    await bot.say("save");
    await bot.say("start need-gap");
    await bot.say("save");
    expect((await bot.say("hand to Ben")).text).toContain("You have several unfinished");
    expect((await bot.say("hand school survey to @ben")).data.type).toBe("handed");
  });

  it("is given by a button and a form as well", async () => {
    await begun("Elm School");
    const saved = await bot.say("save");
    const opened = await bot.click(button(saved.said[0]?.reply, "Hand it over").id);
    expect(opened.form?.fields[0]).toMatchObject({
      choices: [{ value: "ben", label: "Ben Carter" }],
    });
    const heard = await bot.submit(opened.form?.id ?? "", { who: "ben" });
    expect(heard.said.map(({ to }) => to)).toEqual(["ana", "ben"]);
    const again = await bot.submit(opened.form?.id ?? "", { who: "ben" });
    expect(again.refused).toBe(true);
  });

  it("goes to people of the same district only, and says who is possible", async () => {
    await begun("Elm School");
    for (const [said, why] of [
      ["@olga", "Olga Ivanova is an observer and can only read here. You can pick Ben Carter."],
      ["@raj", 'I don\'t know "@raj" in your district. You can pick Ben Carter.'],
      ["nobody", "You can pick Ben Carter."],
      ["me", "That is you already. You can pick Ben Carter."],
    ] as const) {
      const heard = await bot.say(`hand to ${said}`);
      expect(heard, said).toMatchObject({ refused: true });
      expect(heard.text).toContain(why);
      expect(heard.said).toHaveLength(1);
    }
    expect((await bot.say("Oak")).data.type).not.toBe("handed");
    expect((await runs("ana"))[0]?.personId).toBe("ana");
  });

  it("is turned away kindly for an observer, and for somebody without a district", async () => {
    for (const as of ["olga", "pat", "stranger"]) {
      await bot.say("start survey", { as });
      expect((await bot.say("hand to @ben", { as })).text, as).toContain(
        "Only people who work in a district can share this",
      );
    }
  });

  it("is not said in words that are an answer", async () => {
    for (const text of [
      "hand out flyers to families",
      "assign seats to pupils",
      "hand weaving to begin",
    ]) {
      await bot.say("start survey");
      expect((await bot.say(text)).text).toContain(`Noted. School: ${text}`);
      await bot.say("stop");
    }
  });

  it("never has an answer and a new person at the same moment", async () => {
    await begun();
    const [answered] = await Promise.all([bot.say("Elm School"), bot.say("hand to @ben")]);
    const [run] = await runs("ben");
    const kept = JSON.stringify(run?.answers).includes("Elm School");
    // Either it was an answer before, and went along, or it came too late and was not used.
    expect(kept || answered.text === "" || !answered.text.includes("Noted")).toBe(true);
    expect(await runs("ana")).toEqual([]);
  });

  it("is handed over once, however often the platform delivers the words", async () => {
    await begun();
    await bot.say("hand to @ben", { id: "web:once" });
    const again = await bot.say("hand to @ben", { id: "web:once" });
    expect(again).toMatchObject({ status: "duplicate", said: [] });
    expect(await runs("ben")).toHaveLength(1);
  });
});
