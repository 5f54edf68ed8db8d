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

/** Where there is no room, nothing was begun. */
export const NO_ROOM = Symbol("no room");

/** Somebody in line, and how to let them in. */
interface Waiter {
  tenant: string;
  begin(): void;
}

/**
 * Lets a bounded number of payloads in, lets a bounded number wait for a bounded time, and turns the
 * rest away. One tenant gets half of each at most: its flood leaves room for everybody else.
 */
export function createGate({ atOnce, line, waitMs }: Capacity) {
  const places = createPlaces(atOnce);
  const lineup = createPlaces(line);
  const waiting = new Set<Waiter>();
  const idle = new Set<() => void>();
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
  function enter(tenant: string): Promise<boolean> {
    if (places.take(tenant)) return Promise.resolve(true);
    if (!lineup.take(tenant)) return Promise.resolve(false);
    return new Promise((resolve) => {
      const over = (entered: boolean) => {
        clearTimeout(timer);
        waiting.delete(waiter);
        lineup.free(tenant);
        resolve(entered);
      };
      const timer = setTimeout(() => over(false), waitMs);
      const waiter = { tenant, begin: () => over(true) };
      waiting.add(waiter);
    });
  }

  /** Hands the place to whoever has waited longest of those whose tenant may have it. */
  function leave(tenant: string): void {
    places.free(tenant);
    const next = [...waiting].find((one) => places.take(one.tenant));
    if (next) next.begin();
    else if (places.empty()) for (const one of idle) one();
  }

  async function run<T>(tenant: string, work: () => Promise<T>): Promise<T | typeof NO_ROOM> {
    if (!(await enter(tenant))) return NO_ROOM;
    try {
      await turn();
      return await work();
    } finally {
      leave(tenant);
    }
  }

  /** Resolves once nothing is being worked on. */
  const empty = (): Promise<void> =>
    new Promise((resolve) => {
      if (places.empty()) return resolve();
      const done = () => {
        idle.delete(done);
        resolve();
      };
      idle.add(done);
    });

  return { run, empty };
}

/** So many places, of which one tenant gets half. */
function createPlaces(most: number) {
  const share = Math.ceil(most / 2);
  const taken = new Map<string, number>();
  let all = 0;
  return {
    empty: () => all === 0,
    /** False when there is none left for that tenant. */
    take(tenant: string): boolean {
      const mine = taken.get(tenant) ?? 0;
      if (all >= most || mine >= share) return false;
      taken.set(tenant, mine + 1);
      all++;
      return true;
    },
    free(tenant: string): void {
      const left = (taken.get(tenant) ?? 0) - 1;
      if (left > 0) taken.set(tenant, left);
      else taken.delete(tenant);
      all--;
    },
  };
}
