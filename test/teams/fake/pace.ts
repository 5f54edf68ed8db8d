/** How many requests within how many milliseconds. */
interface Window {
  most: number;
  ms: number;
}

/**
 * What one bot may send to one thread, and ask of it (learn.microsoft.com,
 * microsoftteams/platform/bots/how-to/rate-limit).
 */
const SENDING: Window[] = [
  { most: 7, ms: 1_000 },
  { most: 8, ms: 2_000 },
  { most: 60, ms: 30_000 },
  { most: 1_800, ms: 3_600_000 },
];
const ASKING: Window[] = [
  { most: 14, ms: 1_000 },
  { most: 16, ms: 2_000 },
  { most: 120, ms: 30_000 },
  { most: 3_600, ms: 3_600_000 },
];
/** Of one app in one tenant. */
const TENANT: Window[] = [{ most: 50, ms: 1_000 }];

export interface Paced {
  method: string;
  tenant: string;
  conversation: string;
}

/** Tells how many seconds a request must wait: 0 lets it through and counts it. */
export function createPace(now: () => Date, rates: "teams" | false) {
  const taken = new Map<string, number[]>();
  if (rates === false) return () => 0;

  /** Milliseconds until every window has room again. */
  function waitOf(key: string, windows: Window[]): number {
    const at = now().getTime();
    const longest = Math.max(...windows.map(({ ms }) => ms));
    const kept = (taken.get(key) ?? []).filter((one) => at - one < longest);
    taken.set(key, kept);
    const waits = windows.map(({ most, ms }) => {
      const within = kept.filter((one) => at - one < ms);
      const oldest = within.at(-most);
      return oldest === undefined ? 0 : oldest + ms - at;
    });
    return Math.max(0, ...waits);
  }

  return ({ method, tenant, conversation }: Paced): number => {
    const asking = method === "members" || method === "member";
    const thread = `${asking ? "ask" : "say"}/${conversation}`;
    const ms = Math.max(waitOf(thread, asking ? ASKING : SENDING), waitOf(`*${tenant}`, TENANT));
    if (ms > 0) return Math.ceil(ms / 1_000);
    for (const key of [thread, `*${tenant}`]) taken.get(key)?.push(now().getTime());
    return 0;
  };
}
