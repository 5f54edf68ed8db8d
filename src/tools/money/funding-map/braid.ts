import { round } from "../../../core/show.ts";
import { split } from "../split.ts";

/** How much hangs on few sources. Shares are percent to one decimal and add up to 100. */
export interface Concentration {
  shares: number[];
  largest: number;
  /** Sum of the squared shares, 4 decimals: 1 means that one source pays for all. */
  hhi: number;
  /** 1 / hhi, 2 decimals: so many sources of equal size would be as concentrated. */
  effective: number;
}

/** Undefined where there is no money at all. Formula: Herfindahl-Hirschman index. */
export function concentration(amounts: number[]): Concentration | undefined {
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  const shares = split(100, amounts, 1);
  if (!shares) return undefined;
  const hhi = amounts.reduce((sum, amount) => sum + (amount / total) ** 2, 0);
  return {
    shares,
    largest: round((100 * Math.max(...amounts)) / total, 1),
    hhi: round(hhi, 4),
    effective: round(1 / hhi, 2),
  };
}

/** One source that brings in less than it should, in dollars; `carries` is a share of all money, in percent. */
export interface Shortfall {
  collected: number;
  hole: number;
  /** What another source's share must become to fill the hole; undefined where no other is named. */
  carries?: number;
}

/** `amount` falls short by `pct` percent; `other` is the amount of the source that makes it good. */
export function shortfall(given: {
  total: number;
  amount: number;
  pct: number;
  other?: number | undefined;
}): Shortfall {
  const { total, amount, pct, other } = given;
  const hole = (amount * pct) / 100;
  const found = { collected: round(amount - hole, 2), hole: round(hole, 2) };
  if (other === undefined || total <= 0) return found;
  return { ...found, carries: round((100 * (other + hole)) / total, 1) };
}
