import type { NewId, Store, Words } from "../core/ports.ts";
import type { Runs } from "../tools/tool.ts";
import type { MetricDefinition } from "./definition.ts";

/** The definitions by id, as read from prompts/metrics. */
export type Metrics = ReadonlyMap<string, MetricDefinition>;

/** What every part of this feature may ask for. */
export interface MetricDeps {
  store: Pick<Store, "reads">;
  words: Words;
  newId: NewId;
  metrics: Metrics;
}

/** The same, for the parts that start conversations. */
export interface AskingDeps extends MetricDeps {
  runs: Runs;
}
