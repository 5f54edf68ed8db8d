import { daysBetween } from "../../core/time.ts";
import type { Calculation } from "../definition.ts";
import { known, mean, median, plainly, share } from "./numbers.ts";

/** One post from advertising to first day; days are "2025-07-07". Null: not yet. */
export interface Post {
  posted: string;
  accepted: string | null;
  started: string | null;
}

/**
 * Time to fill (advertised to accepted) and time to start (advertised to first day) in calendar
 * days, by SHRM's convention; open posts apart, as days open on `asOf`, or slow searches would vanish.
 */
export function timesToFill(posts: Post[], asOf: string) {
  const until = (end: (post: Post) => string | null) =>
    posts.flatMap((post) => {
      const day = end(post);
      return day === null ? [] : [daysBetween(post.posted, day)];
    });
  const toFill = until((post) => post.accepted);
  const toStart = until((post) => post.started);
  return {
    ...{ toFill, medianToFill: median(toFill), meanToFill: mean(toFill) },
    ...{ toStart, medianToStart: median(toStart) },
    open: posts.filter((post) => post.accepted === null).map((p) => daysBetween(p.posted, asOf)),
  };
}

/** Vacant FTE as a share of budgeted FTE, in percent. */
export const vacancy = (budgeted: number | null, filled: number | null) =>
  share(known(budgeted) && known(filled) ? budgeted - filled : null, budgeted);

/** A district's month of hiring. */
export const hiring: Calculation = {
  contradiction({ budgeted, staffed }) {
    if (!known(budgeted) || !known(staffed) || staffed <= budgeted) return undefined;
    return { field: "staffed", given: staffed, than: "budgeted", most: budgeted };
  },
  measures({ filled, days, open, oldest, budgeted, staffed }) {
    return {
      days: { value: days ?? null, n: filled ?? null, sensitive: false },
      filled: plainly(filled),
      open: plainly(open),
      oldest: { value: oldest ?? null, n: open ?? null, sensitive: false },
      vacancy: {
        value: vacancy(budgeted ?? null, staffed ?? null),
        n: budgeted ?? null,
        sensitive: false,
      },
    };
  },
};
