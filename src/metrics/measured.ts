import type { Observation } from "../core/records.ts";
import { round, showCount, showPct } from "../core/show.ts";
import { CALCULATIONS } from "./calculate/formulas.ts";
import type { Measured, MetricDefinition, MetricMeasure } from "./definition.ts";

/** What a district's month came to, in the order of the definition. */
export function measured(
  metric: MetricDefinition,
  { values }: Pick<Observation, "values">,
): (Measured & { measure: MetricMeasure })[] {
  const all = CALCULATIONS[metric.formula].measures(values);
  return metric.measures.map((measure) => ({
    ...(all[measure.id] ?? { value: null, n: null, sensitive: true }),
    measure,
  }));
}

/** A measure as people write it; units other than % stand in its label or the column's. */
export const showMeasure = (value: number, { unit }: Pick<MetricMeasure, "unit">) =>
  unit === "%" ? showPct(value) : showCount(value, 1);

/** A measure as machines and charts are told it: rounded once, half up, to what people are shown. */
export const tenth = (value: number | null) => (value === null ? null : round(value, 1));
