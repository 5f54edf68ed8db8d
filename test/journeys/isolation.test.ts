import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFeatures } from "../../src/commands.ts";
import { createBot, shipped } from "../bot.ts";
import { fillWorkspace, keptOf, type Workspace } from "./workspace.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
let victim: Workspace;
let other: Workspace;
beforeAll(async () => {
  bot = await createBot();
  victim = await fillWorkspace(bot, "T1", "Canary", 31_337);
  other = await fillWorkspace(bot, "T2", "Plain", 4242);
}, 60_000);
afterAll(async () => {
  await bot.close();
});

/** These act on the asker alone, so their ids name no record. */
const NAMELESS = ["settings"];
const RECORD = /[0-9a-f]{12}-id-\d{30}|id-\d{30}/g;
const attackers = ["U1", "U2", "U3"].map((as) => ({
  ...{ as, tenant: "T2", platform: "slack" as const, name: `Plain${as}` },
}));
const unique = (ids: string[]) => [...new Set(ids)];
const recordsIn = (ids: string[]) => unique(ids.flatMap((id) => id.match(RECORD) ?? []));
const namesARecord = (id: string) => recordsIn([id]).length > 0;
const idsOf = ({ buttons, forms }: Pick<Workspace, "buttons" | "forms">) =>
  unique([...buttons, ...forms].map(({ id }) => id)).filter(
    (id) => !id.startsWith("say:") && namesARecord(id),
  );

/** What a form is sent in with when it is not known what it asks. */
const VALUES = {
  ...{ name: "Zed", code: "nope", zone: "America/Chicago", quiet: "", away: "" },
  ...{ enrolment: "5", screeners: "5", served: "5", tried: "z", decision: "adapt" },
};

type Sender = (typeof attackers)[number];

/** Sends an id as a button and as a form; what came back, forms included. */
async function send(id: string, where: Sender, secrets: string[]) {
  const before = bot.said.length;
  const clicked = await bot.click(id, "5", where);
  const dates = Object.fromEntries(recordsIn(idsOf(victim)).map((one) => [one, "2027-01-15"]));
  const sent = await bot.submit(id, { ...VALUES, ...dates }, where);
  const said = bot.said.slice(before);
  const told = JSON.stringify([said, clicked.form ?? null, sent.form ?? null]);
  const found = secrets.filter((secret) => told.includes(secret));
  expect(found, `${id} tells ${where.as}: ${told}`).toEqual([]);
  return { clicked, said };
}

describe("two workspaces whose people have the same user ids", () => {
  it("have buttons or forms of every responder that names a record", () => {
    const { features } = createFeatures({ store: bot.store, newId: bot.newId, prompts: shipped });
    const responders = features.flatMap((feature) => feature.responders ?? []);
    const prefixes = responders.filter((one) => one.action ?? one.submit).map((one) => one.prefix);
    const seen = new Set(idsOf(victim).map((id) => id.split(":")[0]));
    const missing = prefixes.filter((prefix) => !seen.has(prefix) && !NAMELESS.includes(prefix));
    expect(missing, "add what renders its ids to workspace.ts").toEqual([]);
  });

  it("neither tell nor change anything for the other's people who send their ids", async () => {
    const before = await keptOf(bot, "T1");
    const ids = idsOf(victim);
    expect(ids.length).toBeGreaterThan(50);
    for (const id of ids)
      for (const where of attackers) {
        const { clicked, said } = await send(id, where, victim.secrets);
        expect(said.filter(({ tenant }) => tenant !== "T2")).toEqual([]);
        const gone = clicked.refused || clicked.text.startsWith("That button is no longer");
        expect(gone, `${id} is not refused to ${where.as}: ${clicked.text}`).toBe(true);
      }
    expect(await keptOf(bot, "T1")).toBe(before);
    expect(bot.failures).toEqual([]);
  }, 120_000);

  it("neither tell nor change anything for ids put together from both", async () => {
    const before = await keptOf(bot, "T1");
    const shapes = new Map(idsOf(other).map((id) => [id.replace(RECORD, "?"), id]));
    const [facilitator] = attackers;
    for (const shape of shapes.values())
      for (const own of recordsIn([shape]))
        for (const record of recordsIn(idsOf(victim)))
          if (facilitator) await send(shape.replace(own, record), facilitator, victim.secrets);
    expect(await keptOf(bot, "T1")).toBe(before);
    expect(bot.failures).toEqual([]);
  }, 240_000);

  it("tell nothing of each other, whatever is typed", async () => {
    const before = await keptOf(bot, "T1");
    const from = bot.said.length;
    const first = ["home", "tools", "my", "plan", "plan 1", "plan 2", "brief list", "brief show"];
    const more = ["jots", "metric", "metric show students", "digest preview", "cohort members"];
    const last = ["cohort", "invites", "gap edit", "resume", "resume 1", "help", "settings"];
    const tools = ["result", "result goal", "result goal page", "result goal history", "compare"];
    // What they type may be said again; how it is spelled tells it from what the others typed.
    const ours = ["result canary", "compare canary", "scenarios", "onboarding", "parts", "facts"];
    const named = ["start rating canary", "start budget canaryscenario", "hand to canaryu3"];
    for (const where of attackers) {
      for (const line of [...first, ...more, ...tools, ...ours, ...named, ...last])
        await bot.say(line, where);
      await bot.open({ ...where, in: "home" });
      await bot.say("stop", where);
    }
    const told = JSON.stringify(bot.said.slice(from));
    expect(victim.secrets.filter((secret) => told.includes(secret))).toEqual([]);
    expect(await keptOf(bot, "T1")).toBe(before);
  });

  it("give whoever left nothing more, whatever was shown to them before", async () => {
    const u2 = { as: "U2", tenant: "T1", platform: "slack" as const, name: "You" };
    await bot.say("cohort remove CanaryU2 now", { ...u2, as: "U1" });
    const before = await keptOf(bot, "T1");
    const from = bot.said.length;
    for (const id of idsOf(victim)) {
      await bot.click(id, "", u2);
      await bot.submit(id, VALUES, u2);
    }
    const lines = ["my", "home", "plan", "jots", "resume", "resume 1", "brief show", "tools"];
    const tools = ["result", "result goal", "result goal page", "compare", "scenarios", "parts"];
    for (const line of [...lines, ...tools, "onboarding", "start goal"]) await bot.say(line, u2);
    const told = bot.said.slice(from).map(({ reply }) => JSON.stringify(reply));
    // Their own name is in their own greeting.
    const left = told.filter((one) => one.replaceAll("CanaryU2", "").includes("Canary"));
    expect(left).toEqual([]);
    expect(await keptOf(bot, "T1")).toBe(before);
    expect(bot.failures).toEqual([]);
  });
});
