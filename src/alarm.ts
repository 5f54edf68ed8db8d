import type { Clock } from "./core/ports.ts";

/** No moment is waited for longer than this: the beat looks again anyway, and the clock may be moved. */
const LONGEST_MS = 15_000;

/** Rings once at the earliest moment it was given since it last rang. Keeps no process running. */
export function createAlarm(clock: Clock) {
  let next: { at: Date; timer: NodeJS.Timeout } | undefined;

  function stop(): void {
    clearTimeout(next?.timer);
    next = undefined;
  }

  function set(at: Date, ring: () => void): void {
    if (next && next.at <= at) return;
    stop();
    const wait = Math.min(Math.max(at.getTime() - clock.now().getTime(), 1), LONGEST_MS);
    const timer = setTimeout(() => {
      next = undefined;
      ring();
    }, wait);
    timer.unref();
    next = { at, timer };
  }

  return { set, stop };
}
