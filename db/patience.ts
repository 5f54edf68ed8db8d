import { setTimeout as pause } from "node:timers/promises";

/** Another process writes for milliseconds; after this it is broken, or somebody's backup. */
const PATIENCE_MS = 5_000;
const PAUSE_MS = 25;

/**
 * Waits for another process to let go of the database without holding up this one: SQLite's own
 * waiting would stop everything else, health checks and shutdown too. Those who wait do so in
 * line, each for five seconds at most; then the error comes out as it is.
 */
export function createPatience(isBusy: (error: unknown) => boolean) {
  let line: Promise<void> | undefined;

  async function keepTrying<T>(work: () => PromiseLike<T> | T, until: number): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (!isBusy(error) || performance.now() > until) throw error;
      }
      await pause(PAUSE_MS);
    }
  }

  /** Does work that may simply be done again when the database was busy. */
  return async function patiently<T>(work: () => PromiseLike<T> | T): Promise<T> {
    const until = performance.now() + PATIENCE_MS;
    if (!line) {
      try {
        return await work();
      } catch (error) {
        if (!isBusy(error)) throw error;
      }
    }
    const mine = (line ?? Promise.resolve()).then(() => keepTrying(work, until));
    const end = mine
      .then(
        () => undefined,
        () => undefined,
      )
      .then(() => {
        if (line === end) line = undefined;
      });
    line = end;
    return mine;
  };
}
