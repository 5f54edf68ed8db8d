import { round } from "../../core/show.ts";

/** What serving so many percent more students would mean. */
export interface Goal {
  increasePct: number;
  target: number;
  additional: number;
  /** Students in need who would still not be served. */
  remaining: number;
}

/** The seed's example goal is a quarter more students with care (community-providers, line 186). */
const INCREASE_PCT = 25;

/** `target = ceil(served * (1 + increase))`. */
export function goalFor(served: number, total: number, increasePct = INCREASE_PCT): Goal {
  const target = Math.ceil(round((served * (100 + increasePct)) / 100, 6));
  return {
    increasePct,
    target,
    additional: target - served,
    remaining: Math.max(0, total - target),
  };
}
