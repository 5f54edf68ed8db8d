import type { Job } from "./command.ts";
import type { Engine } from "./engine.ts";
import type { Clock, Store } from "./ports.ts";

const KEEP_MS = 7 * 86_400_000;

/**
 * One beat: asks every job what is due, and does each due thing at most once. Rows with a due
 * time are the truth, so a stopped process forgets nothing and a clock jump invents nothing.
 * Returns how many things were done here.
 */
export function createBeat(deps: {
  jobs: Job[];
  engine: Engine;
  store: Store;
  clock: Clock;
  report: (error: unknown, job: string) => void;
}) {
  const { jobs, engine, store, clock, report } = deps;

  async function runJob(job: Job, now: Date): Promise<number> {
    let done = 0;
    for (const { cause, decide } of await job.due(now)) {
      try {
        if ((await engine.perform(cause, decide)) === "applied") done++;
      } catch (error) {
        report(error, job.name);
      }
    }
    return done;
  }

  async function sweepDaily(now: Date): Promise<void> {
    const midnight = new Date(Math.floor(now.getTime() / 86_400_000) * 86_400_000);
    if (await store.tick("sweep", midnight)) await store.sweep(new Date(now.getTime() - KEEP_MS));
  }

  return async function beat(): Promise<number> {
    const now = clock.now();
    let done = 0;
    for (const job of jobs) {
      try {
        done += await runJob(job, now);
      } catch (error) {
        report(error, job.name);
      }
    }
    await sweepDaily(now);
    return done;
  };
}
