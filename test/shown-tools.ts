import type { Form } from "../src/core/form.ts";
import type { Reply } from "../src/core/reply.ts";
import { button, createBot, type Heard } from "./bot.ts";
import type { Shown } from "./shown-kind.ts";

type Bot = Awaited<ReturnType<typeof createBot>>;

const PROVIDERS =
  "Riverbend Counseling; Jo Park; jo@riverbend.example; Clinic; English, Spanish; Bills Medicaid; no; me\nOak Center";

/** A funding map of two services and three sources, one of which ends. */
const FUNDING = [
  "start funding-map",
  "Counseling at school; Tier 2; Medicaid; $1,320,000; care\nCounseling at school; Tier 2; Title IV-A; $240,000; care\nScreening; Tier 1; District; $90,000; data",
  "done",
  "Title IV-A; federal, by formula; supplement only; 7/1/2026; 9/30/2027; ; yes; Ben Carter\nMedicaid; Payment per service\nDistrict; District, county or city",
  "done",
  "The city levy takes over.",
  ...["Title IV-A", "50", "District", "confirm"],
];
const BUDGET = [
  ...["start budget", "Grant ends as planned", "7/1/2027", "4", "12", "skip", "$70,000", "40"],
  ...["2,000", "skip", "3 %"],
  "Grant; 800,000; ; ; 6/30/2029\nDistrict; 300,000; 2 %\nMedicaid; 100k; 150k/200k/220k",
  ...["done", "The city levy takes over.", "confirm"],
];
const CRITERIA = [
  ...["start criteria", "skip", "must have", "must have", "nice to have"],
  ...Array.from({ length: 7 }, () => "leave it out"),
  ...["skip", "skip", "yes"],
];
const RATERS = [
  { as: "ana", points: ["agree", "strongly agree", "agree"], verdict: "meets" },
  { as: "ben", points: ["strongly disagree", "agree", "agree"], verdict: "does not meet" },
];

/** What the guided tools show, from the list of them to a colleague who takes one over. */
export const toolScenes = async (): Promise<Shown[]> => [
  ...(await questionScenes()),
  ...(await tableScenes()),
  ...(await resultScenes()),
  ...(await providerScenes()),
  ...(await togetherScenes()),
];

async function said(bot: Bot, lines: string[], as = "ana"): Promise<Heard> {
  let heard: Heard | undefined;
  for (const line of lines) heard = await bot.say(line, { as });
  if (!heard) throw new Error("nothing to say");
  return heard;
}

async function questionScenes(): Promise<Shown[]> {
  const bot = await createBot();
  const part = await said(bot, ["tools 2"]);
  const first = await said(bot, ["start financing-ideas"]);
  await bot.click(
    button(first.said.at(-1)?.reply, "1. Several sources for one service").id,
    "braid",
  );
  const ticked = await bot.say("2");
  const form = await bot.say("form");
  await bot.say("stop");
  const confirm = await said(bot, [
    ...["start legal-consult", "me", "Dana Wu", "November 2", "1", "skip"],
  ]);
  await bot.say("stop");
  const scale = await said(bot, ["start location"]);
  await bot.close();
  return [
    last("tools-part", part),
    last("tool-first-question", first),
    last("tool-ticked", ticked),
    formOf("tool-form", form),
    last("tool-confirm", confirm),
    last("tool-scale", scale),
  ];
}

async function tableScenes(): Promise<Shown[]> {
  const bot = await createBot();
  const asked = await said(bot, ["start providers"]);
  const row = await said(bot, ["add", "Riverbend Counseling"]);
  for (let n = 0; n < 7; n++) await bot.say("skip");
  const rows = await said(bot, ["Oak Center; Sam Lee; ; Clinic; English\nElm Clinic"]);
  const which = await bot.say("change");
  await bot.say("back");
  const summary = await bot.say("done");
  await bot.close();
  return [
    last("table-question", asked),
    last("table-cell", row),
    last("table-rows", rows),
    last("table-which", which),
    last("table-summary", summary),
  ];
}

async function resultScenes(): Promise<Shown[]> {
  const bot = await createBot();
  const funding = await said(bot, FUNDING);
  const budget = await said(bot, BUDGET);
  const list = await bot.say("tools");
  await said(bot, ["result budget edit", "edit 4", "10", "confirm"]);
  const history = await bot.say("result budget history");
  const page = await bot.say("result budget page");
  const scenarios = await bot.say("scenarios");
  const gate = await said(bot, [
    ...["start needs-data", "1", "skip", "2025-26", "100", "skip", "skip", "confirm"],
    "result needs-data page",
  ]);
  await bot.close();
  return [
    result("funding-map-result", funding),
    result("budget-result", budget),
    last("tools-begun", list),
    last("tool-history", history),
    last("tool-page", page),
    last("tool-scenarios", scenarios),
    last("tool-gate", gate),
  ];
}

async function providerScenes(): Promise<Shown[]> {
  const bot = await createBot();
  await said(bot, ["start providers", PROVIDERS, "done", "confirm", ...CRITERIA]);
  for (const { as, points, verdict } of RATERS)
    await said(
      bot,
      [
        "start rating Riverbend Counseling",
        ...points.flatMap((point) => [point, "What they told us"]),
        verdict,
        "yes",
      ],
      as,
    );
  const compare = await bot.say("compare Riverbend Counseling");
  const every = await bot.say("compare");
  await bot.close();
  return [last("compare-raters", compare), last("compare-all", every)];
}

async function togetherScenes(): Promise<Shown[]> {
  const bot = await createBot();
  await said(bot, ["start funding-map"]);
  const parts = await bot.say("parts");
  const given = await bot.say("assign 2 to Ben Carter");
  const held = await bot.say("parts");
  const handed = await bot.say("hand to Ben Carter");
  const nudged = await bot.tick("2026-11-25T16:00:00Z");
  await bot.close();
  return [
    last("parts", parts),
    ...given.said.map(
      ({ reply, to }): Shown => ({ name: `part-given-${to}`, kind: "message", reply }),
    ),
    last("parts-held", held),
    ...handed.said.map(
      ({ reply, to }): Shown => ({ name: `handed-over-${to}`, kind: "message", reply }),
    ),
    ...nudged.slice(0, 1).map(({ reply }): Shown => ({ name: "nudge", kind: "message", reply })),
  ];
}

/** The document, where a plan that follows from it is said after it. */
const result = (name: string, heard: Heard): Shown => {
  const found = heard.said.find(({ reply }) => reply.data?.document !== undefined);
  return message(name, (found ?? heard.said.at(-1))?.reply);
};
const last = (name: string, { said: all }: Heard) => message(name, all.at(-1)?.reply);

function message(name: string, reply: Reply | undefined): Shown {
  if (!reply) throw new Error(`${name}: nothing was said`);
  return { name, kind: "message", reply };
}

function formOf(name: string, { form, text }: { form?: Form; text: string }): Shown {
  if (!form) throw new Error(`${name}: no form, but ${text}`);
  return { name, kind: "form", form };
}
