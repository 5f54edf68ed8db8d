import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { button, buttonsOf, createBot } from "../../bot.ts";
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
const own = async () => (await bot.store.reads.unfinishedRuns("ana"))[0];
const part = async () => (await bot.store.reads.unfinishedRuns("ben"))[0];
const answers = async () => (await own())?.answers as Record<string, unknown>;

async function assigned(...before: string[]) {
  await bot.say("start survey");
  for (const text of before) await bot.say(text);
  return bot.say('assign "Building" to @ben');
}
async function goOn() {
  const run = await part();
  return bot.click(`run:${run?.id}:${run?.step}:resume`, "", ben);
}

describe("a part that is given to a colleague", () => {
  it("is asked of them alone, and its confirmed answers become the owner's", async () => {
    const heard = await assigned("Elm", "no");
    expect(heard.said.map(({ to }) => to)).toEqual(["ana", "ben"]);
    expect(heard.said[0]?.text).toContain("Ben Carter has Building now, 2 questions.");
    expect(heard.said[0]?.reply.data).toMatchObject({ type: "question", step: "staff" });
    expect(heard.said[1]?.text).toContain('Ana Lopez asks you to answer a part of "School survey"');

    const asked = await goOn();
    expect(asked.text).toContain("Who can read your answers: People of your own district.");
    expect(asked.text).toContain("How many rooms?");
    expect(asked.data).toMatchObject({ number: 1, of: 2 });
    expect((await bot.say("12", ben)).text).toContain("How many floors?");
    const summary = await bot.say("2", ben);
    expect(summary.text).toContain("School survey: Building: please check");
    expect(summary.text).not.toContain("Elm");
    const done = await bot.say("confirm", ben);
    expect(done.said.map(({ to }) => to)).toEqual(["ben", "ana"]);
    expect(done.said[0]?.text).toContain("are with Ana Lopez now");
    expect(done.said[1]?.text).toContain('Ben Carter finished "Building"');
    expect(await answers()).toMatchObject({ rooms: { value: 12, by: { id: "ben" } } });

    await bot.say("30");
    const result = await bot.say("confirm");
    expect(result.text).toContain("Answered by others: Ben Carter (Rooms, Floors).");
    expect(await bot.store.reads.unfinishedRuns("ben")).toEqual([]);
  });

  it("lets the owner finish only when it is in, or taken back", async () => {
    await assigned("Elm", "no");
    const summary = await bot.say("30");
    expect(summary.text).toContain("3. Rooms: Ben Carter is on this");
    expect(buttonsOf(summary.said[0]?.reply).map(({ label }) => label)).not.toContain("Confirm");
    const refused = await bot.say("confirm");
    expect(refused).toMatchObject({ refused: true });
    expect(refused.text).toContain("Others still have parts of this");
    const back = await bot.click(button(refused.said[0]?.reply, "Take it back").id);
    expect(back.said[0]?.text).toContain('"Building" is yours again');
    expect(back.said[1]).toMatchObject({ to: "ben" });
    expect(back.said[1]?.text).toContain("Ana Lopez took back");
    expect((await bot.click(`run:${(await own())?.id}:confirm:resume`)).data.step).toBe("rooms");
    for (const text of ["5", "1"]) await bot.say(text);
    await bot.say("confirm");
    expect(await keptAnswers(bot.store)).toMatchObject({ rooms: { value: 5 } });
  });

  it("suggests what was answered already when it is taken back or given back", async () => {
    await assigned("Elm", "no");
    await goOn();
    await bot.say("12", ben);
    const gone = await bot.say("stop", ben);
    expect(gone.said.map(({ to }) => to)).toEqual(["ben", "ana"]);
    expect(gone.said[1]?.text).toContain('Ben Carter gave back "Building"');
    expect(await answers()).toMatchObject({ rooms: { value: 12, suggested: true } });
    await bot.say("30");
    expect((await bot.say("keep")).text).toContain("How many floors?");
    expect((await bot.say("resume", ben)).refused).toBe(true);
  });

  it("never writes over what the owner answered meanwhile, and says so", async () => {
    await assigned("Elm", "no");
    const run = await own();
    const asked = await bot.click(`run:${run?.id}:rooms:edit`);
    expect(asked.text).toContain("Ben Carter is on this. You can answer it anyway");
    await bot.say("99");
    await goOn();
    for (const text of ["12", "2"]) await bot.say(text, ben);
    const done = await bot.say("confirm", ben);
    expect(done.said[1]?.text).toContain(
      'You had changed "Rooms" meanwhile, so yours stays. Ben Carter answered: 12.',
    );
    expect(await answers()).toMatchObject({ rooms: { value: 99 }, floors: { value: 2 } });
  });

  it("looks at the owner's answers as they are now, for its conditions", async () => {
    await bot.say("start survey");
    await bot.say("Elm");
    await bot.say("assign people to @ben");
    await bot.say("yes");
    const asked = await goOn();
    expect(asked.data).toMatchObject({ step: "staff", of: 2 });
    expect((await bot.say("30", ben)).data.step).toBe("board");
  });

  it("is answered as a form as well, and the owner's form leaves it out", async () => {
    await assigned("Elm", "no");
    const run = await part();
    const { form } = await bot.click(`run:${run?.id}:${run?.step}:form`, "", ben);
    expect(form?.fields.map(({ id }) => id)).toEqual(["rooms", "floors"]);
    const wrong = await bot.submit(form?.id ?? "", { rooms: "12", floors: "many" }, ben);
    expect(wrong.form?.errors).toHaveProperty("floors");

    const mine = await own();
    const theirs = await bot.click(`run:${mine?.id}:${mine?.step}:form`);
    expect(theirs.form?.fields.map(({ id }) => id)).toEqual(["school", "kind", "staff", "board"]);
    const values = { school: "Elm School", kind: "no", staff: "31", board: "" };
    const early = await bot.submit(theirs.form?.id ?? "", values);
    expect(early).toMatchObject({ refused: true });
    expect(early.text).toContain("Others still have parts");
    expect(await answers()).toMatchObject({
      school: { value: "Elm School" },
      staff: { value: 31 },
    });

    const done = await bot.submit(form?.id ?? "", { rooms: "12", floors: "2" }, ben);
    expect(done.said.map(({ to }) => to)).toEqual(["ben", "ana"]);
    const result = await bot.submit(theirs.form?.id ?? "", values);
    expect(result.refused).toBe(false);
    const document = await bot.store.reads.latestDocument("alder", "survey");
    expect(JSON.stringify(document?.data)).toContain('"value":12');
  });

  it("is shown with who has it and how far they are, and taken back there", async () => {
    await assigned("Elm", "no");
    await goOn();
    await bot.say("12", ben);
    const shown = await bot.say("parts");
    expect(shown.text).toContain("1. First questions: You: 2 of 2 answered");
    expect(shown.text).toContain(
      "2. Building: Ben Carter: 1 of 2 answered, last on Mon 23 Nov 2026",
    );
    expect(shown.text).toContain("3. People: You: 0 of 1 answered");
    const labels = buttonsOf(shown.said[0]?.reply).map(({ label }) => label);
    expect(labels).toContain("Take back from Ben Carter");
    const opened = await bot.click(button(shown.said[0]?.reply, "Give away: People").id);
    expect(opened.form?.title).toBe("Give away: People");
    await bot.submit(opened.form?.id ?? "", { who: "ben" });
    expect(await bot.store.reads.unfinishedRuns("ben")).toHaveLength(2);
  });

  it("ends when the whole is stopped, and is saved with it otherwise", async () => {
    await assigned("Elm", "no");
    await goOn();
    await bot.say("12", ben);
    await bot.say("save");
    expect((await part())?.status).toBe("open");
    await bot.say("resume");
    const stopped = await bot.say("stop");
    expect(stopped.said.map(({ to }) => to)).toEqual(["ana", "ben"]);
    expect(stopped.said[1]?.text).toContain("stopped the whole");
    expect((await bot.say("2", ben)).data.type).not.toBe("question");
    await bot.say("resume");
    expect(await answers()).toMatchObject({ rooms: { value: 12, suggested: true } });
  });

  it("goes on to the new owner when the whole is handed over", async () => {
    const { text } = await bot.say("invite Alder Falls as member", { as: "pat" });
    const code = /join ((?:\w{4}-?){4})/.exec(text)?.[1] ?? "";
    const cho = { as: "cho", name: "Cho Kim", tenant: "T2", platform: "teams" as const };
    await bot.say(`join ${code}`, cho);
    await assigned("Elm", "no");
    const handed = await bot.say("hand to Cho");
    expect(handed.said[1]).toMatchObject({ to: "cho", tenant: "T2" });
    await goOn();
    for (const said of ["12", "2"]) await bot.say(said, ben);
    const done = await bot.say("confirm", ben);
    expect(done.said.map(({ to, tenant }) => `${to} ${tenant}`)).toEqual([
      "ben playground",
      "cho T2",
    ]);
    const go = button(handed.said[1]?.reply, "Go on");
    const at = await bot.click(go.id, "", cho);
    expect(at.data).toMatchObject({ step: "staff" });
  });

  it("can be handed on, and the owner hears of it", async () => {
    const { text } = await bot.say("invite Alder Falls as member", { as: "pat" });
    const code = /join ((?:\w{4}-?){4})/.exec(text)?.[1] ?? "";
    await bot.say(`join ${code}`, { as: "cho", name: "Cho Kim" });
    await assigned("Elm", "no");
    await goOn();
    await bot.say("12", ben);
    expect((await bot.say("assign 1 to Cho", ben)).text).toContain(
      "one part of somebody's checklist",
    );
    const handed = await bot.say("hand to Cho", ben);
    expect(handed.said.map(({ to }) => to)).toEqual(["ben", "cho", "ana"]);
    expect((await bot.say("parts")).text).toContain("2. Building: Cho Kim: 1 of 2 answered");
  });

  it("is refused kindly where there is no such part, or somebody has it", async () => {
    await assigned("Elm");
    for (const [said, why] of [
      ["assign 7 to @ben", "The parts are 1. First questions, 2. Building, 3. People"],
      ['assign "Roof" to @ben', 'There is no part "Roof"'],
      ["assign 2 to @ben", 'Ben Carter has "Building" already'],
      ["assign 3 to @olga", "observer"],
      ["assign", "Say which part and to whom"],
    ] as const) {
      const heard = await bot.say(said);
      expect(heard.refused, said).toBe(true);
      expect(heard.text).toContain(why);
    }
    await bot.say("stop");
    await bot.say("start need-gap");
    expect(await bot.store.reads.unfinishedRuns("ben")).toEqual([]);
  });
});
