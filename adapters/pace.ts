import { DeliveryError } from "../src/core/delivery.ts";
import type { Clock } from "../src/core/ports.ts";

/** How often something may happen. Moments are those of performance.now(), which no change of the clock moves. */
export interface Meter {
  /** The earliest moment at which it may happen next; in the past when it may happen now. */
  next(): number;
  /** It happens now. */
  take(now: number): void;
  /** True when nothing of it needs to be remembered any more. */
  isIdle(now: number): boolean;
}

/** Keeps messages as far apart as a platform wants them. */
export interface Pace {
  /**
   * Resolves when a message may be sent there: first come, first served, but nobody waits for
   * another place's turn. Throws "not-sent" when that will not be before `by` (performance.now()).
   */
  turn(tenant: string, place: string, by: number): Promise<void>;
  /** The platform asked for patience in that place until then; others go on. */
  hold(tenant: string, place: string, until: Date): void;
}

interface Waiter {
  place: string;
  by: number;
  go(): void;
  /** Not before its time is over; may go in that many milliseconds. */
  late(ms: number): void;
}

interface Place {
  meter: Meter;
  held: number;
}

interface Tenant {
  meter: Meter;
  places: Map<string, Place>;
  waiting: Waiter[];
  timer?: NodeJS.Timeout;
}

/** With fewer tenants, or places of one tenant, nothing is swept. */
const FEW = 200;

/** In memory and per process: where several processes share a tenant, the platform's 429 sets the pace. */
export function createPace(deps: {
  clock: Clock;
  newTenantMeter(): Meter;
  newPlaceMeter(): Meter;
}): Pace {
  const { clock, newTenantMeter, newPlaceMeter } = deps;
  const tenants = new Map<string, Tenant>();
  let sweepAt = FEW;

  function tenantOf(name: string): Tenant {
    const found = tenants.get(name);
    if (found) return found;
    if (tenants.size >= sweepAt) sweepAt = sweep(tenants, isIdle);
    const made: Tenant = { meter: newTenantMeter(), places: new Map(), waiting: [] };
    tenants.set(name, made);
    return made;
  }

  function placeIn({ places }: Tenant, name: string): Place {
    const found = places.get(name);
    if (found) return found;
    if (places.size > FEW) sweep(places, isIdlePlace);
    const made: Place = { meter: newPlaceMeter(), held: 0 };
    places.set(name, made);
    return made;
  }

  function pump(tenant: Tenant): void {
    clearTimeout(tenant.timer);
    const now = performance.now();
    letGo(tenant, now, (name) => placeIn(tenant, name));
    tenant.waiting = tenant.waiting.filter((waiter) => stillHopes(tenant, waiter, now));
    const next = Math.min(...tenant.waiting.map((one) => moment(tenant, one)));
    if (Number.isFinite(next)) {
      tenant.timer = setTimeout(() => pump(tenant), Math.max(1, Math.ceil(next - now)));
    }
  }

  return {
    turn: (name, place, by) =>
      new Promise((go, reject) => {
        const late = (ms: number) => {
          const retryAt = new Date(clock.now().getTime() + ms);
          reject(new DeliveryError("not-sent", "waiting_its_turn", { retryAt }));
        };
        const tenant = tenantOf(name);
        tenant.waiting.push({ place, by, go, late });
        pump(tenant);
      }),

    hold(name, place, until) {
      const at = performance.now() + until.getTime() - clock.now().getTime();
      const held = placeIn(tenantOf(name), place);
      held.held = Math.max(at, held.held);
    },
  };
}

const placeMoment = ({ meter, held }: Place) => Math.max(meter.next(), held);

/** The earliest moment at which it may go, were it alone. */
function moment({ meter, places }: Tenant, { place }: Waiter): number {
  const there = places.get(place);
  return Math.max(meter.next(), there ? placeMoment(there) : 0);
}

/** Lets go, in the order they came, those whose place is free, while the tenant is. */
function letGo(tenant: Tenant, now: number, placeOf: (name: string) => Place): void {
  const { meter, waiting } = tenant;
  while (meter.next() <= now) {
    const at = waiting.findIndex((one) => moment(tenant, one) <= now);
    const [first] = at < 0 ? [] : waiting.splice(at, 1);
    if (!first) return;
    meter.take(now);
    placeOf(first.place).meter.take(now);
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

const isIdlePlace = (place: Place, now: number) => place.held < now && place.meter.isIdle(now);

const isIdle = ({ waiting, places, meter }: Tenant, now: number) =>
  waiting.length === 0 &&
  meter.isIdle(now) &&
  [...places.values()].every((one) => isIdlePlace(one, now));

/** Drops what is idle, and says at which size to sweep next, so that sweeping stays rare. */
function sweep<T>(map: Map<string, T>, idle: (value: T, now: number) => boolean): number {
  const now = performance.now();
  for (const [key, value] of map) if (idle(value, now)) map.delete(key);
  return Math.max(FEW, map.size * 2);
}
