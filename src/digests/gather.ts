import type { Brief, Cohort, District, Release } from "../core/records.ts";
import type { Block } from "../core/reply.ts";
import type { MetricDefinition } from "../metrics/definition.ts";
import { lastMonth, monthsTo } from "../metrics/month.ts";
import { standing } from "../metrics/published.ts";
import type { DigestDeps } from "./deps.ts";
import { type Line, tellLines } from "./statistics.ts";

/** Months of trend in a digest. */
const TREND = 6;

/** Without an earlier digest, briefs of this many days are news. */
const NEWS_DAYS = 31;
const DAY_MS = 86_400_000;

/** One metric of a digest. `missing`: districts that have not reported the period; never for a channel. */
export interface Section {
  metric: MetricDefinition;
  reported: number;
  missing: District[];
  lines: Line[];
}

/** Everything a digest says, before it is put into words. */
export interface Gathered {
  cohort: Cohort;
  period: string;
  districts: number;
  sections: Section[];
  briefs: Brief[];
  releases: Release[];
}

/** What a digest's release keeps beside its numbers. */
export interface Kept {
  about: "digest" | "preview";
  key: string;
  nudged: string[];
  /** What was posted, as it was posted; nothing of a preview. */
  said?: { text: string; blocks?: Block[] };
}

/** Names the digest of a month. Two digests of one name are one message, brought up to date. */
export type KeyFor = (period: string) => string;

export const monthly =
  ({ id }: Cohort): KeyFor =>
  (period) =>
    `digest:${id}:${period}`;

/** What an earlier digest kept; other releases have no such thing. */
export function keptOf({ numbers }: Release): Kept | undefined {
  if (typeof numbers !== "object" || numbers === null || !("about" in numbers)) return undefined;
  // Written by post.ts and preview.ts, and by nobody else.
  return numbers as unknown as Kept;
}

/** Reads what a cohort's digest is about as of now. */
export function createGather({ store, metrics }: DigestDeps) {
  const { reads } = store;

  return async function gather(
    cohort: Cohort,
    now: Date,
    { preview, keyFor }: { preview: boolean; keyFor: KeyFor },
  ): Promise<Gathered> {
    const period = lastMonth(cohort.zone, now);
    const months = monthsTo(period, TREND);
    const districts = await reads.districts(cohort.id);
    const releases = await reads.releases(cohort.id);
    const before = standing(releases);
    const sections: Section[] = [];
    for (const metric of metrics.values()) {
      const observations = await reads.observations(
        cohort.id,
        metric.id,
        months[0] ?? period,
        period,
      );
      const reporters = observations.filter((one) => one.period === period);
      const missing = districts.filter(({ id }) => !reporters.some((one) => one.districtId === id));
      const lines = tellLines({
        ...{ metric, observations, months, before, preview },
        ...{ threshold: cohort.threshold, districts: districts.length },
      });
      sections.push({ metric, reported: reporters.length, missing, lines });
    }
    const briefs = await reads.sharedBriefs(cohort.id, since(releases, keyFor(period), now));
    return { cohort, period, districts: districts.length, sections, briefs, releases };
  };
}

/** When the last digest was posted; posting this very one again leaves its news as they are. */
function since(releases: Release[], key: string, now: Date): Date {
  const last = releases.findLast((release) => {
    const kept = keptOf(release);
    return kept?.about === "digest" && kept.key !== key;
  });
  return last?.at ?? new Date(now.getTime() - NEWS_DAYS * DAY_MS);
}
