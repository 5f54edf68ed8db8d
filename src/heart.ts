import cron from "node-cron";
import type { App } from "./app.ts";
import type { Clock, Store } from "./core/ports.ts";
import type { Log } from "./log.ts";

/** How often the beat looks for what is due. */
const HEARTBEAT = "*/15 * * * * *";
const STALE_BEAT_MS = 90_000;

/** Beats at once, then every fifteen seconds; a slow beat is never run over by the next. */
export function startHeart(app: App, log: Log) {
  let last = performance.now();
  const beat = async () => {
    try {
      await app.beat();
      last = performance.now();
      // Not waited for: emptying a long outbox must not keep the next reminder from becoming due.
      void deliver(app, log);
    } catch (error) {
      log.error({ err: error }, "the beat failed");
    }
  };
  let under = beat();
  // The first one may still be under way when the schedule's first is due.
  const next = () => (under = under.then(beat));
  const task = cron.schedule(HEARTBEAT, next, { noOverlap: true, logger: ownWords(log) });
  return {
    age: () => performance.now() - last,
    async stop() {
      await task.stop();
      await under;
    },
  };
}

/** The schedule's library writes lines of its own form to the console; ours say as much. */
function ownWords(log: Log) {
  const nothing = () => undefined;
  const late = () => log.warn({ job: "beat" }, "a beat was late, or left out");
  const failed = () => log.error({ job: "beat" }, "the schedule failed");
  return { info: nothing, debug: nothing, warn: late, error: failed };
}

/** One round of the courier; a failure of the storage behind it is logged, and met again at the next. */
export const deliver = (app: App, log: Log): Promise<unknown> =>
  app.courier().catch((error) => log.error({ err: error }, "the courier failed"));

/** What keeps this process from doing its work; undefined when nothing does. */
export async function whyNotReady(
  store: Store,
  beatAge: () => number,
  clock: Clock,
): Promise<string | undefined> {
  if (beatAge() > STALE_BEAT_MS) return "the beat has stopped";
  try {
    // A write, since a disk that is full can still be read.
    await store.tick("ready", clock.now());
    return undefined;
  } catch {
    return "the database cannot be written";
  }
}
