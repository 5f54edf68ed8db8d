import { createSlack } from "../../adapters/slack/adapter.ts";
import type { SlackSettings } from "../../adapters/slack/deps.ts";
import { openDialect } from "../../db/open.ts";
import { createStore } from "../../db/store.ts";
import { createApp } from "../../src/app.ts";
import { createPainter } from "../../src/charts/draw.ts";
import { createFeatures } from "../../src/commands.ts";
import { createSeal } from "../../src/seal.ts";
import { createServer } from "../../src/server.ts";
import { shipped } from "../bot.ts";
import { settled } from "../settle.ts";
import { addDemoWorkspace, slackRows, TEAM, userOf } from "./bot-rows.ts";
import { createEyes, type Look } from "./eyes.ts";
import type { CheckBlocks } from "./fake/check.ts";
import type { Rates } from "./fake/pace.ts";
import { startFakeSlack } from "./fake/slack.ts";
import { type Actor, createGestures, type Gesture } from "./gestures.ts";
import { createHands } from "./hands.ts";
import { createSender, type SendOptions } from "./signed.ts";

const SECRET = "signing-secret-of-the-test-bench";
const APP_TOKEN = "xapp-bench";
const BOT_TOKEN = "xoxb-bench";
const CLIENT = { clientId: "1.2", clientSecret: "client-secret" };

/** Who does something, and where: handles of the demo, or any user of any workspace. */
export interface Where {
  as?: string;
  user?: string;
  team?: string;
  /** A channel's id; the conversation with the bot when left out. */
  in?: string;
  thread?: string;
}

interface BenchOptions {
  now?: string;
  url?: string;
  /** Frames over a socket in place of signed requests. */
  socket?: boolean;
  rates?: Rates | false;
  settings?: Partial<SlackSettings>;
  /** Nobody has the bot yet: it is installed by OAuth. */
  oauth?: boolean;
  /** Blocks that this Slack refuses besides. */
  checkBlocks?: CheckBlocks;
}

/** The whole program with the real Slack adapter; only Slack itself is played, and the clock is turned by hand. */
export async function createSlackBot(options: BenchOptions = {}) {
  let now = new Date(options.now ?? "2026-11-16T15:00:00Z");
  let ids = 0;
  const clock = { now: () => now };
  const failures: unknown[] = [];
  const logged: { level: string; facts: object; text: string }[] = [];
  const slack = await startFakeSlack({
    now: clock.now,
    rates: options.rates ?? false,
    ...(options.checkBlocks && { checkBlocks: options.checkBlocks }),
  });
  addDemoWorkspace(slack, options.oauth ? undefined : BOT_TOKEN, now);
  slack.addAppToken(APP_TOKEN);
  const store = createStore(await openDialect(options.url ?? ":memory:"));
  await store.commit({ cause: "demo", changes: slackRows(now), postings: [], audit: [] }, now);
  const newId = () => `id-${String(++ids).padStart(30, "0")}`;
  const { words } = shipped;
  const painter = createPainter({ words });
  const log = (level: string) => (facts: object, text: string) =>
    void logged.push({ level, facts, text });
  const { adapter, routes } = createSlack({
    ...{ store, clock, newId, words, drawChart: painter.drawChart },
    ...(options.oauth && { seal: createSeal([Buffer.alloc(32, 7)]) }),
    log: { error: log("error"), warn: log("warn"), info: log("info") },
    settings: {
      apiUrl: slack.url,
      ...(options.oauth
        ? { oauth: { ...CLIENT, stateSecret: "state-secret" } }
        : { botToken: BOT_TOKEN }),
      ...(options.socket ? { appToken: APP_TOKEN } : { signingSecret: SECRET }),
      ...options.settings,
    },
    timing: { gaps: { channel: 0, workspace: 0 }, settleMs: 0 },
  });
  const app = createApp({
    ...{ store, clock, newId, words },
    features: createFeatures({ store, newId, prompts: shipped }),
    deliver: { slack: adapter.deliver },
    reports: {
      failed: (error) => failures.push(error),
      givenUp: (message, state, error) => failures.push({ message, state, error }),
    },
  });
  const server = createServer({ routers: [routes], ready: async () => undefined });
  await adapter.start(app.engine.receive);
  const port = await server.listen(0, "127.0.0.1");
  if (options.socket) await slack.socket.connected();
  const url = `http://127.0.0.1:${port}`;
  slack.addApp({ ...CLIENT, redirectUri: `${url}/slack/oauth_redirect` });
  const sender = createSender({ url: `${url}/slack/events`, secret: SECRET, now: clock.now });

  const actorOf = ({ as = "ana", user, team = TEAM, in: channel, thread }: Where): Actor => ({
    ...{ team, user: user ?? userOf(as) },
    ...(channel && { channel }),
    ...(thread && { thread }),
  });

  const settle = () =>
    settled({
      ...{ courier: app.courier, store, now: clock.now },
      turnTo: (moment) => {
        now = moment;
      },
    });

  /** Sends it and waits until everything it led to was said; the answer to a command is shown at once. */
  async function send(gesture: Gesture, more: SendOptions = {}) {
    const before = slack.calls.length;
    const { status, body } = await deliver(gesture, more);
    if (gesture.type === "slash_commands" && body) {
      const { team_id, channel_id, user_id } = gesture.payload;
      slack.carried(String(team_id), String(channel_id), String(user_id), body);
    }
    await settle();
    const answer = gesture.type === "slash_commands" && body ? [eyes.answer(body, now)] : [];
    const said = [...answer, ...eyes.heardSince(before)];
    return { status, body, said, text: said.map(({ text }) => text).join("\n") };
  }

  async function deliver(gesture: Gesture, more: SendOptions) {
    if (!options.socket) return sender.send(gesture, more);
    const { retry } = more;
    const again = retry && { retry_attempt: retry.num, retry_reason: retry.reason };
    const { payload } = await slack.socket.send(gesture.type, gesture.payload, again);
    return { status: 200, body: payload as Record<string, unknown> | undefined };
  }

  const eyes = createEyes(slack);
  const gestures = createGestures(slack, clock.now);
  const hands = createHands({ slack, eyes, gestures, send });

  return {
    ...{ slack, store, app, clock, failures, logged, gestures, sender, send, settle, url, adapter },
    set(at: string) {
      now = new Date(at);
    },
    /** `bot.slash("/gap", "students=100")`; what the answer carried is in `body`. */
    slash: (command: string, text = "", where: Where = {}) =>
      send(gestures.slashCommand(command, text, actorOf(where))),
    dm: (text: string, where: Where = {}) => send(gestures.dmMessage(text, actorOf(where)).gesture),
    mention: (text: string, where: Where & { in: string }) =>
      send(gestures.mention(text, { ...actorOf(where), channel: where.in }).gesture),
    /** Presses the newest button with that label, or id, that the person sees. */
    click: (which: Look, where: Where = {}) => hands.click(which, actorOf(where)),
    /** Fills in and sends off the modal before the person, view by view, until it closes or complains. */
    fill: (values: Record<string, string>, where: Where = {}) => hands.fill(values, actorOf(where)),
    /** Sends off only the view that is in front, and leaves what comes next as it is. */
    submit: async (values: Record<string, string>, where: Where = {}) => {
      const actor = actorOf(where);
      return hands.submit(await hands.modal(actor), values, actor);
    },
    /** The modal in front of the person; waits for it, since it is opened after the answer. */
    modal: (where: Where = {}) => hands.modal(actorOf(where)),
    /** The newest thing the person was told, wherever they can see it. */
    last: (where: Where = {}) => eyes.newest(actorOf(where)),
    seen: (where: Where = {}) => eyes.seen(actorOf(where)),
    /** The button itself, to be pressed by hand. */
    find: (which: Look, where: Where = {}) => eyes.find(which, actorOf(where)),
    heardSince: eyes.heardSince,
    home: (where: Where = {}) => slack.home(where.team ?? TEAM, actorOf(where).user),
    /** One beat, after moving the clock when an instant is given; returns what was said. */
    async tick(at?: string) {
      if (at) now = new Date(at);
      const before = slack.calls.length;
      await app.beat();
      await settle();
      return eyes.heardSince(before);
    },
    async close() {
      await adapter.stop();
      await server.close();
      await app.courier();
      painter.close();
      await slack.close();
      await store.close();
    },
  };
}

export type SlackBot = Awaited<ReturnType<typeof createSlackBot>>;
