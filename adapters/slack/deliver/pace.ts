import { DeliveryError } from "../../../src/core/delivery.ts";
import type { Clock } from "../../../src/core/ports.ts";
import { SLACK } from "../limits.ts";

/** How long apart messages are sent, in milliseconds. Tests hand in smaller ones. */
export interface Gaps {
  channel: number;
  workspace: number;
}

const GAPS: Gaps = { channel: SLACK.channelGapMs, workspace: SLACK.workspaceGapMs };

/** Keeps messages as far apart as Slack wants them. */
export interface Pace {
  /**
   * Resolves when a message may be sent there: first come, first served, but nobody waits for
   * another channel's turn. Throws "not-sent" when that will not be before `by` (performance.now()).
   */
  turn(tenant: string, channel: string, by: number): Promise<void>;
  /** Slack asked for patience in that channel until then; others go on. */
  hold(tenant: string, channel: string, until: Date): void;
}

interface Waiter {
  channel: string;
  by: number;
  go(): void;
  /** Not before its time is over; may go in that many milliseconds. */
  late(ms: number): void;
}

/** Moments are those of performance.now(), which no change of the clock moves. */
interface Tenant {
  free: number;
  channels: Map<string, number>;
  waiting: Waiter[];
  timer?: NodeJS.Timeout;
}

/** With fewer tenants, or channels of one tenant, nothing is swept. */
const FEW = 200;

/** In memory and per process: where several processes share a workspace, Slack's 429 sets the pace. */
export function createPace({ clock, gaps = GAPS }: { clock: Clock; gaps?: Gaps }): Pace {
  const tenants = new Map<string, Tenant>();
  let sweepAt = FEW;

  function tenantOf(name: string): Tenant {
    const found = tenants.get(name);
    if (found) return found;
    if (tenants.size >= sweepAt) sweepAt = sweep(tenants, isIdle);
    const made: Tenant = { free: 0, channels: new Map(), waiting: [] };
    tenants.set(name, made);
    return made;
  }

  function pump(tenant: Tenant): void {
    clearTimeout(tenant.timer);
    const now = performance.now();
    letGo(tenant, now, gaps);
    tenant.waiting = tenant.waiting.filter((waiter) => stillHopes(tenant, waiter, now));
    const next = Math.min(...tenant.waiting.map((one) => moment(tenant, one)));
    if (Number.isFinite(next)) {
      tenant.timer = setTimeout(() => pump(tenant), Math.max(1, Math.ceil(next - now)));
    }
  }

  return {
    turn: (name, channel, by) =>
      new Promise((go, reject) => {
        const late = (ms: number) => {
          const retryAt = new Date(clock.now().getTime() + ms);
          reject(new DeliveryError("not-sent", "waiting_its_turn", { retryAt }));
        };
        const tenant = tenantOf(name);
        tenant.waiting.push({ channel, by, go, late });
        pump(tenant);
      }),

    hold(name, channel, until) {
      const tenant = tenantOf(name);
      const at = performance.now() + until.getTime() - clock.now().getTime();
      tenant.channels.set(channel, Math.max(at, tenant.channels.get(channel) ?? 0));
    },
  };
}

/** The earliest moment at which it may go, were it alone. */
const moment = ({ free, channels }: Tenant, { channel }: Waiter) =>
  Math.max(free, channels.get(channel) ?? 0);

/** Lets go, in the order they came, those whose channel is free, while the workspace is. */
function letGo(tenant: Tenant, now: number, gaps: Gaps): void {
  const { channels, waiting } = tenant;
  while (tenant.free <= now) {
    const at = waiting.findIndex((one) => moment(tenant, one) <= now);
    const [first] = at < 0 ? [] : waiting.splice(at, 1);
    if (!first) return;
    // A timer that fires late must not slow the whole down: less than one gap is made good.
    tenant.free = (now - tenant.free < gaps.workspace ? tenant.free : now) + gaps.workspace;
    if (channels.size > FEW) sweep(channels, (busyUntil) => busyUntil < now);
    channels.set(first.channel, now + gaps.channel);
    first.go();
  }
}

/** Tells a waiter that its turn will not come in time; false then. */
function stillHopes(tenant: Tenant, waiter: Waiter, now: number): boolean {
  const at = moment(tenant, waiter);
  if (at <= waiter.by) return true;
  waiter.late(Math.max(1, Math.ceil(at - now)));
  return false;
}

const isIdle = ({ waiting, channels, free }: Tenant) => {
  const now = performance.now();
  return waiting.length === 0 && free < now && [...channels.values()].every((at) => at < now);
};

/** Drops what is idle, and says at which size to sweep next, so that sweeping stays rare. */
function sweep<T>(map: Map<string, T>, idle: (value: T) => boolean): number {
  for (const [key, value] of map) if (idle(value)) map.delete(key);
  return Math.max(FEW, map.size * 2);
}
