/** Slack's rates; `false` switches them all off. */
export interface Rates {
  /** Messages a second to one channel, and how many may come at once. */
  channel?: { perSecond: number; burst: number };
  /** Messages a minute in one workspace (Slack publishes none; a guess on the careful side). */
  workspace?: { perMinute: number; burst: number };
  /** Multiplies every rate, so that a test need not wait. */
  scale?: number;
}

/** Calls a minute by method: tiers 2, 3 and 4 (docs.slack.dev/apis/web-api/rate-limits). */
const PER_MINUTE: Record<string, number> = {
  "chat.update": 50,
  "chat.delete": 50,
  "chat.postEphemeral": 100,
  "conversations.open": 50,
  "conversations.info": 50,
  "conversations.history": 50,
  "conversations.replies": 50,
  "users.info": 100,
  "views.open": 100,
  "views.push": 100,
  "views.update": 100,
  "views.publish": 100,
  "files.getUploadURLExternal": 100,
  "files.completeUploadExternal": 100,
};

interface Bucket {
  level: number;
  at: number;
}

/** Tells how many seconds a call must wait: 0 lets it through and counts it. */
export function createPace(now: () => Date, rates: Rates | false) {
  const buckets = new Map<string, Bucket>();
  if (rates === false) return () => 0;
  const scale = rates.scale ?? 1;
  const channel = rates.channel ?? { perSecond: 1, burst: 3 };
  const workspace = rates.workspace ?? { perMinute: 600, burst: 100 };

  function look(key: string, perSecond: number, burst: number) {
    const at = now().getTime();
    const bucket = buckets.get(key) ?? { level: burst, at };
    const level = Math.min(burst, bucket.level + ((at - bucket.at) / 1000) * perSecond * scale);
    const current = { level, at };
    buckets.set(key, current);
    return { bucket: current, wait: level >= 1 ? 0 : (1 - level) / (perSecond * scale) };
  }

  return (tenant: string, method: string, room: string): number => {
    const posting = method === "chat.postMessage";
    const tier = PER_MINUTE[method];
    const asked = [
      ...(posting ? [look(`${tenant}/${room}`, channel.perSecond, channel.burst)] : []),
      ...(posting ? [look(tenant, workspace.perMinute / 60, workspace.burst)] : []),
      ...(tier ? [look(`${tenant}/${method}`, tier / 60, tier)] : []),
    ];
    const wait = Math.max(0, ...asked.map((one) => one.wait));
    if (wait === 0) for (const { bucket } of asked) bucket.level--;
    return Math.ceil(wait);
  };
}
