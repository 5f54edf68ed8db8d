import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { partsOf, shownOf } from "../../adapters/slack/form/parts.ts";
import { renderView } from "../../adapters/slack/form/render-view.ts";
import { renderSlack } from "../../adapters/slack/render.ts";
import { stepsOf } from "../../adapters/teams/form/form-card.ts";
import { nextStep } from "../../adapters/teams/form/next-step.ts";
import { renderTeams } from "../../adapters/teams/render.ts";
import { update } from "../../src/core/change.ts";
import type { Form } from "../../src/core/form.ts";
import type { Reply } from "../../src/core/reply.ts";
import { SUMMARY } from "../../src/tools/advance.ts";
import type { Answers, Checklist } from "../../src/tools/checklist.ts";
import { buttonsOf, createBot, shipped } from "../bot.ts";
import { checkMessage, checkView, inSlacksWords } from "../slack/block-kit.ts";
import { checkCard } from "../teams/card-check.ts";
import { largest } from "./largest.ts";

const { words } = shipped;
/** Others need what these say. */
const FIRST = ["providers", "goal", "legal-consult", "criteria"];
/** Begun by commands that ask for more than a name. */
const OTHERS = ["experiment", "brief"];
const NAMES = [...new Set([...FIRST, ...shipped.checklists.keys()])].filter(
  (id) => !OTHERS.includes(id),
);

let bot: Awaited<ReturnType<typeof createBot>>;
beforeAll(async () => {
  bot = await createBot();
});
afterAll(() => bot.close());

let commits = 0;
const openRun = async () =>
  (await bot.store.reads.unfinishedRuns("ana")).find(({ status }) => status === "open");

/** The run that is open, as if it had been answered so and stood there. */
async function put(answers: Answers, step: string) {
  const run = await openRun();
  if (!run) throw new Error(bot.said.at(-1)?.text);
  const changes = [update("run", run, { answers, step })];
  const cause = `test:${++commits}`;
  await bot.store.commit({ cause, changes, postings: [], audit: [] }, bot.clock.now());
  return run.id;
}

function wrongWith(reply: Reply): string[] {
  const slack = renderSlack(reply).flatMap((one) => inSlacksWords(checkMessage(one)));
  const teams = renderTeams(reply).flatMap(({ attachments }) => checkCard(attachments[0].content));
  return [...slack, ...teams];
}

function wrongWithForm(form: Form): string[] {
  const shown = shownOf(words, form);
  const slack = partsOf(shown).flatMap((_, at) =>
    inSlacksWords(checkView(renderView(words, form, { conversation: "C1" }, at))),
  );
  const deps = { words, newId: () => "n" };
  const teams = stepsOf(form).flatMap(() => checkCard(nextStep(deps, form, undefined, "dialog")));
  return [...slack, ...teams];
}

/** Some are about one of the providers that are listed. */
async function begin(name: string) {
  const { said } = await bot.say(name === "need-gap" ? "gap" : `start ${name}`);
  const which = buttonsOf(said.at(-1)?.reply).find(({ value }) => value?.startsWith("start "));
  if (!(await openRun()) && which) await bot.click(which.id, which.value);
}

/** Letters and digits alone, however a text is broken up. */
const bare = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "");

/** What blocks say and the text beside them does not, for whoever hears only that. */
function unsaid({ text, blocks = [] }: Reply): string[] {
  const said = bare(text);
  const told = blocks.flatMap((block) => {
    if (block.type === "table") return block.rows.flat();
    if (block.type === "fields") return block.fields.flatMap(({ label, value }) => [label, value]);
    return "text" in block ? [block.text] : [];
  });
  return told.filter((one) => !said.includes(bare(one))).map((one) => `unsaid: ${one}`);
}

/** All that is wrong with the words and forms, by where they begin. */
const wrongIn = (said: { reply: Reply; text: string }[], form: Form | undefined) =>
  Object.fromEntries(
    [
      ...said.map(
        ({ reply, text }, n) =>
          [`${n} ${text.slice(0, 60)}`, [...wrongWith(reply), ...unsaid(reply)]] as const,
      ),
      ["form", form ? wrongWithForm(form) : ["no form"]] as const,
    ].filter(([, wrong]) => wrong.length > 0),
  );

describe("as much as anybody could answer", () => {
  it.each(NAMES)("fits into Slack and Teams, whole, in %s", async (name) => {
    const before = bot.said.length;
    await begin(name);
    const checklist = (await openRun())?.definition as Checklist;
    const answers = largest(checklist);
    for (const { id, type } of checklist.steps) {
      if (type === "note") continue;
      await put(answers, id);
      await bot.say("resume");
    }
    const id = await put(answers, SUMMARY);
    const { form } = await bot.click(`run:${id}:${SUMMARY}:form`);
    await bot.say("resume");
    const done = await bot.click(`run:${id}:${SUMMARY}:confirm`);
    expect((await bot.store.reads.run(id))?.status, done.text.slice(0, 300)).toBe("done");
    for (const after of ["", " page", " history"]) await bot.say(`result ${name}${after}`);
    expect(wrongIn(bot.said.slice(before), form)).toEqual({});
    expect(bot.failures).toEqual([]);
  });
});
