import { isSmall } from "../../../privacy/mask.ts";
import { isLow } from "../../../privacy/suppress.ts";

/** One group as it was counted. */
export interface Group {
  kind: string;
  group: string;
  need: number;
  enrolled: number;
}

/** One group as it may be shown: null where it is hidden. Shares in percent, unrounded. */
export interface Share {
  kind: string;
  group: string;
  shown: { need: number; ofNeed: number; ofEnrolled: number; times: number } | null;
}

/** From this many times its share, and this many points more, a group is over it. Our own rule, said with the result. */
export const OVER = { times: 1.2, points: 2 };

/**
 * Share of the need against share of the students, with small cells hidden. Where hiding one group of
 * a kind would leave it to be found from the total, the smallest other group of its kind is hidden too,
 * until what is hidden adds up to the threshold or more.
 */
export function sharesOf(
  groups: Group[],
  totals: { need: number; enrolled: number },
  threshold: number,
): Share[] {
  const hidden = hiddenAmong(groups, totals, threshold);
  return groups.map((one) => {
    const { kind, group, need, enrolled } = one;
    const fits = totals.need > 0 && totals.enrolled > 0 && enrolled > 0;
    if (hidden.has(one) || !fits) return { kind, group, shown: null };
    const ofNeed = (100 * need) / totals.need;
    const ofEnrolled = (100 * enrolled) / totals.enrolled;
    return { kind, group, shown: { need, ofNeed, ofEnrolled, times: ofNeed / ofEnrolled } };
  });
}

/** Whether a group that is shown has more than its share. */
export const isOver = ({ shown }: Share): boolean =>
  shown !== null && shown.times >= OVER.times && shown.ofNeed - shown.ofEnrolled >= OVER.points;

function hiddenAmong(groups: Group[], totals: { need: number }, threshold: number): Set<Group> {
  const hidden = new Set<Group>();
  for (const kind of new Set(groups.map((one) => one.kind))) {
    const own = groups.filter((one) => one.kind === kind);
    for (const one of own) if (tells(one, threshold)) hidden.add(one);
    const rest = totals.need - own.reduce((sum, { need }) => sum + need, 0);
    // Who is in no group is one more cell that nobody has shown.
    const count = () => own.filter((one) => hidden.has(one)).length + (rest > 0 ? 1 : 0);
    const sum = () =>
      own.reduce((all, one) => all + (hidden.has(one) ? one.need : 0), Math.max(0, rest));
    const exposed = () => count() > 0 && (count() < 2 || isLow(sum(), threshold));
    const others = own.filter((one) => !hidden.has(one)).sort((a, b) => a.need - b.need);
    const isBare = () => own.some((one) => hidden.has(one)) || isSmall(rest, threshold);
    for (const next of others) if (isBare() && exposed()) hidden.add(next);
  }
  return hidden;
}

/** A cell that tells of few students: those with a need, those without, or all of a small group. */
const tells = ({ need, enrolled }: Group, threshold: number) =>
  isLow(enrolled, threshold) || isSmall(need, threshold) || isSmall(enrolled - need, threshold);
