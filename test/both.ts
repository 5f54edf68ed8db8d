import { createSlack } from "../adapters/slack/adapter.ts";
import { createTeams } from "../adapters/teams/adapter.ts";
import { openDialect } from "../db/open.ts";
import { createStore } from "../db/store.ts";
import { createApp } from "../src/app.ts";
import { createPainter } from "../src/charts/draw.ts";
import { createFeatures } from "../src/commands.ts";
import { createServer } from "../src/server.ts";
import { shipped } from "./bot.ts";
import { settled } from "./settle.ts";
import { addDemoWorkspace, slackRows, userOf as slackUser, TEAM } from "./slack/bot-rows.ts";
import { createEyes as createSlackEyes, type Look } from "./slack/eyes.ts";
import { startFakeSlack } from "./slack/fake/slack.ts";
import { createGestures as createSlackGestures, type Gesture } from "./slack/gestures.ts";
import { createHands as createSlackHands } from "./slack/hands.ts";
import { createSender as createSlackSender } from "./slack/signed.ts";
import { addDemoTenant, TENANT, userOf as teamsUser } from "./teams/bot-rows.ts";
import { createEyes as createTeamsEyes } from "./teams/eyes.ts";
import { startFakeTeams } from "./teams/fake/teams.ts";
import { type Activity, createGestures as createTeamsGestures } from "./teams/gestures.ts";
import { createHands as createTeamsHands } from "./teams/hands.ts";
import { createSender as createTeamsSender } from "./teams/signed.ts";

const SECRET = "signing-secret-of-the-test-bench";

interface Answered {
  status: number;
  body?: Record<string, unknown> | undefined;
}

interface Where {
  as?: string;
  in?: string;
}

/**
 * The whole program with the real Slack adapter and the real Teams adapter on one database. The demo cohort
 * lives in Slack; in Teams there are people of the same names whom the bot does not know yet.
 */
export async function createBothBot() {
  let now = new Date("2026-11-16T15:00:00Z");
  let ids = 0;
  const clock = { now: () => now };
  const failures: unknown[] = [];
  const logged: { facts: object; text: string }[] = [];
  const slack = await startFakeSlack({ now: clock.now, rates: false });
  const teams = await startFakeTeams({ now: clock.now, rates: false });
  addDemoWorkspace(slack, "xoxb-bench", now);
  addDemoTenant(teams, now);
  const store = createStore(await openDialect(":memory:"));
  await store.commit({ cause: "demo", changes: slackRows(now), postings: [], audit: [] }, now);
  const newId = () => `id-${String(++ids).padStart(30, "0")}`;
  const { words } = shipped;
  const painter = createPainter({ words });
  const note = (facts: object, text: string) => void logged.push({ facts, text });
  const deps = {
    ...{ store, clock, newId, words, drawChart: painter.drawChart },
    log: { error: note, warn: note, info: note },
  };
  const inSlack = createSlack({
    ...deps,
    settings: { apiUrl: slack.url, botToken: "xoxb-bench", signingSecret: SECRET },
    timing: { gaps: { channel: 0, workspace: 0 }, settleMs: 0 },
  });
  const inTeams = await createTeams({
    ...deps,
    settings: {
      ...{ ...teams.app, type: "SingleTenant", tenantId: TENANT, serviceHosts: [teams.host] },
      ...{ openIdUrl: teams.openIdUrl, loginUrl: teams.loginUrl(TENANT) },
    },
    timing: { unpaced: true },
  });
  const app = createApp({
    ...{ store, clock, newId, words },
    features: createFeatures({ store, newId, prompts: shipped }),
    deliver: { slack: inSlack.adapter.deliver, teams: inTeams.adapter.deliver },
    reports: {
      failed: (error) => failures.push(error),
      givenUp: (message, state, error) => failures.push({ message, state, error }),
    },
  });
  const routers = [inSlack.routes, inTeams.routes];
  const server = createServer({ routers, ready: async () => undefined });
  await inSlack.adapter.start(app.engine.receive);
  await inTeams.adapter.start(app.engine.receive);
  const url = `http://127.0.0.1:${await server.listen(0, "127.0.0.1")}`;
  const toSlack = createSlackSender({ url: `${url}/slack/events`, secret: SECRET, now: clock.now });
  const toTeams = createTeamsSender({
    ...{ url: `${url}/api/messages`, keys: teams.keys, appId: teams.app.appId },
  });
  const slackEyes = createSlackEyes(slack);
  const teamsEyes = createTeamsEyes(teams);

  const settle = () =>
    settled({
      ...{ courier: app.courier, store, now: clock.now },
      turnTo: (moment) => {
        now = moment;
      },
    });

  /** What both platforms were told because of something. */
  async function during(act: () => Promise<Answered>) {
    const [s, t] = [slack.calls.length, teams.calls.length];
    const { status, body } = await act();
    await settle();
    const [there, here] = [slackEyes.heardSince(s), teamsEyes.heardSince(t)];
    const text = [...there, ...here].map((one) => `${one.text}\n${one.words}`).join("\n");
    return { status, body, slack: there, teams: here, text };
  }

  const fromSlack = (gesture: Gesture) => during(() => toSlack.send(gesture));
  const fromTeams = (activity: Activity) => during(() => toTeams.send(activity));
  const slackGestures = createSlackGestures(slack, clock.now);
  const teamsGestures = createTeamsGestures(teams, clock.now);
  const slackHands = createSlackHands({
    ...{ slack, eyes: slackEyes, gestures: slackGestures, send: fromSlack },
  });
  const teamsHands = createTeamsHands({
    ...{ teams, eyes: teamsEyes, gestures: teamsGestures, send: fromTeams },
  });
  const slackActor = ({ as = "ana", in: channel }: Where) => ({
    ...{ team: TEAM, user: slackUser(as), ...(channel && { channel }) },
  });
  const teamsActor = ({ as = "raj", in: place }: Where) => ({
    ...{ user: teamsUser(as), ...(place && { place }) },
  });

  return {
    ...{ store, app, clock, failures, logged, settle },
    slack: {
      dm: (text: string, where: Where = {}) =>
        fromSlack(slackGestures.dmMessage(text, slackActor(where)).gesture),
      mention: (text: string, where: Where & { in: string }) =>
        fromSlack(slackGestures.mention(text, { ...slackActor(where), channel: where.in }).gesture),
      slash: (command: string, text: string, where: Where = {}) =>
        fromSlack(slackGestures.slashCommand(command, text, slackActor(where))),
      click: (which: Look, where: Where = {}) => slackHands.click(which, slackActor(where)),
      fill: (values: Record<string, string>, where: Where = {}) =>
        slackHands.fill(values, slackActor(where)),
    },
    teams: {
      say: (text: string, where: Where = {}) =>
        fromTeams(teamsGestures.message(text, teamsActor(where)).activity),
      mention: (text: string, where: Where & { in: string }) =>
        fromTeams(teamsGestures.mention(text, teamsActor(where)).activity),
      click: (which: Look, where: Where = {}) => teamsHands.click(which, teamsActor(where)),
      fill: (values: Record<string, string>, where: Where = {}) =>
        teamsHands.fill(values, teamsActor(where)),
    },
    slackHistory: (channel: string) => slack.channel(TEAM, channel).history,
    teamsHistory: (place: string) =>
      teams.room(place).history.filter(({ from }) => from === teams.botId),
    /** One beat, after moving the clock when an instant is given; returns what was said on both. */
    tick(at?: string) {
      if (at) now = new Date(at);
      return during(async () => ({ status: await app.beat() }));
    },
    async close() {
      await Promise.all([inSlack.adapter.stop(), inTeams.adapter.stop()]);
      await server.close();
      await app.courier();
      painter.close();
      await Promise.all([slack.close(), teams.close()]);
      await store.close();
    },
  };
}
