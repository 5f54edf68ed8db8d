import type { Words } from "../core/ports.ts";
import type { MetricMeasure } from "../metrics/definition.ts";
import { showMeasure } from "../metrics/measured.ts";
import type { Told } from "./statistics.ts";

/** A number of the cohort as people read it, or that it is not shown; "–" where nobody reported. */
export function showTold(told: Told | undefined, measure: MetricMeasure, words: Words): string {
  if (!told) return words("digest.nothing");
  if (!told.shown)
    return told.why === "waiting" ? words("digest.waiting") : words("digest.not-shown");
  const value = showMeasure(told.value, measure);
  if (!("edge" in told) || told.edge === undefined) return value;
  return told.edge === "at-most"
    ? words("digest.at-most", { value })
    : words("digest.at-least", { value });
}

/** The number alone, for a chart; null where there is none to show. */
export const numberOf = (told: Told | undefined) => (told?.shown ? told.value : null);
