import type { Release } from "../core/records.ts";
import type { MetricDefinition, MetricMeasure } from "./definition.ts";

/** A number of the cohort as it was published, or that it was withheld. */
export type Statistic =
  | { shown: true; value: number; edge?: "at-least" | "at-most" }
  | { shown: false; why: "few" | "protected" };

/** Statistics by metric, version, measure and month. */
export type Statistics = Record<string, Statistic>;

/** The one name of a statistic in every release. */
export const statisticName = (
  { id, version }: MetricDefinition,
  measure: Pick<MetricMeasure, "id">,
  month: string,
) => `${id}@${version}/${measure.id}/${month}`;

/**
 * What was said before and therefore stays: the first word on a number is the last one. A number
 * published again after one district reported or corrected would give that district away. Only
 * "too few districts" is mended by more reports. `releases` are oldest first.
 */
export function standing(releases: Release[]): Statistics {
  const fixed: Statistics = {};
  for (const { numbers } of releases)
    for (const [name, statistic] of Object.entries(statisticsOf(numbers)))
      if (isFixed(statistic)) fixed[name] ??= statistic;
  return fixed;
}

/** Whether later reports cannot change it any more. */
export const isFixed = (statistic: Statistic) => statistic.shown || statistic.why !== "few";

/** Other features keep releases of another shape; those hold no statistics. */
function statisticsOf(numbers: unknown): Statistics {
  if (typeof numbers !== "object" || numbers === null || !("statistics" in numbers)) return {};
  // Written by src/digests, and by nobody else.
  return numbers.statistics as Statistics;
}
