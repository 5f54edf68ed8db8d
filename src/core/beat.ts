import type { Due, Job } from "./command.ts";
import type { Engine } from "./engine.ts";
import { gather } from "./gather.ts";
import type { Clock, Store } from "./ports.ts";

const KEEP_MS = 7 * 86_400_000;

/**
 * One beat: asks every job what is due, and does each due thing at most once. Rows with a due
 * time are the truth, so a stopped process forgets nothing and a clock jump invents nothing.
 * Returns how many things were done here.
 */
export function createBeat(deps: {
  jobs: Job[];
  engine: Pick<Engine, "perform">;
  store: Pick<Store, "tick" | "sweep">;
  clock: Clock;
  report: (error: unknown, job: string) => void;
}) {
  const { jobs, engine, store, clock, report } = deps;

  async function dueNow(now: Date): Promise<Due[]> {
    const all: Due[] = [];
    for (const job of jobs)
      try {
        all.push(...(await job.due(now)));
      } catch (error) {
        report(error, job.name);
      }
    return all;
  }

  const perform = async ({ cause, decide }: Due) =>
    (await engine.perform(cause, (attempt) => decide(attempt, true))) === "applied" ? 1 : 0;

  /** A failure in what was gathered must not keep back the rest of it. */
  async function performOneByOne(parts: Due[]): Promise<number> {
    let done = 0;
    for (const part of parts)
      try {
        done += await perform(part);
      } catch (error) {
        report(error, part.cause.split(":")[0] ?? "");
      }
    return done;
  }

  async function performTogether(parts: Due[]): Promise<number> {
    if (parts.length < 2) return performOneByOne(parts);
    try {
      return await perform(gather(parts));
    } catch {
      return performOneByOne(parts);
    }
  }

  async function sweepDaily(now: Date): Promise<void> {
    const midnight = new Date(Math.floor(now.getTime() / 86_400_000) * 86_400_000);
    if (await store.tick("sweep", midnight)) await store.sweep(new Date(now.getTime() - KEEP_MS));
  }

  return async function beat(): Promise<number> {
    const now = clock.now();
    let done = 0;
    for (const parts of byPerson(await dueNow(now))) done += await performTogether(parts);
    await sweepDaily(now);
    return done;
  };
}

/** What speaks to the same person goes together; everything else stays by itself. */
function byPerson(all: Due[]): Due[][] {
  const groups = new Map<string, Due[]>();
  for (const [at, due] of all.entries()) {
    const name = due.personId === undefined ? `#${at}` : `person ${due.personId}`;
    groups.set(name, [...(groups.get(name) ?? []), due]);
  }
  return [...groups.values()];
}
