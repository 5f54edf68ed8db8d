import { nearest } from "../answers/nearest.ts";
import { UserError } from "../core/errors.ts";
import type { Words } from "../core/ports.ts";
import type { MetricDefinition } from "./definition.ts";
import type { Metrics } from "./deps.ts";

const slug = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, "-");

const namesOf = ({ id, aliases, title }: MetricDefinition) => [id, ...aliases, slug(title)];

/**
 * The metric that the first of these words name, and the words after it. A near miss is taken for
 * what it is nearest to; undefined when there are no words at all.
 */
export function findMetric(
  said: string[],
  metrics: Metrics,
  words: Words,
): { metric: MetricDefinition; rest: string[] } | undefined {
  const [first] = said;
  if (first === undefined) return undefined;
  const byName = new Map(
    [...metrics.values()].flatMap((metric) => namesOf(metric).map((name) => [name, metric])),
  );
  for (let n = said.length; n > 0; n--) {
    const metric = byName.get(slug(said.slice(0, n).join(" ")));
    if (metric) return { metric, rest: said.slice(n) };
  }
  const metric = byName.get(nearest(slug(first), byName.keys()) ?? "");
  if (metric) return { metric, rest: said.slice(1) };
  const list = [...metrics.values()].map(({ aliases, id }) => aliases[0] ?? id).join(", ");
  throw new UserError(words("metric.unknown", { said: first, list }), { said: first });
}
