import type { Words } from "../core/ports.ts";
import { showCount } from "../core/show.ts";
import { isSmall, maskCount } from "../privacy/mask.ts";
import { maybeSmallCount, smallCounts } from "../privacy/small-counts.ts";
import { countOf, type Fields } from "./fields.ts";

/** The measurement as it is shown; `count` is n for machines, null when there is none to show. */
export interface Measured {
  before: string;
  after: string;
  n: string;
  count: number | null;
  masked: boolean;
}

/** The measurement as its own district sees it; undefined when nothing was measured. */
export function measuredOf(fields: Fields, words: Words): Measured | undefined {
  const { before, after } = fields;
  const count = countOf(fields);
  if (!before && !after && count === null) return undefined;
  const none = words("brief.not-given");
  const n = count === null ? none : showCount(count);
  return { before: before ?? none, after: after ?? none, n, count, masked: false };
}

/**
 * The measurement as others may see it. A bare number may count students, so it is treated as
 * one ("4 days" is not). Hidden: a small n with all that rests on it; a small number, or one that
 * leaves a small rest of n; n itself where a percentage of it would tell a small count.
 */
export function maskedMeasure(
  fields: Fields,
  threshold: number,
  words: Words,
): Measured | undefined {
  const open = measuredOf(fields, words);
  if (!open) return undefined;
  const n = open.count;
  const hidden = words("brief.hidden");
  if (isSmall(n, threshold)) {
    const masked = maskCount(n, threshold, words);
    return { before: hidden, after: hidden, n: masked, count: null, masked: true };
  }
  const show = (said: string | undefined, whole: string) => {
    if (!said || !(tellsFew(said, threshold) || leavesFew(said, n, threshold))) return whole;
    const counted = bare(said) ?? null;
    return isSmall(counted, threshold) ? maskCount(counted, threshold, words) : hidden;
  };
  const before = show(fields.before, open.before);
  const after = show(fields.after, open.after);
  const telling = [fields.before, fields.after].some((said) => tells(said, n, threshold));
  const masked = telling || before !== open.before || after !== open.after;
  if (telling) return { before, after, n: hidden, count: null, masked };
  return { ...open, before, after, masked };
}

/** "7" or "1,204" is a bare number; "7 days" and "7 %" are not. */
function bare(said: string): number | undefined {
  return /^\d[\d,]*$/.test(said.trim()) ? Number(said.replaceAll(",", "")) : undefined;
}

const tellsFew = (said: string, threshold: number) =>
  maybeSmallCount(said, threshold) || smallCounts(said, threshold).length > 0;

function leavesFew(said: string, n: number | null, threshold: number): boolean {
  const count = bare(said);
  return count !== undefined && n !== null && count <= n && isSmall(n - count, threshold);
}

/** True when "7 %" of n students is a small count, or all but a small count. */
function tells(said: string | undefined, n: number | null, threshold: number): boolean {
  const [, pct] = /^(\d+(?:\.\d+)?)\s*(?:%|per ?cent)$/i.exec(said?.trim() ?? "") ?? [];
  if (!pct || n === null) return false;
  const count = Math.round((Number(pct) * n) / 100);
  return isSmall(count, threshold) || isSmall(n - count, threshold);
}
