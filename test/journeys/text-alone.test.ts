import { afterEach, expect, it } from "vitest";
import { type Block, never } from "../../src/core/reply.ts";
import { createBot } from "../bot.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

/** Cells that the text says in other words: a step that is due is open, no number is "no district". */
const PLAIN = /^(?:open|–|0 of \d+)$/;

/** What a block tells; buttons are only offered. */
function told(block: Block): string[] {
  switch (block.type) {
    case "heading":
    case "text":
    case "notice":
      return block.text.split("\n").map((line) => line.replace(/^• /, ""));
    case "fields":
      return block.fields.flatMap(({ label, value }) => [label, value]);
    case "table":
      return block.rows.flat().filter((cell) => !PLAIN.test(cell));
    case "chart":
      return block.series.flatMap(({ values }) =>
        values.flatMap((value) => (value === null ? [] : [value.toLocaleString("en-US")])),
      );
    case "steps":
      return block.steps.map(({ label }) => label);
    case "image":
      return [block.alt];
    case "divider":
    case "actions":
      return [];
    default:
      return never(block);
  }
}

it("leaves nothing to the blocks that the text does not say", async () => {
  bot = await createBot({ now: "2026-11-05T15:00:00Z" });
  const leads = ["ana", "raj", "moana", "dee", "eli", "fay"];
  for (const [i, as] of leads.entries())
    for (const month of ["sep", "oct"])
      await bot.say(
        `metric report students ${month} served=${200 + i} tier2=${100 + i} tier3=150`,
        {
          as,
        },
      );
  for (const line of [
    "gap enrolment=8400 screeners=1120 referrals=610 crisis=74/18 served=1050",
    "ratio students=9481 counselors=42 nurses=3",
    "plan new community-partners new-partners=no",
    "plan own 1-3 me",
    "plan due 1-3 in 3 weeks",
    "plan done 2",
    "my",
    "plan",
    "plan show 3",
    'try question="Does a text help?" prediction="b" measure="c" stop="in 3 weeks"',
    "jots",
    ...["metric", "metric show students", "digest preview", "digest schedule"],
    ...["home", "settings", "cohort", "tools", "privacy", "away", "quiet"],
  ])
    await bot.say(line);
  await bot.say("digest now", { as: "pat" });
  const plain = (said: string) => said.replace(/\s+/g, " ").trim();
  const missing = bot.said.flatMap(({ text, reply }) =>
    (reply.blocks ?? [])
      .flatMap(told)
      .filter((said) => !plain(text).includes(plain(said)))
      .map((said) => ({ in: plain(text).slice(0, 40), said })),
  );
  expect(missing).toEqual([]);
});
