import type { Observation } from "../core/records.ts";
import type { MetricDefinition, MetricMeasure } from "../metrics/definition.ts";
import { measured } from "../metrics/measured.ts";
import { isFixed, type Statistic, type Statistics, statisticName } from "../metrics/published.ts";
import { casesOf, countable, edged, releaseMedian, releaseTotal } from "../privacy/suppress.ts";

/** The measures of which the cohort may see something. */
const sharedMeasures = ({ measures }: MetricDefinition) =>
  measures.filter(({ cohort }) => cohort !== "none");

/** One number of the cohort for one month, or that it is withheld. */
function statisticOf(
  metric: MetricDefinition,
  measure: MetricMeasure,
  observations: Observation[],
  threshold: number,
): Statistic {
  const given = observations.flatMap((observation) => {
    const found = measured(metric, observation).find((one) => one.measure.id === measure.id);
    return found && found.value !== null ? [{ ...found, value: found.value }] : [];
  });
  const sensitive = given.some((one) => one.sensitive);
  if (measure.cohort !== "median")
    return releaseTotal(
      given.map(({ value }) => value),
      threshold,
      sensitive,
    );
  const outcome = releaseMedian(given, threshold, sensitive);
  if (!outcome.shown || measure.unit !== "%") return outcome;
  return { shown: true, ...edged(outcome.value, casesOf(countable(given, threshold, sensitive))) };
}

/** A number's place in a digest. "waiting": it is fixed, and shown, when the digest is posted. */
export type Told = Statistic | { shown: false; why: "waiting" };

/** One shared measure over the months of a digest; a month in which nobody reported has no entry. */
export interface Line {
  metric: MetricDefinition;
  measure: MetricMeasure;
  months: { month: string; told: Told | undefined }[];
}

/**
 * Every number a digest tells. What was told before stands. In a preview a number is only fixed
 * when every district has reported; else two previews around a late report would give it away.
 */
export function tellLines(options: {
  metric: MetricDefinition;
  observations: Observation[];
  months: string[];
  threshold: number;
  districts: number;
  before: Statistics;
  preview: boolean;
}): Line[] {
  const { metric, observations, months, threshold, districts, before, preview } = options;
  const tell = (measure: MetricMeasure, month: string): Told | undefined => {
    const fixed = before[statisticName(metric, measure, month)];
    if (fixed) return fixed;
    const reports = observations.filter(({ period }) => period === month);
    if (reports.length === 0) return undefined;
    if (preview && reports.length < districts) return { shown: false, why: "waiting" };
    return statisticOf(metric, measure, reports, threshold);
  };
  return sharedMeasures(metric).map((measure) => ({
    metric,
    measure,
    months: months.map((month) => ({ month, told: tell(measure, month) })),
  }));
}

/** What a release keeps of these lines: the numbers told, and that others were withheld for good. */
export function toKeep(lines: Line[]): Statistics {
  const kept: Statistics = {};
  for (const { metric, measure, months } of lines)
    for (const { month, told } of months)
      if (told && (told.shown || told.why !== "waiting") && isFixed(told))
        kept[statisticName(metric, measure, month)] = told;
  return kept;
}
