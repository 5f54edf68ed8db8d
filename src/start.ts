import { setTimeout } from "node:timers/promises";
import type { Router } from "express";
import type { Adapter, Receive } from "../adapters/adapter.ts";
import { createSlack } from "../adapters/slack/adapter.ts";
import type { SlackDeps } from "../adapters/slack/deps.ts";
import { renderSlack } from "../adapters/slack/render.ts";
import { createTeams } from "../adapters/teams/adapter.ts";
import type { TeamsDeps } from "../adapters/teams/deps.ts";
import { renderTeams } from "../adapters/teams/render.ts";
import { createWeb } from "../adapters/web/adapter.ts";
import { openDialect } from "../db/open.ts";
import { createPosts } from "../db/posts.ts";
import { createStore } from "../db/store.ts";
import { createAlarm } from "./alarm.ts";
import { createApp } from "./app.ts";
import { createPainter } from "./charts/draw.ts";
import { createFeatures } from "./commands.ts";
import type { Config } from "./config.ts";
import type { Clock } from "./core/ports.ts";
import { seedDemo } from "./demo/seed.ts";
import { deliver, startHeart, whyNotReady } from "./heart.ts";
import type { Log } from "./log.ts";
import { newId } from "./new-id.ts";
import { packageFolder } from "./package-folder.ts";
import { openMovableClock, travel } from "./playground/clock.ts";
import { listCommands } from "./playground/commands.ts";
import { createDirectory } from "./playground/directory.ts";
import { loadPrompts } from "./prompts/load.ts";
import { createReports } from "./reports.ts";
import { createSeal } from "./seal.ts";
import { createServer } from "./server.ts";

/** How long the end waits for what is being delivered. */
const LAST_ROUND_MS = 5_000;

/** A chat platform that was set up: what it is told, and what it serves. */
interface Chat {
  adapter: Adapter;
  routes: Router;
}

/** Starts everything the settings ask for; `stop` ends it in order and may be called once. */
export async function start(config: Config, log: Log) {
  const prompts = loadPrompts(config.promptsFolder, packageFolder("prompts"));
  for (const warning of prompts.warnings) log.warn({}, warning);
  const painter = createPainter({ words: prompts.words });
  const dialect = await openDialect(config.databaseUrl);
  const store = createStore(dialect);
  const real: Clock = { now: () => new Date() };
  const movable = await openMovableClock(store, real);
  // A database that once was a playground's may hold a moved clock; real people live in real time.
  const clock = config.playground ? movable : real;
  if (config.demo) await seedDemo(store, clock);

  const { words } = prompts;
  const features = createFeatures({ store, newId, prompts });
  const { drawChart } = painter;
  const web = config.playground
    ? createWeb({
        history: createPosts(dialect),
        clock: { now: movable.now, moveTo: (at) => travel({ clock: movable, store, ...app }, at) },
        directory: createDirectory({ store, words }),
        commands: listCommands(features.features, words),
        previews: { slack: renderSlack, teams: renderTeams },
        ...{ drawChart, newId, log },
      })
    : undefined;
  const rest = { store, clock, wall: real, newId, words, log, drawChart };
  const all = [slackOf(config, rest), await teamsOf(config, rest), web];
  const chats: Chat[] = all.filter((chat) => chat !== undefined);
  const alarm = createAlarm(clock);
  const app = createApp({
    ...{ store, clock, newId, words, features, reports: createReports(log), alarm: alarm.set },
    deliver: Object.fromEntries(chats.map(({ adapter }) => [adapter.platform, adapter.deliver])),
  });

  const server = createServer({
    routers: chats.map(({ routes }) => routes),
    ready: () => whyNotReady(store, heart.age, real),
  });
  const port = await startAll(chats, app.engine.receive)
    .then(() => server.listen(config.port, config.host))
    .catch(async (error) => {
      await stopAll(chats);
      await store.close();
      throw error;
    });
  // Only now: a process that could not take its port must end, and a beating heart keeps it alive.
  const heart = startHeart(app, log);

  return {
    port,
    async stop() {
      await heart.stop();
      await stopAll(chats);
      await server.close();
      // What is not delivered by then is kept, and delivered after the next start.
      await Promise.race([deliver(app, log), setTimeout(LAST_ROUND_MS, undefined, { ref: false })]);
      painter.close();
      alarm.stop();
      await store.close();
    },
  };
}

function slackOf(
  { slack: settings, keys }: Config,
  rest: Omit<SlackDeps, "settings" | "seal">,
): Chat | undefined {
  if (!settings) return undefined;
  const seal = settings.oauth && keys && createSeal(keys);
  return createSlack({ settings, ...rest, ...(seal && { seal }) });
}

async function teamsOf(
  { teams: settings }: Config,
  rest: Omit<TeamsDeps, "settings">,
): Promise<Chat | undefined> {
  return settings && createTeams({ settings, ...rest });
}

/** Before anybody is let in, so that settings which a platform refuses are told of at once. */
async function startAll(chats: Chat[], receive: Receive): Promise<void> {
  for (const { adapter } of chats) await adapter.start(receive);
}

const stopAll = (chats: Chat[]) => Promise.all(chats.map(({ adapter }) => adapter.stop()));
