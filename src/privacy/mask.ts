import type { Words } from "../core/ports.ts";
import { showCount } from "../core/show.ts";

/**
 * True for a count so low that people who know the place could tell who is meant. Zero is not:
 * it points at nobody, and the California Health and Human Services de-identification guidelines
 * (DDG 4.4) leave zeros in too. Null ("not collected") says nothing about anyone.
 */
export const isSmall = (n: number | null, threshold: number) =>
  n !== null && n > 0 && n < threshold;

/** A count as others may see it: 1,940 · 0 · "fewer than 10" · "not collected". */
export function maskCount(n: number | null, threshold: number, words: Words): string {
  if (n === null) return words("privacy.not-collected");
  if (isSmall(n, threshold)) return words("privacy.fewer-than", { threshold });
  return showCount(n);
}
