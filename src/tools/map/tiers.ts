import type { Around } from "../document/around.ts";

/** Three tiers are common; a district may have another number. */
export const USUAL_TIERS = 3;

/** More than that nobody has. */
export const MOST_TIERS = 6;

/** How many tiers the district works with, by its profile. */
export const tiersOf = ({ district }: Pick<Around, "district">): number =>
  district?.profile.tiers ?? USUAL_TIERS;

/** 1 … n. */
export const eachTier = (tiers: number): number[] =>
  Array.from({ length: tiers }, (_, at) => at + 1);
