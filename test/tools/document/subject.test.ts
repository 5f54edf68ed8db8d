import { afterEach, beforeEach, expect, it } from "vitest";
import { update } from "../../../src/core/change.ts";
import { SUMMARY } from "../../../src/tools/advance.ts";
import type { Answers } from "../../../src/tools/checklist.ts";
import { fittingAnswers } from "../../../src/tools/document/fitting.ts";
import { soundAnswers } from "../../../src/tools/document/sound.ts";
import { createBot } from "../../bot.ts";
import { everyKind } from "../every-kind.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

let commits = 0;
/** An agreement with that partner, with a last day and somebody who looks after it. */
async function agreed(partner: string) {
  await bot.say(`start agreement ${partner}`);
  const [run] = await bot.store.reads.unfinishedRuns("ana");
  if (!run) throw new Error(`no agreement with ${partner} was begun`);
  const steps = (run.definition as typeof everyKind).steps;
  const answers: Answers = Object.fromEntries(steps.map(({ id }) => [id, { skipped: "later" }]));
  answers.ends = { value: "2027-06-30" };
  answers.owner = { value: { id: "ana", name: "Ana Lopez" } };
  const changes = [update("run", run, { answers, step: SUMMARY })];
  const cause = `test:${++commits}`;
  await bot.store.commit({ cause, changes, postings: [], audit: [] }, bot.clock.now());
  await bot.click(`run:${run.id}:${SUMMARY}:confirm`);
  expect((await bot.store.reads.run(run.id))?.status).toBe("done");
}
const agreements = () => bot.store.reads.documents({ districtId: "alder" }, "agreement");
async function openSteps() {
  const plans = await bot.store.reads.openPlans("alder");
  const all = (await Promise.all(plans.map(({ id }) => bot.store.reads.planSteps(id)))).flat();
  return all.filter(({ origin, state }) => origin?.startsWith("agreement") && state === "open");
}

it("a subject in other capitals and with other blanks is the same one, with the same steps", async () => {
  await agreed("Oak Center");
  const before = (await openSteps()).map(({ id }) => id);
  await agreed("oak   CENTER");
  const [first, second] = await agreements();
  expect(second).toMatchObject({ replacesId: first?.id, subject: "Oak Center" });
  expect((await openSteps()).map(({ id }) => id)).toEqual(before);
});

it("a partner whose name goes on after a number sign keeps its steps when the shorter one is changed", async () => {
  await agreed("Oak");
  const short = await openSteps();
  await agreed('Oak#2 "East": 100%');
  const both = (await openSteps()).map(({ id }) => id);
  expect(both).toHaveLength(short.length * 2);
  await agreed("Oak");
  expect((await openSteps()).map(({ id }) => id)).toEqual(both);
});

it("answers of another kind than their question asks for are passed over", () => {
  const answers: Answers = {
    name: { value: 7 },
    students: { value: "many" },
    ratio: { value: 1e6 },
    cost: { value: "12" },
    day: { value: "2027-02-30" },
    again: { value: "yes" },
    level: { value: "gone" },
    owner: { value: "Ana" },
    team: { value: { name: "Ana Lopez" } },
    both: { value: ["mid", "gone"] },
    rows: { value: { rows: [{ task: 5 }, { task: "Call", level: "low", other: "x" }] } },
    story: { skipped: "no time" },
  };
  expect(fittingAnswers(everyKind.steps, answers)).toEqual({
    both: { value: ["mid"] },
    rows: { value: { rows: [{ task: "Call", level: "low" }] } },
    story: { skipped: "no time" },
  });
});

it("what is no answer at all is passed over, and so is whoever has no name", () => {
  const good = { value: { rows: [{ a: 1, b: "x", c: null }] }, by: { name: "Ben" } };
  const found = { a: null, b: 5, c: { value: { rows: [null] } }, d: { value: Number.NaN }, good };
  expect(soundAnswers(found)).toEqual({ good });
  expect(soundAnswers({ a: { value: 1, by: { id: "x" } } })).toEqual({ a: { value: 1 } });
  for (const none of [null, "x", [1], 5]) expect(soundAnswers(none)).toEqual({});
});
