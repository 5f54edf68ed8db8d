import type { Form } from "../src/core/form.ts";
import type { Reply } from "../src/core/reply.ts";
import { everyBlock } from "./adapters/replies.ts";
import { button, createBot, type Heard } from "./bot.ts";
import { withPlan } from "./plans/bench.ts";
import type { Shown } from "./shown-kind.ts";
import { toolScenes } from "./shown-tools.ts";

type Bot = Awaited<ReturnType<typeof createBot>>;

const GAP =
  "gap enrolment=8400 screeners=1120 referrals=610/340 crisis=74/18 incidents=260/95 iep-504=310/120 surveys=900/210 assessments=88/22 state=0 other=45/15 served=1050";
const EXPERIMENT =
  'try question="Does a text the day before cut no-shows?" prediction="From 30 % to 20 %" measure="Share of intake meetings missed" stop="in 3 weeks"';
const BRIEF = {
  tried: "Texted families the day before each intake meeting",
  ...{ before: "31 %", after: "18 %", n: "120", decision: "adapt" },
  surprise: "A third of the phone numbers were old",
  learned: "Clean phone numbers matter more than the wording",
  changes: "Call the families whose number is old",
};

/** Every kind of message, page and form the bot shows, from real conversations with it. */
export async function collectShown(): Promise<Shown[]> {
  return [
    ...(await gapScenes()),
    ...(await planScenes()),
    ...(await briefScenes()),
    ...(await numberScenes()),
    ...(await pageScenes()),
    ...(await toolScenes()),
    message("every-block", everyBlock),
  ];
}

async function gapScenes(): Promise<Shown[]> {
  const bot = await createBot();
  const result = await bot.say(GAP);
  const refused = await bot.say("gap enrolment=8400 screeners=1120 referrals=200/260");
  const question = await bot.say("start need-gap", { as: "raj" });
  await bot.say("8400", { as: "raj" });
  const next = await bot.say("1120", { as: "raj" });
  const wrong = await bot.say("ten or so", { as: "raj" });
  const opened = await bot.say("form", { as: "raj" });
  const resumed = await bot.say("save", { as: "raj" });
  await bot.close();
  return [
    last("gap-result", result),
    last("gap-refused", refused),
    last("guided-first-question", question),
    last("guided-question", next),
    last("guided-not-understood", wrong),
    last("guided-saved", resumed),
    form("gap-form", opened),
  ];
}

async function planScenes(): Promise<Shown[]> {
  const { bot } = await withPlan();
  const page = await bot.say("plan");
  const own = await bot.say("plan own 3 me");
  const due = await bot.say("plan due 3 2027-01-15");
  const mine = await bot.say("my");
  let reminded: Reply | undefined;
  for (let day = 5; day < 20 && !reminded; day++)
    reminded = (await bot.tick(`2027-01-${String(day).padStart(2, "0")}T15:00:00Z`))[0]?.reply;
  await bot.close();
  return [
    last("plan-page", page),
    last("plan-owned", own),
    last("plan-due", due),
    last("my-steps", mine),
    message("step-reminder", reminded),
  ];
}

async function briefScenes(): Promise<Shown[]> {
  const bot = await createBot();
  const begun = await bot.say(EXPERIMENT);
  await bot.say("jot More families call ahead");
  const jots = await bot.say("jots");
  const opened = await bot.say("brief form");
  const values = Object.fromEntries((opened.form?.fields ?? []).map((f) => [f.id, f.value ?? ""]));
  const written = await bot.submit(opened.form?.id ?? "", { ...values, ...BRIEF });
  const page = await bot.say("brief show");
  const preview = await bot.say("share");
  const asked = await bot.click(button(preview.said.at(-1)?.reply, "Share").id);
  const yes = button(asked.said.at(-1)?.reply, "Yes, they were consulted");
  const shared = (await bot.click(yes.id)).said;
  await bot.close();
  return [
    last("experiment-begun", begun),
    last("experiment-notes", jots),
    form("brief-form", opened),
    last("brief-written", written),
    last("brief-page", page),
    last("brief-preview", preview),
    ...shared
      .filter(({ to }) => to === "riverbend")
      .map(({ reply }, i) => message(`brief-shared-${i + 1}`, reply)),
  ];
}

const LEADS = ["ana", "raj", "moana", "dee", "eli", "fay"];

async function numberScenes(): Promise<Shown[]> {
  const bot = await createBot({ now: "2026-11-05T15:00:00Z" });
  for (const [i, month] of ["may", "jun", "jul", "aug", "sep", "oct"].entries())
    for (const [j, as] of LEADS.entries())
      await bot.say(`metric report students ${month} served=${180 + 9 * i + 5 * j}`, { as });
  const table = await bot.say("metric");
  const shown = await bot.say("metric show students");
  const preview = await bot.say("digest preview", { as: "pat" });
  const posted = (await bot.say("digest now", { as: "pat" })).said;
  await bot.close();
  return [
    last("metric-table", table),
    last("metric-trend", shown),
    last("digest-preview", preview),
    ...posted
      .filter(({ to, privateTo }) => to === "riverbend" && !privateTo)
      .map(({ reply }, i) => message(`digest-${i + 1}`, reply)),
  ];
}

async function pageScenes(): Promise<Shown[]> {
  const { bot } = await withPlan();
  const scene = async (name: string, text: string) => last(name, await bot.say(text));
  const scenes = [
    await scene("help", "help"),
    await scene("help-one", "help gap"),
    await scene("settings", "settings"),
    await scene("privacy", "privacy"),
    await scene("cohort", "cohort"),
    await scene("tools", "tools"),
    await scene("not-understood", "what now"),
    await scene("ratio-result", "ratio students=9481 counselors=42 social-workers=26.49"),
    await home(bot),
  ];
  await bot.close();
  return scenes;
}

/** A person's page once something waits: a step that is due, an estimate that is unfinished. */
async function home(bot: Bot): Promise<Shown> {
  await bot.say("plan own 1-3 me");
  await bot.say("plan due 1-3 2027-01-15");
  await bot.say("start need-gap");
  await bot.say("8400");
  await bot.say("save");
  const page = (await bot.open({ in: "home:ana" })).said.at(-1)?.reply;
  if (!page) throw new Error("the page stayed empty");
  return { name: "home", kind: "page", reply: page };
}

const last = (name: string, { said }: Heard) => message(name, said.at(-1)?.reply);

function message(name: string, reply: Reply | undefined): Shown {
  if (!reply) throw new Error(`${name}: nothing was said`);
  return { name, kind: "message", reply };
}

function form(name: string, { form, text }: Heard): Shown {
  if (!form) throw new Error(`${name}: no form, but ${text}`);
  return { name, kind: "form", form };
}

/** Titles of the parts of a form, in their order. */
export const partsOf = (form: Form): (string | undefined)[] => [
  ...new Set(form.fields.map(({ section }) => section)),
];
