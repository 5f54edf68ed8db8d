import { addDays, type Day } from "../../../core/time.ts";
import type { Agreement } from "./made.ts";

type Dates = Pick<Agreement, "signed" | "starts" | "ends" | "notice">;

/** The last day on which a side can say that it leaves or does not renew; undefined where it is not known. */
export const noticeDay = ({ ends, notice }: Pick<Agreement, "ends" | "notice">): Day | undefined =>
  ends === undefined || notice === undefined ? undefined : addDays(ends, -Math.ceil(notice));

/** Two dates that can't both be right, and which two they are. */
export type Muddle =
  | { type: "ends-before-begin"; ends: Day; starts: Day }
  | { type: "ends-before-signed"; ends: Day; signed: Day }
  | { type: "notice-before-begin"; last: Day; starts: Day };

/** The first pair of dates in an order that can't be; undefined when all can. */
export function muddle(dates: Dates): Muddle | undefined {
  const { signed, starts, ends } = dates;
  if (ends === undefined) return undefined;
  if (starts !== undefined && ends < starts) return { type: "ends-before-begin", ends, starts };
  if (signed !== undefined && ends < signed) return { type: "ends-before-signed", ends, signed };
  const last = noticeDay(dates);
  if (last !== undefined && starts !== undefined && last < starts)
    return { type: "notice-before-begin", last, starts };
  return undefined;
}

/** Where an agreement is in its life. */
export type Term = "unsigned" | "ahead" | "running" | "expired" | "open-ended";

/** An agreement without an end runs on; one without a signature is not in force, whatever its dates say. */
export function termOf({ signed, starts, ends }: Dates, today: Day): Term {
  if (ends !== undefined && ends < today) return "expired";
  if (signed === undefined) return "unsigned";
  if (starts !== undefined && starts > today) return "ahead";
  return ends === undefined ? "open-ended" : "running";
}
