/** What one file of prompts/metrics says, as plain data. */
export interface MetricDefinition {
  /** The file's name, such as "students-served". */
  id: string;
  version: number;
  /** Lists and digests follow it. */
  order: number;
  title: string;
  aliases: string[];
  formula: Formula;
  minutes: number;
  definition: string;
  caveats: string[];
  sources: string[];
  fields: MetricField[];
  /** The first one is the headline. */
  measures: MetricMeasure[];
}

export type Formula = "hiring" | "students-served" | "billing";

/** One number that a district gives each month. `ask` may say {month}. */
export interface MetricField {
  id: string;
  label: string;
  ask: string;
  hint?: string | undefined;
  example?: string | undefined;
  kind: "count" | "number" | "days" | "money";
  /** Counts students, or something of which each stands for a student. */
  sensitive: boolean;
  optional: boolean;
  /** Asked only when another number is greater than that. */
  when?: { field: string; above: number } | undefined;
}

/** One number that is computed from a district's month. */
export interface MetricMeasure {
  id: string;
  label: string;
  unit: string;
  better: "higher" | "lower";
  /** What the cohort may see of it; "none" stays in the district. */
  cohort: "median" | "total" | "none";
}

/** A district's month: what it gave, by field. Null and missing both mean "not collected". */
export type Given = Record<string, number | null | undefined>;

/** What a measure came to, and how many cases it rests on where that can be told. */
export interface Measured {
  value: number | null;
  /** Claims behind a rate, posts behind a median: too few, and it says nothing to others. */
  n: number | null;
  /** Each of the `n` is a student or stands for one. */
  sensitive: boolean;
}

/** A number that the others do not allow: `given` in `field` is above `most`, because of `than`. */
export interface Contradiction {
  field: string;
  given: number;
  /** A field, or "tiers" (both together), or "claims-left" (after those already counted). */
  than: string;
  most: number;
}

/** How one formula works: which numbers contradict each other, and what they come to. */
export interface Calculation {
  contradiction(given: Given): Contradiction | undefined;
  measures(given: Given): Record<string, Measured>;
}
