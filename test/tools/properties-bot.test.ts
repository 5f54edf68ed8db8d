import fc from "fast-check";
import { expect, it } from "vitest";
import type { Run } from "../../src/core/records.ts";
import type { Action } from "../../src/core/reply.ts";
import type { Answers } from "../../src/tools/checklist.ts";
import { walk } from "../../src/tools/path.ts";
import { rowsSoFar } from "../../src/tools/table/place.ts";
import { buttonsOf, createBot, shipped } from "../bot.ts";
import { everyKind, type Meant, meant } from "./every-kind.ts";

const prompts = {
  ...shipped,
  checklists: new Map([...shipped.checklists, [everyKind.id, everyKind]]),
};

/** What somebody does besides answering: right and wrong words, clicks of any age, forms. */
type Deed =
  | { do: "mean" }
  | { do: "say"; text: string; twice: boolean }
  | { do: "press"; back: number; which: number; twice: boolean }
  | { do: "click"; step: string; verb: string; value: string }
  | { do: "submit"; values: Record<string, string>; section: string | undefined };

const ids = everyKind.steps.map(({ id }) => id);
const odd = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.constantFrom(
    "back",
    "keep",
    "skip",
    "save",
    "resume",
    "form",
    "edit 19",
    "help",
    "\u0000",
    ";",
  ),
  fc.constantFrom(
    "add",
    "change 1",
    "remove 1",
    "change 1 level low",
    "a; b\nc",
    "<b>",
    "9e99",
    "🌱",
  ),
);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { arbitrary: fc.constant<Deed>({ do: "mean" }), weight: 6 },
  fc.record({ do: fc.constant("say" as const), text: odd, twice: fc.boolean() }),
  {
    arbitrary: fc.record({
      ...{ do: fc.constant("press" as const), back: fc.nat(4), which: fc.nat(30) },
      twice: fc.boolean(),
    }),
    weight: 4,
  },
  fc.record({
    do: fc.constant("click" as const),
    step: fc.oneof(
      fc.constantFrom(...ids, "rows/1", "rows/1/-", "rows/1/task/+", "rows/9/x", "", "//"),
      fc.string(),
    ),
    verb: fc.constantFrom("", ":add", ":done", ":remove", ":keep", ":edit", ":tick", ":x"),
    value: odd,
  }),
  fc.record({
    do: fc.constant("submit" as const),
    values: fc.dictionary(fc.constantFrom(...ids, "nowhere"), odd, { maxKeys: 4 }),
    section: fc.constantFrom("First", "Rows", "nowhere"),
  }),
);

async function begin() {
  const bot = await createBot({ prompts });
  await bot.say("start every-kind");
  const [first] = await bot.store.reads.unfinishedRuns("ana");
  const id = first?.id ?? "";
  const run = async () => (await bot.store.reads.run(id)) as Run;
  return { bot, id, run };
}
type Begun = Awaited<ReturnType<typeof begin>>;

const answersOf = (run: Run) => run.answers as Answers;
const stepsOf = (run: Run) =>
  walk({ checklist: everyKind, tool: {} }, answersOf(run), new Date("2026-11-16T15:00:00Z")).steps;

/** What ends a run, or begins another, is left out: the run is to be taken to its end afterwards. */
const isHarmless = ({ id }: Action) => /^run:/.test(id) && !/:(?:stop|confirm)$/.test(id);
const isYes = (text: string) =>
  /^(?:yes|confirm|y|ok|okay|done|finish|stop|cancel)[.!]*$/i.test(text);

async function act({ bot, id, run }: Begun, means: Meant, one: Deed) {
  if (one.do === "mean") return bot.say(means[(await run()).step.split("/")[0] ?? ""] ?? "skip");
  if (one.do === "say") {
    if (isYes(one.text.trim())) return;
    await bot.say(one.text, { id: `s${bot.said.length}` });
    if (one.twice) await bot.say(one.text, { id: `s${bot.said.length}` });
  } else if (one.do === "press") {
    const from = bot.said.at(-1 - one.back)?.reply;
    const all = buttonsOf(from).filter(isHarmless);
    const action = all[one.which % Math.max(1, all.length)];
    if (!action) return;
    await bot.click(action.id, action.value ?? "");
    if (one.twice) await bot.click(action.id, action.value ?? "");
  } else if (one.do === "click") await bot.click(`run:${id}:${one.step}${one.verb}`, one.value);
  else {
    const section = one.section === undefined ? {} : { section: one.section };
    await bot.submit(`run:${id}`, one.values, section);
  }
}

/** Answers every question that applies as it is meant, and confirms; returns what was kept. */
async function toTheEnd({ bot, id, run }: Begun, means: Meant) {
  await bot.click(`run:${id}:confirm:resume`);
  const done = new Set<string>();
  for (;;) {
    const step = stepsOf(await run()).find((one) => !done.has(one.id));
    if (!step) break;
    done.add(step.id);
    await bot.click(`run:${id}:${step.id}:edit`);
    const said = means[step.id];
    if (step.type !== "table") {
      await bot.say(said ?? "skip");
      continue;
    }
    while (rowsSoFar(answersOf(await run()), step.id).length > 0) {
      await bot.say("remove 1");
      await bot.say("yes");
    }
    if (said !== undefined) await bot.say(said);
    await bot.say("done");
  }
  await bot.click(`run:${id}:confirm:confirm`);
  const { status, answers } = await run();
  expect(bot.failures).toEqual([]);
  return { status, answers };
}

it("a run through the whole program ends in the same answers, whatever was said, pressed and sent in", async () => {
  await fc.assert(
    fc.asyncProperty(meant(everyKind), fc.array(deed, { maxLength: 14 }), async (means, deeds) => {
      const [straight, crooked] = [await begin(), await begin()];
      const expected = await toTheEnd(straight, means);
      expect(expected.status).toBe("done");
      for (const one of deeds) await act(crooked, means, one);
      expect(await toTheEnd(crooked, means)).toEqual(expected);
      await straight.bot.close();
      await crooked.bot.close();
    }),
    { numRuns: 6 },
  );
}, 60_000);
