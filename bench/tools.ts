/**
 * How long guided tools take to answer, inside the program on a new SQLite database in memory: one answer
 * in a long checklist with a full table, the list of tools over many documents, and beside them, in the
 * same run, a plain answer in the estimate of need. `npm run bench -- --tools` runs it.
 */
import { insert, update } from "../src/core/change.ts";
import { COHORT } from "../src/demo/roster.ts";
import type { Checklist, Step } from "../src/tools/checklist.ts";
import { createBot, shipped } from "../test/bot.ts";

const STEPS = 100;
const ROWS = 100;
const DOCUMENTS = 1_000;
const ROUNDS = 60;
/** Times as long as a plain answer that each may take. */
const GOALS = { long: 4, tools: 6 };

const step = (at: number): Step => ({
  ...{ id: `step-${at}`, label: `Step ${at}`, ask: `What about ${at}?`, type: "text" },
  ...(at > 0 && { when: { not: { step: `step-${at - 1}`, is: "never" } } }),
});
const columns = ["what", "who", "where"].map((id) => ({ id, label: id, type: "text" as const }));
const long: Checklist = {
  ...{ id: "long", title: "Long", minutes: 30, audience: "You." },
  steps: [
    ...Array.from({ length: STEPS - 1 }, (_, at) => step(at)),
    { id: "rows", label: "Rows", ask: "Which?", type: "table", columns, max: ROWS },
  ],
};

const bot = await createBot({
  prompts: { ...shipped, checklists: new Map([...shipped.checklists, [long.id, long]]) },
});
const now = bot.clock.now();
let causes = 0;
const commit = (changes: Parameters<typeof bot.store.commit>[0]["changes"]) =>
  bot.store.commit({ cause: `bench:${++causes}`, changes, postings: [], audit: [] }, now);

/** Milliseconds of each turn of what is measured, one after another so that all meet the same moments. */
async function inTurn(acts: Record<string, () => Promise<unknown>>) {
  const times: Record<string, number[]> = {};
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, act] of Object.entries(acts)) {
      const begun = performance.now();
      await act();
      const took = performance.now() - begun;
      // What comes first is compiled on the way.
      if (round >= 5) times[name] = [...(times[name] ?? []), took];
      bot.said.length = 0;
    }
  return times;
}

const median = (times: number[] = []) =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;

async function manyDocuments() {
  const kinds = [...shipped.checklists.keys()];
  const rows = Array.from({ length: ROWS }, (_, at) => ({ what: `Row ${at}`, who: "Ben" }));
  const data = {
    ...{ title: "A document", date: "2026-11-16", made: { rows } },
    answers: { rows: { value: { rows } } },
  };
  const of = { cohortId: COHORT.id, districtId: "alder", personId: "ana", runId: null };
  await commit(
    Array.from({ length: DOCUMENTS }, (_, at) =>
      insert("document", {
        ...of,
        ...{ id: `bench-${at}`, kind: kinds[at % kinds.length] ?? "goal", subject: `About ${at}` },
        ...{ data, visibility: "private", replacesId: null, createdAt: now },
      }),
    ),
  );
}

/** The long checklist with all but its last row answered, open at one of its questions. */
async function nearlyDone() {
  await bot.say("start long");
  const [run] = await bot.store.reads.unfinishedRuns("ana");
  if (!run) throw new Error("the long checklist was not begun");
  const rows = Array.from({ length: ROWS }, (_, at) => ({
    what: `Row ${at}`,
    who: "Ben",
    where: "Elm",
  }));
  const answers = Object.fromEntries(
    long.steps.map(({ id, type }) => [id, { value: type === "table" ? { rows } : "an answer" }]),
  );
  await commit([update("run", run, { answers, step: "step-50" })]);
  return run.id;
}

await bot.say("gap", { as: "ben" });
const gap = (await bot.store.reads.unfinishedRuns("ben"))[0]?.id;
const run = await nearlyDone();
let turn = 0;
const ben = { as: "ben" };
const plain = async () => {
  await bot.click(`run:${gap}:enrolment:edit`, "", ben);
  return bot.say(String(8_000 + turn++), ben);
};
const answer = async () => {
  await bot.click(`run:${run}:step-50:edit`);
  return bot.say(`answer ${turn++}`);
};
const inTable = async () => {
  await bot.click(`run:${run}:rows:edit`);
  return bot.say(`change 50 who Person ${turn++}`);
};
const before = await inTurn({ plain, answer, inTable });
await manyDocuments();
const after = await inTurn({
  plain,
  tools: () => bot.say("tools"),
  group: () => bot.command("tools", "1"),
});
if (bot.failures.length > 0) throw bot.failures[0];
await bot.close();

function row(
  what: string,
  times: number[] | undefined,
  beside: number[] | undefined,
  goal: number,
) {
  const ratio = median(times) / median(beside);
  const measured = `${median(times).toFixed(1)} ms`;
  return { what, measured, ratio: ratio.toFixed(2), goal: `≤ ${goal}`, met: ratio <= goal };
}
const rows = [
  row("a plain answer of the estimate", before.plain, before.plain, 1),
  row(`an answer among ${STEPS} questions, ${ROWS} rows`, before.answer, before.plain, GOALS.long),
  row(`a cell of a table of ${ROWS} rows`, before.inTable, before.plain, GOALS.long),
  row(`the list of tools over ${DOCUMENTS} documents`, after.tools, after.plain, GOALS.tools),
  row("one group of that list", after.group, after.plain, GOALS.tools),
];
console.table(rows);
process.exitCode = rows.every(({ met }) => met) ? 0 : 1;
