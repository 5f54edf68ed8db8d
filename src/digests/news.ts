import type { Outgoing } from "../core/change.ts";
import type { Words } from "../core/ports.ts";
import type { Member } from "../core/reads.ts";
import type { District } from "../core/records.ts";
import type { Block } from "../core/reply.ts";
import { showMonth } from "../core/show.ts";
import type { MetricDefinition } from "../metrics/definition.ts";
import { reportButton } from "../metrics/report.ts";
import { onTermsOf } from "../reminders/next-moment.ts";
import type { DigestDeps } from "./deps.ts";
import type { Gathered } from "./gather.ts";

/** Who has not reported what, for the facilitator's eyes only; empty when all have. */
export function missingLines({ sections, districts }: Gathered, words: Words): string[] {
  const some = sections
    .filter(({ missing }) => missing.length > 0 && missing.length < districts)
    .map(({ metric, missing }) => {
      const names = missing.map(({ name }) => name).join(", ");
      return words("digest.missing", { title: metric.title, names });
    });
  const all = sections.filter(({ missing }) => missing.length > 0 && missing.length === districts);
  const titles = all.map(({ metric }) => metric.title).join(", ");
  return all.length > 0 ? [...some, words("digest.missing-all", { titles })] : some;
}

/** The same for machines. */
export const missingFacts = ({ sections }: Gathered) =>
  sections.flatMap(({ metric, missing }) =>
    missing.map(({ id }) => ({ metric: metric.id, districtId: id })),
  );

/**
 * One private message to each lead whose district has not reported everything, with a button for
 * each metric, at an hour they may be written to. Districts in `nudged` have heard of this month before.
 */
export function nudges(
  gathered: Gathered,
  members: Member[],
  nudged: ReadonlySet<string>,
  { words, rules, now }: Pick<DigestDeps, "words" | "rules"> & { now: Date },
): { outgoing: Outgoing[]; districtIds: string[] } {
  const behind = districtsBehind(gathered).filter(({ district }) => !nudged.has(district.id));
  const outgoing = behind.flatMap(({ district, metrics }) =>
    members
      .filter(
        ({ membership }) => membership.role === "lead" && membership.districtId === district.id,
      )
      .map(({ person }) => ({
        ...nudge(person.id, district, metrics, gathered.period, words),
        ...onTermsOf(person, rules, now),
      })),
  );
  return { outgoing, districtIds: behind.map(({ district }) => district.id) };
}

function districtsBehind({ sections }: Gathered) {
  const found = new Map<string, { district: District; metrics: MetricDefinition[] }>();
  for (const { metric, missing } of sections)
    for (const district of missing) {
      const one = found.get(district.id) ?? { district, metrics: [] };
      found.set(district.id, { district, metrics: [...one.metrics, metric] });
    }
  return [...found.values()];
}

function nudge(
  personId: string,
  district: District,
  metrics: MetricDefinition[],
  period: string,
  words: Words,
): Outgoing {
  const month = showMonth(period);
  const list = metrics.map(({ title }) => title).join(", ");
  const text = words("digest.nudge", { district: district.name, month, list });
  const minutes = metrics.reduce((sum, one) => sum + one.minutes, 0);
  const blocks: Block[] = [
    { type: "text", text },
    { type: "text", text: words("digest.nudge-why", { minutes }) },
    { type: "actions", actions: metrics.map((metric) => reportButton(metric, period, district)) },
  ];
  return {
    to: { personId },
    reply: {
      text: `${text}\n${words("digest.nudge-why", { minutes })}`,
      blocks,
      data: { type: "metric-nudge", period, metrics: metrics.map(({ id }) => id) },
    },
  };
}
