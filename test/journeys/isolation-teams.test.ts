import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFeatures } from "../../src/commands.ts";
import { createBot, shipped } from "../bot.ts";
import { createTeamsBot, type TeamsBot } from "../teams/bot.ts";
import { TENANT, userOf } from "../teams/bot-rows.ts";
import { actionsOf, cardsOf } from "../teams/cards.ts";
import type { FakeMessage } from "../teams/fake/world.ts";
import { fillWorkspace, keptOf, type Workspace } from "./workspace.ts";

/** Everybody of the one sends what the other's people were shown, as buttons and as forms. */
describe.each([
  { victims: "teams", intruders: "teams" },
  { victims: "slack", intruders: "teams" },
  { victims: "teams", intruders: "slack" },
] as const)("a cohort in $victims and people of another tenant in $intruders", (at) => {
  let bot: Awaited<ReturnType<typeof createBot>>;
  let victim: Workspace;
  beforeAll(async () => {
    bot = await createBot();
    victim = await fillWorkspace(bot, "T1", "Canary", 31_337, at.victims);
    await fillWorkspace(bot, "T2", "Plain", 4242, at.intruders);
  }, 60_000);
  afterAll(() => bot.close());

  it("hears and changes nothing by ids that were shown to others", async () => {
    const before = await keptOf(bot, "T1", at.victims);
    const from = bot.said.length;
    const ids = new Set([...victim.buttons, ...victim.forms].map(({ id }) => id));
    const named = [...ids].filter((id) => /id-\d{30}/.test(id));
    expect(named.length).toBeGreaterThan(50);
    for (const id of named)
      for (const as of ["U1", "U2", "U3", "U4"]) {
        const where = { as, tenant: "T2", platform: at.intruders, name: `Plain${as}` };
        await bot.click(id, "5", where);
        await bot.submit(id, { name: "Zed", code: "nope", enrolment: "5" }, where);
      }
    const told = JSON.stringify(bot.said.slice(from));
    expect(victim.secrets.filter((secret) => told.includes(secret))).toEqual([]);
    expect(bot.said.slice(from).filter(({ tenant }) => tenant !== "T2")).toEqual([]);
    expect(await keptOf(bot, "T1", at.victims)).toBe(before);
    expect(bot.failures).toEqual([]);
  }, 120_000);

  it("shows nothing to whoever only looks, whatever they name", async () => {
    const { features } = createFeatures({ store: bot.store, newId: bot.newId, prompts: shipped });
    const commands = features.flatMap((feature) => feature.commands ?? []);
    const names = [...commands.map(({ name }) => name), "nothing", "", "__proto__", "constructor"];
    const [membership] = await bot.store.reads.memberships(
      (await bot.store.reads.identity(at.victims, "T1", "U2"))?.personId ?? "",
    );
    const { cohortId = "", districtId = "" } = membership ?? {};
    for (const name of names)
      for (const args of ["", cohortId, districtId ?? "", `${cohortId} 2026-10`, "Canary"]) {
        const place = { platform: at.intruders, tenant: "T2", conversation: "dm:U2" };
        const received = await bot.app.engine.receive({
          ...{ id: `look:${name}:${args}`, sentAt: bot.clock.now(), at: place },
          from: { platform: at.intruders, tenant: "T2", userId: "U2", name: "", direct: place },
          ...{ type: "looked", name, args },
        });
        // What was asked for may be said again.
        const told = JSON.stringify(received).replaceAll(`\\"${args}\\"`, "");
        expect(victim.secrets.filter((secret) => told.includes(secret))).toEqual([]);
      }
    expect(bot.failures).toEqual([]);
  });
});

const OTHER = "6f1c0c3e-0000-4000-8000-000000000002";
const ZED = "29:1zed";

describe("two Teams tenants, by what Teams carries", () => {
  let bot: TeamsBot;
  beforeAll(async () => {
    bot = await createTeamsBot({ settings: { type: "MultiTenant" } });
    bot.teams.addTenant(OTHER);
    bot.teams.addUser({ id: ZED, name: "Zed", tenant: OTHER });
    bot.teams.setInstalled(ZED, true);
    for (const line of ["plan new community-partners", "yes", "plan add Canarystep"])
      await bot.say(line);
    for (const line of ["plan own 1-3 me", "plan due 1-3 in 2 days", "my", "plan", "settings"])
      await bot.say(line);
    await bot.say('try question="Canaryq" prediction="p" measure="m" stop="in 3 weeks"');
    for (const line of ["jot Canarynote", "accounts", "invite as member", "cohort", "gap", "save"])
      await bot.say(line);
    await bot.say("cohort new Plain", { user: ZED });
  }, 60_000);
  afterAll(async () => {
    expect(bot.failures).toEqual([]);
    await bot.close();
  });

  const shownTo = (tenant: string): FakeMessage[] =>
    [...bot.teams.world.rooms.values()]
      .filter((room) => room.tenant === tenant)
      .flatMap(({ history }) => history.filter(({ from }) => from === bot.teams.botId));

  async function kept(): Promise<string> {
    const { reads } = bot.store;
    const plans = await reads.openPlans("alder");
    return JSON.stringify([
      ...[plans, await Promise.all(plans.map(({ id }) => reads.planSteps(id)))],
      ...[await reads.openExperiments("alder"), await reads.members("demo")],
      ...[await reads.invitations("demo"), await reads.belongings("ana")],
    ]);
  }

  it("answer nobody for a card, form or dialog that somebody else was shown", async () => {
    const datas = shownTo(TENANT).flatMap(({ body }) =>
      cardsOf(body).flatMap((card) => actionsOf(card).map(({ data }) => data ?? {})),
    );
    const forms = datas
      .filter((data) => "action" in data)
      .map(({ action }) => ({ form: action, fields: ["name"], nonce: "n", "field:name": "Zed" }));
    expect(datas.length).toBeGreaterThan(20);
    const own = shownTo(OTHER).at(-1);
    if (!own) throw new Error("Zed was told nothing");
    const zed = bot.actorOf({ user: ZED });
    const [before, said, others] = [await kept(), shownTo(OTHER).length, shownTo(TENANT).length];
    const bodies: unknown[] = [];
    const { gestures: g } = bot;
    const execute = { type: "Action.Execute", title: "x" };
    for (const data of [...datas, ...forms]) {
      if (String((data as { action?: string }).action ?? "").startsWith("say:")) continue;
      for (const activity of [
        g.execute({ ...execute, verb: "press", data }, data, own, zed),
        g.execute({ ...execute, verb: "send", data }, data, own, zed),
        g.execute({ ...execute, verb: "look", data }, data, own, zed, "automatic"),
        g.submit(data, own, zed),
        g.fetchDialog(data, own, zed),
        g.submitDialog(data, own, zed),
      ])
        bodies.push((await bot.send(activity)).body);
    }
    const told = JSON.stringify([bodies, shownTo(OTHER).slice(said)]);
    expect(told.match(/.{80}(?:Canary|Riverbend|Alder).{40}/g)).toBeNull();
    expect(shownTo(TENANT).length).toBe(others);
    expect(await kept()).toBe(before);
  }, 240_000);

  it("find nothing of each other's playbook, and refuse who claims the other tenant", async () => {
    const found = await bot.search("playbook", "Canary", { user: ZED });
    expect(found.results).toEqual([]);
    const { activity } = bot.gestures.message("my", bot.actorOf({ user: ZED }));
    const before = shownTo(TENANT).length;
    const claims = { ...activity, channelData: { tenant: { id: TENANT } } };
    await bot.send(claims);
    const { activity: asAna } = bot.gestures.message("my", bot.actorOf({ user: ZED }));
    await bot.send({ ...asAna, from: { id: userOf("ana"), name: "Ana" } });
    expect(shownTo(TENANT).length).toBe(before);
    expect(JSON.stringify(shownTo(OTHER))).not.toMatch(/Canary|Riverbend|Alder/);
  });
});
