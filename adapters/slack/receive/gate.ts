import { setImmediate } from "node:timers/promises";

/** How much is taken in at once, and how long anything may wait or take. */
export interface Capacity {
  /** Payloads being worked on. */
  atOnce: number;
  /** Payloads waiting for that. */
  line: number;
  /** The longest wait in the line, in milliseconds. */
  waitMs: number;
  /** When an answer is given whether the work is done or not, in milliseconds after the arrival. */
  lateMs: number;
}

/** Slack gives up after 3 seconds, docs.slack.dev/tools/bolt-js/concepts/acknowledge. */
export const CAPACITY: Capacity = { atOnce: 16, line: 64, waitMs: 1_000, lateMs: 2_300 };

/** Where there is no room, nothing was begun. */
export const NO_ROOM = Symbol("no room");

/** Lets a bounded number of payloads in, lets a bounded number wait for a bounded time, and turns the rest away. */
export function createGate({ atOnce, line, waitMs }: Capacity) {
  const waiting = new Set<() => void>();
  const idle = new Set<() => void>();
  let inside = 0;
  let last: Promise<unknown> = Promise.resolve();

  /**
   * One begins per round of the event loop. With SQLite a payload is worked on without ever waiting,
   * so without this nobody would be seen in line, nor turned away, while there is work.
   */
  function turn(): Promise<unknown> {
    last = last.then(() => setImmediate());
    return last;
  }

  /** True when there is room now or in time. */
  function enter(): Promise<boolean> {
    if (inside < atOnce) {
      inside++;
      return Promise.resolve(true);
    }
    if (waiting.size >= line) return Promise.resolve(false);
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        waiting.delete(begin);
        resolve(false);
      }, waitMs);
      const begin = () => {
        clearTimeout(timer);
        resolve(true);
      };
      waiting.add(begin);
    });
  }

  /** Hands the place to whoever has waited longest. */
  function leave(): void {
    const [next] = waiting;
    if (next) {
      waiting.delete(next);
      next();
      return;
    }
    inside--;
    if (inside === 0) for (const one of idle) one();
  }

  async function run<T>(work: () => Promise<T>): Promise<T | typeof NO_ROOM> {
    if (!(await enter())) return NO_ROOM;
    try {
      await turn();
      return await work();
    } finally {
      leave();
    }
  }

  /** Resolves once nothing is being worked on. */
  const empty = (): Promise<void> =>
    new Promise((resolve) => {
      if (inside === 0) return resolve();
      const done = () => {
        idle.delete(done);
        resolve();
      };
      idle.add(done);
    });

  return { run, empty };
}
