import type { Criterion } from "../criteria/criterion.ts";
import { POINTS, type Point, scoreOf, UNKNOWN } from "../rating/point.ts";
import type { Rating, Verdict } from "../rating/rating.ts";

/** What several people gave one criterion. */
export interface Compared {
  criterion: Criterion;
  /** How many gave each point; "No evidence" is counted apart from the others. */
  counts: Record<Point, number>;
  /** Raters who passed it over, and those whose version of the criteria did not have it. */
  passedOver: string[];
  notAsked: string[];
  /** Points that are two or more steps apart: who gave what, in the order of the scale. Empty where there are none. */
  disagreement: { point: Point; names: string[] }[];
}

/** Several ratings of one provider, criterion by criterion. */
export interface SideBySide {
  provider: string;
  raters: string[];
  criteria: Compared[];
  verdicts: { verdict: Verdict; names: string[] }[];
  /** Who rated by another version of the criteria than `version`, the newest. */
  otherVersions: { name: string; version: number }[];
  /** Criteria that somebody rated and that are no longer among the newest. */
  goneCriteria: string[];
}

/** So many steps between two known points are a disagreement; our own choice. */
const APART = 2;

/**
 * Puts ratings of one provider beside each other by the newest criteria. Ratings made by other
 * versions are matched criterion by criterion; what a version did not have was not asked, which is
 * neither unknown nor a rating.
 */
export function sideBySide(
  provider: string,
  ratings: Rating[],
  newest: { version: number; criteria: Criterion[] },
): SideBySide {
  const asked = new Set(newest.criteria.map(({ id }) => id));
  const gone = ratings.flatMap((one) => one.ratings.filter(({ id }) => !asked.has(id)));
  return {
    provider,
    raters: ratings.map(({ by }) => by.name),
    criteria: newest.criteria.map((criterion) => compare(criterion, ratings)),
    verdicts: verdictsOf(ratings),
    otherVersions: ratings
      .filter(({ version }) => version !== newest.version)
      .map(({ by, version }) => ({ name: by.name, version })),
    goneCriteria: [...new Map(gone.map(({ id, text }) => [id, text])).values()],
  };
}

function compare(criterion: Criterion, ratings: Rating[]): Compared {
  const given = ratings.map(({ by, ratings: all }) => {
    const rated = all.find(({ id }) => id === criterion.id);
    return { name: by.name, asked: rated !== undefined, point: rated?.point };
  });
  const gave = (point: Point) => given.filter((one) => one.point === point).map(({ name }) => name);
  const counts = POINTS.map((point): [Point, number] => [point, gave(point).length]);
  const scores = given.flatMap(({ point }) => (point && scoreOf(point)) ?? []);
  const apart = Math.max(...scores) - Math.min(...scores) >= APART;
  const known = POINTS.filter((point) => point !== UNKNOWN && gave(point).length > 0);
  return {
    criterion,
    // POINTS has every point once.
    counts: Object.fromEntries(counts) as Record<Point, number>,
    passedOver: given.filter((one) => one.asked && !one.point).map(({ name }) => name),
    notAsked: given.filter((one) => !one.asked).map(({ name }) => name),
    disagreement: apart ? known.map((point) => ({ point, names: gave(point) })) : [],
  };
}

const ORDER: Verdict[] = ["exceeds", "meets", "does-not-meet"];

const verdictsOf = (ratings: Rating[]) =>
  ORDER.map((verdict) => ({
    verdict,
    names: ratings.filter((one) => one.verdict === verdict).map(({ by }) => by.name),
  })).filter(({ names }) => names.length > 0);
