import { createConsole } from "../../adapters/console/adapter.ts";
import { createDeliver } from "../../adapters/web/deliver.ts";
import { createWake } from "../../adapters/web/wake.ts";
import { openDialect } from "../../db/open.ts";
import { createPosts } from "../../db/posts.ts";
import { createStore } from "../../db/store.ts";
import { createApp } from "../app.ts";
import { createFeatures } from "../commands.ts";
import { readConfig } from "../config.ts";
import type { Posting } from "../core/change.ts";
import type { Clock, Delivery, Store } from "../core/ports.ts";
import { createLog } from "../log.ts";
import { newId } from "../new-id.ts";
import { packageFolder } from "../package-folder.ts";
import { openMovableClock } from "../playground/clock.ts";
import { loadPrompts } from "../prompts/load.ts";
import { createReports } from "../reports.ts";

/** A message as it was promised. Who delivers it is another matter: any process on the database may. */
export interface Promised extends Posting {
  cause: string;
}

/** The same store, which tells of every message that it was given to keep. */
const overheard = (store: Store, tell: (message: Promised) => void): Store => ({
  ...store,
  async commit(work, now) {
    const result = await store.commit(work, now);
    if (result === "applied")
      for (const posting of work.postings) tell({ ...posting, cause: work.cause });
    return result;
  },
});

/**
 * The program without a server, for one subcommand. What it promised and what it delivered itself
 * are kept to be printed.
 */
export async function openSession(options: { at?: Date } = {}) {
  const config = readConfig();
  const prompts = loadPrompts(config.promptsFolder, packageFolder("prompts"));
  const dialect = await openDialect(config.databaseUrl);
  const promised: Promised[] = [];
  const store = overheard(createStore(dialect), (message) => promised.push(message));
  const history = createPosts(dialect);
  const real: Clock = { now: () => new Date() };
  const { at } = options;
  const playing = config.playground ? await openMovableClock(store, real) : real;
  const clock: Clock = at ? { now: () => at } : playing;
  const delivered: Delivery[] = [];
  const terminal = createConsole({ print: () => undefined });
  const app = createApp({
    ...{ store, clock, newId, words: prompts.words },
    features: createFeatures({ store, newId, prompts }),
    deliver: {
      console: terminal.deliver,
      web: createDeliver({ history, clock, wake: createWake() }),
    },
    reports: createReports(createLog({ level: "error" })),
    onDelivered: (message) => delivered.push(message),
  });
  const close = () => store.close();
  return { config, store, history, clock, app, promised, delivered, prompts, close };
}

export type Session = Awaited<ReturnType<typeof openSession>>;
