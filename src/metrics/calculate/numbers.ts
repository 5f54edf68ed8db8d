import type { Measured } from "../definition.ts";

type Maybe = number | null | undefined;

/** Undefined and null are the same: nobody counted. */
export const known = (value: Maybe): value is number => value !== null && value !== undefined;

/** The middle one, or the mean of the two in the middle; null when there are none. */
export function median(values: number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** The average; null when there are none. */
export const mean = (values: number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** A share in percent, not rounded; null when either number is missing or nothing is there to share. */
export const share = (part: Maybe, whole: Maybe): number | null =>
  known(part) && known(whole) && whole > 0 ? (100 * part) / whole : null;

/** A measure that is one of the given numbers as it stands. */
export const plainly = (value: Maybe, sensitive = false): Measured => ({
  value: value ?? null,
  n: value ?? null,
  sensitive,
});
