import { round } from "../../../core/show.ts";
import { agrees, UNKNOWN } from "./point.ts";
import type { Rated, Verdict } from "./rating.ts";

/** What the ratings come to. Nothing here is an average: unknown never counts for or against. */
export interface Standing {
  must: { total: number; met: number; unknown: number };
  nice: { total: number; met: number; unknown: number };
  /** Percent of all must-haves at "Agree" or better, to one decimal. */
  pct: number;
  suggested: Verdict;
  /** Why it is not more; `unknown`: what is not known yet could change it. */
  why: "strongly" | "unknown" | "plain";
}

/**
 * Our own reading of the "most or all" in community-providers: a provider meets the needs
 * when at least `share` percent of all must-haves are at "Agree" or better, exceeds them when all are
 * and at least half of the nice-to-haves too, and does not meet them when any must-have has
 * "Strongly disagree". It only suggests; people judge.
 */
export function judge(ratings: Pick<Rated, "kind" | "point">[], share: number): Standing {
  const must = countOf(ratings, "must");
  const nice = countOf(ratings, "nice");
  const pct = must.total === 0 ? 0 : round((100 * must.met) / must.total, 1);
  const reaches = (met: number) => must.total > 0 && met * 100 >= share * must.total;
  const strongly = ratings.some(
    ({ kind, point }) => kind === "must" && point === "strongly-disagree",
  );
  const standing = { must, nice, pct };
  if (strongly) return { ...standing, suggested: "does-not-meet", why: "strongly" };
  if (!reaches(must.met)) {
    const why = reaches(must.met + must.unknown) ? "unknown" : "plain";
    return { ...standing, suggested: "does-not-meet", why };
  }
  const all = must.met === must.total && nice.total > 0 && nice.met * 2 >= nice.total;
  return { ...standing, suggested: all ? "exceeds" : "meets", why: "plain" };
}

function countOf(ratings: Pick<Rated, "kind" | "point">[], kind: Rated["kind"]) {
  const own = ratings.filter((one) => one.kind === kind);
  return {
    total: own.length,
    met: own.filter(({ point }) => point !== undefined && agrees(point)).length,
    // What was passed over is as unknown as what there is no evidence for.
    unknown: own.filter(({ point }) => point === undefined || point === UNKNOWN).length,
  };
}
