import { setTimeout as wait } from "node:timers/promises";
import { createTeams } from "../../adapters/teams/adapter.ts";
import type { TeamsSettings } from "../../adapters/teams/deps.ts";
import { createInstalls } from "../../adapters/teams/install/create-installs.ts";
import { openDialect } from "../../db/open.ts";
import { createStore } from "../../db/store.ts";
import { createApp } from "../../src/app.ts";
import { createPainter } from "../../src/charts/draw.ts";
import { createFeatures } from "../../src/commands.ts";
import { laneOf } from "../../src/core/address.ts";
import { createServer } from "../../src/server.ts";
import { shipped } from "../bot.ts";
import { addDemoTenant, meetDemo, TENANT, teamsRows, userOf } from "./bot-rows.ts";
import { createEyes, type Look } from "./eyes.ts";
import { type FakeTeams, startFakeTeams } from "./fake/teams.ts";
import type { FakeMessage } from "./fake/world.ts";
import { type Activity, type Actor, createGestures } from "./gestures.ts";
import { createHands, type Given } from "./hands.ts";
import { createSender, type SendOptions } from "./signed.ts";

/** Messages that wait no longer than this are waited for, by turning the clock. */
const PATIENCE_MS = 10_000;
/** What is done after an answer was given is done within this. */
const GRACE_MS = 15;

/** Who does something, and where: handles of the demo, or any user of any tenant. */
export interface Where {
  as?: string;
  user?: string;
  /** A conversation's id; the person's own with the bot when left out. */
  in?: string;
  thread?: string;
}

interface BenchOptions {
  now?: string;
  url?: string;
  rates?: "teams" | false;
  settings?: Partial<TeamsSettings>;
  /** It waits between messages and before another try as it does outside tests. */
  paced?: boolean;
  /** Nobody has the bot yet. */
  bare?: boolean;
  /** A Teams that another bench, now closed, has spoken with. */
  teams?: FakeTeams;
}

/** The whole program with the real Teams adapter; only Teams itself is played, and the clock is turned by hand. */
export async function createTeamsBot(options: BenchOptions = {}) {
  let now = new Date(options.now ?? "2026-11-16T15:00:00Z");
  let ids = 0;
  const run = options.teams ? "again" : "id";
  const clock = { now: () => now };
  const failures: unknown[] = [];
  const logged: { level: string; facts: object; text: string }[] = [];
  const teams =
    options.teams ?? (await startFakeTeams({ now: clock.now, rates: options.rates ?? false }));
  const store = createStore(await openDialect(options.url ?? ":memory:"));
  const newId = () => `${run}-${String(++ids).padStart(30, "0")}`;
  const { words } = shipped;
  const painter = createPainter({ words });
  const log = (level: string) => (facts: object, text: string) =>
    void logged.push({ level, facts, text });
  const deps = {
    ...{ store, clock, newId, words, drawChart: painter.drawChart },
    log: { error: log("error"), warn: log("warn"), info: log("info") },
    settings: {
      ...{ ...teams.app, type: "SingleTenant" as const, tenantId: TENANT },
      ...{ serviceHosts: [teams.host], openIdUrl: teams.openIdUrl },
      loginUrl: teams.loginUrl(TENANT),
      ...options.settings,
    },
    timing: { unpaced: options.paced !== true },
  };
  if (!options.teams) addDemoTenant(teams, now);
  if (!options.teams && !options.bare) {
    await store.commit({ cause: "demo", changes: teamsRows(now), postings: [], audit: [] }, now);
    await meetDemo(teams, createInstalls(deps));
  }
  const { adapter, routes } = await createTeams(deps);
  const app = createApp({
    ...{ store, clock, newId, words },
    features: createFeatures({ store, newId, prompts: shipped }),
    deliver: { teams: adapter.deliver },
    reports: {
      failed: (error) => failures.push(error),
      givenUp: (message, state, error) => failures.push({ message, state, error }),
    },
  });
  const server = createServer({ routers: [routes], ready: async () => undefined });
  await adapter.start(app.engine.receive);
  const url = `http://127.0.0.1:${await server.listen(0, "127.0.0.1")}`;
  const sender = createSender({
    ...{ url: `${url}/api/messages`, keys: teams.keys, appId: teams.app.appId },
  });

  const actorOf = ({ as = "ana", user = userOf(as), in: place, thread }: Where): Actor => ({
    user,
    ...(place && { place }),
    ...(thread && { thread }),
  });

  /** When the next message may go: in each conversation the first keeps the others waiting. */
  async function nextDue(): Promise<number | undefined> {
    const first = new Map<string, number>();
    for (const { to, readyAt } of await store.outbox.list(["waiting"], 100))
      if (!first.has(laneOf(to))) first.set(laneOf(to), readyAt.getTime());
    return first.size > 0 ? Math.min(...first.values()) : undefined;
  }

  /** Delivers until nothing is due within the next seconds, turning the clock where it must. */
  async function settle(): Promise<void> {
    for (let round = 0; ; round++) {
      await app.courier();
      const next = await nextDue();
      if (next === undefined || next - now.getTime() > PATIENCE_MS) return;
      if (round < 4) await wait(GRACE_MS);
      else if (next > now.getTime()) now = new Date(next);
      if (round > 60) throw new Error("the outbox does not come to rest");
    }
  }

  /** Sends it and waits until everything it led to was said; what the answer itself shows comes first. */
  async function send(activity: Activity, more: SendOptions = {}) {
    const before = teams.calls.length;
    const { status, body } = await sender.send(activity, more);
    await settle();
    const said = eyes.heardSince(before);
    return { status, body, said, text: said.map(({ words: all }) => all).join("\n") };
  }

  const eyes = createEyes(teams);
  const gestures = createGestures(teams, clock.now);
  const hands = createHands({ teams, eyes, gestures, send });

  return {
    ...{ teams, store, app, clock, failures, logged, gestures, hands, sender, send, settle, url },
    ...{ adapter, actorOf },
    set(at: string) {
      now = new Date(at);
    },
    /** What somebody writes to the bot alone. */
    say: (text: string, where: Where = {}) => send(gestures.message(text, actorOf(where)).activity),
    mention: (text: string, where: Where & { in: string }) =>
      send(gestures.mention(text, actorOf(where)).activity),
    /** What is picked behind the slash, which nobody else sees. */
    slash: (text: string, where: Where & { in: string }) =>
      send(gestures.slash(text, actorOf(where)).activity),
    /** Presses the newest button with that label, or id, that the person sees. */
    click: (which: Look, where: Where & Given = {}) => hands.click(which, actorOf(where), where),
    /** Fills in and sends in the dialog before the person, section by section, until it closes or complains. */
    fill: (values: Record<string, string>, where: Where = {}) => hands.fill(values, actorOf(where)),
    /** Sends in only the section that is in front, and leaves what comes next as it is. */
    submit: (values: Record<string, string>, where: Where = {}) =>
      hands.submit(values, actorOf(where)),
    dialog: (where: Where = {}) => hands.dialog(actorOf(where)),
    closeDialog: (where: Where = {}) => hands.closeDialog(actorOf(where)),
    /** The person looks at the newest card that has a view of its own for them. */
    look: (where: Where = {}) => hands.look(actorOf(where)),
    /** What the message extension lists. */
    async search(commandId: string, value: string, where: Where = {}) {
      const sent = await send(gestures.search(commandId, { name: "query", value }, actorOf(where)));
      const { composeExtension } = (sent.body ?? {}) as { composeExtension?: SearchAnswer };
      return { ...sent, results: composeExtension?.attachments ?? [] };
    },
    /** An action of the message extension: on a message, or where one is written. Its dialog may open. */
    async extension(commandId: string, where: Where = {}, message?: FakeMessage) {
      const actor = actorOf(where);
      const about = { ...(message && { message }) };
      const sent = await send(gestures.extension("fetchTask", commandId, actor, about));
      const next = (data: object) =>
        gestures.extension("submitAction", commandId, actor, { ...about, data });
      return { ...sent, state: hands.take(sent.body, actor, next) };
    },
    /** The app is added or removed where the person is: their own chats, a chat, or a channel's team. */
    async install(action: "add" | "remove", where: Where = {}) {
      const actor = actorOf(where);
      const room = teams.room(actor.place ?? actor.user);
      const asked = gestures.installation(action, actor);
      teams.setInstalled(room.team ?? room.id, action === "add");
      return send(asked);
    },
    /** The newest thing the person was told, wherever they can see it. */
    last: (where: Where = {}) => eyes.newest(actorOf(where)),
    seen: (where: Where = {}) => eyes.seen(actorOf(where)),
    /** The button itself, to be pressed by hand. */
    find: (which: Look, where: Where = {}) => eyes.find(which, actorOf(where)),
    heardSince: eyes.heardSince,
    /** One beat, after moving the clock when an instant is given; returns what was said. */
    async tick(at?: string) {
      if (at) now = new Date(at);
      const before = teams.calls.length;
      await app.beat();
      await settle();
      return eyes.heardSince(before);
    },
    /** Ends the program; `teams` and the database stay for another one. */
    async stop() {
      await adapter.stop();
      await server.close();
      await app.courier();
      painter.close();
      await store.close();
    },
    async close() {
      await this.stop();
      await teams.close();
    },
  };
}

interface SearchAnswer {
  type: string;
  attachments?: { content: Record<string, unknown>; preview?: Record<string, unknown> }[];
}

export type TeamsBot = Awaited<ReturnType<typeof createTeamsBot>>;
