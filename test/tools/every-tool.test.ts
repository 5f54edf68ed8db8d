import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Change, update } from "../../src/core/change.ts";
import { advance, type Input, SUMMARY } from "../../src/tools/advance.ts";
import type { Answers, Checklist, Step } from "../../src/tools/checklist.ts";
import { guidedTools } from "../../src/tools/guided.ts";
import { type Guide, walk } from "../../src/tools/path.ts";
import { buttonsOf, createBot, shipped } from "../bot.ts";
import { moment as anyMoment, type Meant, meant } from "./every-kind.ts";
import { SPOILT } from "./spoilt.ts";

const ANA = { id: "ana", name: "Ana Lopez", handles: ["ana"] };
const BEN = { id: "ben", name: "Ben Carter", handles: ["ben"] };
const moment = { ...anyMoment, me: ANA, people: [ANA, BEN] };

/** What a tool can't do without, where hardly any answer of that kind would be taken. */
const SURE: Record<string, Meant> = {
  goal: { metric: "other", "other-metric": "Visits", from: "10", target: "40", by: "2027-06-30" },
  "legal-consult": { day: "2026-11-02" },
  "onboarding-member": { zone: "Central" },
  providers: { list: "Oak Center\nElm Clinic" },
  approval: { approver: "Ben Carter" },
  budget: { years: "4" },
  staffing: { students: "9000" },
};
/** Others need what these list; and what begins with a command of its own is tried by its own tests. */
const FIRST = ["providers", "goal", "legal-consult"];
const OWN_COMMAND = ["brief", "experiment", "need-gap"];
const others = [...shipped.checklists.keys()].filter(
  (name) => ![...FIRST, ...OWN_COMMAND].includes(name),
);
const TOOLS = [...FIRST, ...others];

let tools: Map<string, Guide["tool"]>;
let bot: Awaited<ReturnType<typeof createBot>>;
beforeAll(async () => {
  bot = await createBot();
  const { store, newId } = bot;
  const never = () => Promise.reject(new Error("nothing is finished by these"));
  const { words, benchmarks, streams, library } = shipped;
  const all = guidedTools({
    ...{ store, words, newId, benchmarks, streams, facts: library.facts },
    ...{ plan: never, changeTerms: never },
  });
  tools = new Map(all.map((tool) => [tool.name, tool]));
});
afterAll(() => bot.close());

let commits = 0;
const commit = (...changes: Change[]) =>
  bot.store.commit(
    { cause: `test:${++commits}`, changes, postings: [], audit: [] },
    bot.clock.now(),
  );

/** Answers every question as it comes; one that is refused is answered in another way, then skipped. */
function answered(checklist: Checklist, means: Meant[]): Answers {
  const guide = { checklist, tool: tools.get(checklist.id) ?? {} };
  const tries: Record<string, number> = {};
  let answers: Answers = {};
  for (let turn = 0; turn < 200; turn++) {
    const open = walk(guide, answers, moment.now).open?.step;
    if (!open) break;
    const at = tries[open.id] ?? 0;
    tries[open.id] = at + 1;
    answers = oneMore(guide, answers, open, means[at]?.[open.id]);
  }
  return answers;
}

function oneMore(guide: Guide, answers: Answers, step: Step, text: string | undefined): Answers {
  const put = (at: { step: string; answers: Answers }, input: Input) => {
    const moved = advance(guide, at, input, moment);
    return moved.type === "moved" ? moved.to : at;
  };
  const at = { step: step.id, answers };
  const after = text === undefined ? at : put(at, { type: "answer", text });
  const done =
    step.type === "table"
      ? put({ ...after, step: step.id }, { type: "table", verb: "done" })
      : after;
  const moved = done.answers[step.id] !== answers[step.id];
  return moved ? done.answers : { ...answers, [step.id]: { skipped: "no data" } };
}

const openRun = async () =>
  (await bot.store.reads.unfinishedRuns("ana")).find(({ status }) => status === "open");

async function begin(name: string) {
  const { said } = await bot.say(`start ${name}`);
  const choices = buttonsOf(said.at(-1)?.reply).map(({ value = "" }) => value);
  const choice = choices.find((value) => value.startsWith("start "));
  if (choice && !(await openRun())) await bot.say(choice);
  if (!(await openRun())) await bot.say(`start ${name} Oak Center`);
}

/** Begins a tool, answers it at random and confirms; how the run stands then. */
async function throughTo(name: string, seed: number) {
  await begin(name);
  const run = await openRun();
  const checklist = run?.definition as Checklist;
  if (!run) return "not begun";
  const means = fc
    .sample(meant(checklist), { numRuns: 9, seed })
    .map((one) => ({ ...one, ...SURE[name] }));
  const answers = answered(checklist, means);
  await commit(update("run", run, { answers, step: SUMMARY }));
  await bot.click(`run:${run.id}:${SUMMARY}:confirm`);
  const after = await bot.store.reads.run(run.id);
  await stop();
  return after?.status ?? "gone";
}

async function stop() {
  const run = await openRun();
  if (run) await bot.click(`run:${run.id}:${run.step}:stop`);
}

const newest = async (kind: string) =>
  (await bot.store.reads.documents({ districtId: "alder" }, kind)).at(-1);

async function lookAt(name: string) {
  const document = await newest(name);
  for (const verb of ["show", "page", "history", "edit"])
    await bot.click(`result:${document?.id}:${verb}`);
  await stop();
}

it.each(TOOLS)(
  "%s goes from its first question to a result that can be read, taken away and changed",
  async (name) => {
    const seeds = [3, 4, 5, 6, 7, 8];
    const ended: string[] = [];
    for (const seed of seeds) if (!ended.includes("done")) ended.push(await throughTo(name, seed));
    expect(ended).toContain("done");
    await lookAt(name);
    expect(bot.failures).toEqual([]);
  },
);

it.each(Object.keys(SPOILT))(
  "documents that are spoilt stop nobody: %s",
  async (how) => {
    const spoil = SPOILT[how] ?? ((data) => data);
    const all = await bot.store.reads.documents({ districtId: "alder" });
    await commit(...all.map((one) => update("document", one, { data: spoil(one.data) })));
    for (const text of ["tools", "tools 1", "result", "result goal page"]) await bot.say(text);
    for (const name of TOOLS) {
      await lookAt(name);
      await begin(name);
      await stop();
      expect([name, ...bot.failures]).toEqual([name]);
    }
    await commit(
      ...all.map((one) =>
        update("document", { ...one, version: one.version + 1 }, { data: one.data }),
      ),
    );
  },
  60_000,
);
