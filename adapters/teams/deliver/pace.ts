import type { Clock } from "../../../src/core/ports.ts";
import { createPace as createMeteredPace, type Meter, type Pace } from "../../pace.ts";
import { TEAMS } from "../limits.ts";

/** At most so many within so many milliseconds. */
export interface Window {
  most: number;
  ms: number;
}

/** What Teams allows in one conversation and in one tenant. Tests hand in quicker ones. */
export interface Rates {
  conversation: readonly Window[];
  tenant: readonly Window[];
  marginMs: number;
}

const RATES: Rates = {
  conversation: TEAMS.conversationRates,
  tenant: TEAMS.tenantRates,
  marginMs: TEAMS.rateMarginMs,
};

/** For tests: no waiting at all. */
export const NO_RATES: Rates = { conversation: [], tenant: [], marginMs: 0 };

/** Keeps requests within what Teams allows in each conversation, its threads included, and in a tenant. */
export const createPace = ({ clock, rates = RATES }: { clock: Clock; rates?: Rates }): Pace =>
  createMeteredPace({
    clock,
    newTenantMeter: () => createWindows(rates.tenant, rates.marginMs),
    newPlaceMeter: () => createWindows(rates.conversation, rates.marginMs),
  });

/** Counts in windows that slide: a burst may be as large as the smallest of them allows. */
function createWindows(windows: readonly Window[], marginMs: number): Meter {
  const most = Math.max(0, ...windows.map((one) => one.most));
  const longest = Math.max(0, ...windows.map(({ ms }) => ms)) + marginMs;
  /** Oldest first. */
  const taken: number[] = [];
  return {
    next: () => Math.max(0, ...windows.map((one) => roomAt(taken, one) + marginMs)),
    take(now) {
      if (taken.push(now) > most) taken.shift();
    },
    isIdle: (now) => (taken.at(-1) ?? 0) + longest < now,
  };
}

/** When the oldest of those that fill the window leaves it. */
function roomAt(taken: number[], { most, ms }: Window): number {
  const oldest = taken.at(-most);
  return oldest === undefined ? 0 : oldest + ms;
}
