import type { Criterion } from "../criteria/criterion.ts";
import { judge } from "../rating/judge.ts";
import type { Rated, Rating, Verdict } from "../rating/rating.ts";

/** From the lowest to the highest among the raters; never an average. */
export interface Spread {
  low: number;
  high: number;
}

/** One provider in a comparison of all of them. */
export interface Standings {
  provider: string;
  raters: number;
  /** Must-haves and nice-to-haves at "Agree" or better, and must-haves unknown, by rater. */
  must: Spread;
  unknown: Spread;
  nice: Spread;
  verdicts: Partial<Record<Verdict, number>>;
  /** What the rule suggests by each rating. */
  suggested: Partial<Record<Verdict, number>>;
}

/** How providers stand beside each other by the newest criteria; undefined for one that nobody rated. */
export function standingsOf(
  provider: string,
  ratings: Rating[],
  newest: { share: number; criteria: Criterion[] },
): Standings | undefined {
  if (ratings.length === 0) return undefined;
  const all = ratings.map((one) => judge(byNewest(one, newest.criteria), newest.share));
  return {
    ...{ provider, raters: ratings.length },
    must: spread(all.map(({ must }) => must.met)),
    unknown: spread(all.map(({ must }) => must.unknown)),
    nice: spread(all.map(({ nice }) => nice.met)),
    verdicts: tally(ratings.flatMap(({ verdict }) => verdict ?? [])),
    suggested: tally(all.map(({ suggested }) => suggested)),
  };
}

/** What the rating has for the newest criteria; what it was not asked is unknown. */
const byNewest = ({ ratings }: Rating, criteria: Criterion[]): Rated[] =>
  criteria.map((criterion) => {
    const point = ratings.find(({ id }) => id === criterion.id)?.point;
    return { ...criterion, ...(point && { point }) };
  });

const spread = (counts: number[]): Spread => ({
  low: Math.min(...counts),
  high: Math.max(...counts),
});

function tally(verdicts: Verdict[]): Partial<Record<Verdict, number>> {
  const counts: Partial<Record<Verdict, number>> = {};
  for (const verdict of verdicts) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return counts;
}
