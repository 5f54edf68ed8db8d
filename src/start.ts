import cron from "node-cron";
import { renderSlack } from "../adapters/slack/render.ts";
import { renderTeams } from "../adapters/teams/render.ts";
import { createWeb } from "../adapters/web/adapter.ts";
import { openDialect } from "../db/open.ts";
import { createPosts } from "../db/posts.ts";
import { createStore } from "../db/store.ts";
import { createApp } from "./app.ts";
import { createPainter } from "./charts/draw.ts";
import { createFeatures } from "./commands.ts";
import type { Config } from "./config.ts";
import type { Clock, Store } from "./core/ports.ts";
import { seedDemo } from "./demo/seed.ts";
import type { Log } from "./log.ts";
import { newId } from "./new-id.ts";
import { packageFolder } from "./package-folder.ts";
import { openMovableClock, travel } from "./playground/clock.ts";
import { listCommands } from "./playground/commands.ts";
import { createDirectory } from "./playground/directory.ts";
import { loadPrompts } from "./prompts/load.ts";
import { createReports } from "./reports.ts";
import { createServer } from "./server.ts";

/** How often the beat looks for what is due. */
const HEARTBEAT = "*/15 * * * * *";
const STALE_BEAT_MS = 90_000;

/** Starts everything the settings ask for; `stop` ends it in order and may be called once. */
export async function start(config: Config, log: Log) {
  const prompts = loadPrompts(config.promptsFolder, packageFolder("prompts"));
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
  const web = config.playground
    ? createWeb({
        history: createPosts(dialect),
        clock: {
          now: movable.now,
          moveTo: (target) => travel({ clock: movable, store, ...app }, target),
        },
        directory: createDirectory({ store, words }),
        commands: listCommands(features.features, words),
        previews: { slack: renderSlack, teams: renderTeams },
        ...{ drawChart: painter.drawChart, newId, log },
      })
    : undefined;
  const app = createApp({
    ...{ store, clock, newId, words, features, reports: createReports(log) },
    deliver: web ? { web: web.adapter.deliver } : {},
  });
  await web?.adapter.start(app.engine.receive);

  const server = createServer({
    routers: web ? [web.routes] : [],
    ready: () => whyNotReady(store, heart.age),
  });
  const port = await server.listen(config.port, config.host).catch(async (error) => {
    await store.close();
    throw error;
  });
  // Only now: a process that could not take its port must end, and a beating heart keeps it alive.
  const heart = startHeart(app, log);

  return {
    port,
    async stop() {
      await heart.stop();
      await web?.adapter.stop();
      await server.close();
      painter.close();
      await app.courier();
      await store.close();
    },
  };
}

/** Beats at once, then every fifteen seconds; a slow beat is never run over by the next. */
function startHeart(app: ReturnType<typeof createApp>, log: Log) {
  let last = performance.now();
  let under: Promise<void> = Promise.resolve();
  const beat = async () => {
    try {
      await app.beat();
      await app.courier();
      last = performance.now();
    } catch (error) {
      log.error({ err: error }, "the beat failed");
    }
  };
  under = beat();
  const task = cron.schedule(HEARTBEAT, () => (under = beat()), { noOverlap: true });
  return {
    age: () => performance.now() - last,
    async stop() {
      await task.stop();
      await under;
    },
  };
}

/** What keeps this process from doing its work; undefined when nothing does. */
async function whyNotReady(store: Store, beatAge: () => number): Promise<string | undefined> {
  if (beatAge() > STALE_BEAT_MS) return "the beat has stopped";
  try {
    await store.reads.setting("ready");
    return undefined;
  } catch {
    return "the database does not answer";
  }
}
