/**
 * The conservative rule for cohort numbers, until each table is audited by solving for its hidden
 * cells. A district's own number is never shown to others; a number of the cohort is shown only
 * when nobody who knows one district's number could work out another's. Whatever is in doubt is
 * withheld, with everything it could be found from.
 */

/** Each district knows its own number, so with fewer of them the others' lie too open (benchmark rule). */
export const FEWEST = 5;

/** The rest must be at least this share of the largest, or the second largest knows it closely (p % rule). */
const CLOSENESS = 0.1;

/** "few": too few districts, which more reports can mend. "protected": it stays withheld. */
export type Withheld = "few" | "protected";

export type Shown = { shown: true; value: number } | { shown: false; why: Withheld };

/** What one district has to say on a median, and how many cases that rests on. */
export interface Contribution {
  value: number;
  n: number | null;
}

const withheld = (why: Withheld): Shown => ({ shown: false, why });

const sum = (values: number[]) => values.reduce((all, value) => all + value, 0);

/** True when a count is under the threshold. Zero counts as small: beside a total it gives others away. */
export const isLow = (count: number, threshold: number) => count < threshold;

/**
 * The sum of what districts counted. `sensitive` counts stand for students: then one low count
 * withholds the sum, because the sum less the others would tell it.
 */
export function releaseTotal(counts: number[], threshold: number, sensitive: boolean): Shown {
  if (counts.length < FEWEST) return withheld("few");
  const total = sum(counts);
  if (isLow(total, threshold)) return withheld("protected");
  if (sensitive && counts.some((count) => isLow(count, threshold))) return withheld("protected");
  if (dominated(counts, total)) return withheld("protected");
  if (sensitive && confined(counts, total, threshold)) return withheld("protected");
  return { shown: true, value: total };
}

function dominated(counts: number[], total: number): boolean {
  const [first = 0, second = 0] = [...counts].sort((a, b) => b - a);
  return total - first - second < first * CLOSENESS;
}

/**
 * True when a shown total would confine some district's number to a span narrower than the
 * threshold. Everybody knows the rule, so each number is at least `threshold`; whoever holds the
 * largest knows the sum of the rest. The second test keeps the first from telling too much itself.
 */
function confined(counts: number[], total: number, threshold: number): boolean {
  const largest = Math.max(...counts);
  return total - largest < threshold * counts.length || total < threshold * (counts.length + 2);
}

/**
 * The district in the middle. Where each case stands for a student, a district with fewer cases
 * than the threshold is left out; else all cases together must reach it. Whole numbers only.
 */
export function releaseMedian(all: Contribution[], threshold: number, sensitive: boolean): Shown {
  const counted = countable(all, threshold, sensitive);
  if (counted.length < FEWEST) return withheld("few");
  if (isLow(casesOf(counted), threshold)) return withheld("protected");
  const sorted = counted.map(({ value }) => value).sort((a, b) => a - b);
  const half = sorted.length / 2;
  const [low = 0, high = 0] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return { shown: true, value: Math.round((low + high) / 2) };
}

/** The contributions that a median may rest on. */
export const countable = (all: Contribution[], threshold: number, sensitive: boolean) =>
  sensitive ? all.filter(({ n }) => n !== null && !isLow(n, threshold)) : all;

/** How many cases stand behind contributions together. */
export const casesOf = (contributions: Contribution[]) => sum(contributions.map(({ n }) => n ?? 0));

/**
 * A share in whole percent; undefined when the whole, the part or what is left of it is low,
 * because with the whole known the percentage would tell it.
 */
export function releaseShare(part: number, whole: number, threshold: number): Percent | undefined {
  if ([whole, part, whole - part].some((count) => isLow(count, threshold))) return undefined;
  return edged((100 * part) / whole, whole);
}

/** A percentage, or the edge that it lies beyond. */
export interface Percent {
  value: number;
  edge?: "at-least" | "at-most";
}

/**
 * How far from 0 and 100 a percentage of `n` cases may go (NCES 2011-603 as adopted in Utah's Data
 * Gateway; the steps under 40 are to be confirmed). Fewer than 11 give none.
 */
const EDGES = [
  { upTo: 19, edge: 20 },
  { upTo: 39, edge: 10 },
  { upTo: 99, edge: 5 },
  { upTo: 299, edge: 2 },
  { upTo: Number.POSITIVE_INFINITY, edge: 1 },
];

/** Whole percent, and no closer to "none" or "all" than a group of that size allows. */
export function edged(percent: number, n: number): Percent {
  const edge = EDGES.find(({ upTo }) => n <= upTo)?.edge ?? 20;
  const value = Math.round(percent);
  if (value <= edge) return { value: edge, edge: "at-most" };
  if (value >= 100 - edge) return { value: 100 - edge, edge: "at-least" };
  return { value };
}
