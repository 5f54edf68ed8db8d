import type { Directory } from "./deps.ts";

/** Milliseconds that an answer about people and channels is good for. */
const GOOD_MS = 1_000;
const MOST = 500;

/**
 * The same directory, asked at most once a second for the same thing: every request and every
 * event needs to know who looks, and people change far more slowly than they talk.
 */
export function rememberRecent(directory: Directory): Directory {
  const known = new Map<string, { until: number; answer: Promise<unknown> }>();

  function recent<T>(name: string, ask: () => Promise<T>): Promise<T> {
    const now = performance.now();
    const kept = known.get(name);
    if (kept && kept.until > now) return kept.answer as Promise<T>; // kept under its own name
    if (known.size >= MOST) known.clear();
    const answer = ask();
    known.set(name, { until: now + GOOD_MS, answer });
    answer.catch(() => known.delete(name));
    return answer;
  }

  return {
    cohort: () => recent("cohort", directory.cohort),
    members: () => recent("members", directory.members),
    channels: (userId) => recent(`channels ${userId}`, () => directory.channels(userId)),
  };
}
