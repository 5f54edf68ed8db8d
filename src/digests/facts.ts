import type { Gathered } from "./gather.ts";
import type { Told } from "./statistics.ts";
import { decisionsOf } from "./words-of-briefs.ts";

/** What machines are told of a digest: nothing that people are not. */
export function factsOf({ cohort, period, districts, sections, briefs }: Gathered) {
  return {
    type: "digest",
    ...{ cohort: cohort.id, period, districts, threshold: cohort.threshold },
    metrics: sections.map(({ metric, reported, lines }) => ({
      ...{ id: metric.id, version: metric.version, reported },
      measures: lines.map(({ measure, months }) => ({
        ...{ id: measure.id, unit: measure.unit, cohort: measure.cohort },
        ...factOf(months.at(-1)?.told),
        trend: months.map(({ month, told }) => ({ period: month, ...factOf(told) })),
      })),
    })),
    briefs: { count: briefs.length, ...decisionsOf(briefs), ids: briefs.map(({ id }) => id) },
  };
}

function factOf(told: Told | undefined) {
  if (!told) return { value: null };
  if (!told.shown)
    return told.why === "waiting"
      ? { value: null, waiting: true }
      : { value: null, withheld: true };
  return { value: told.value, ...("edge" in told && told.edge && { edge: told.edge }) };
}
