import type { Facts } from "../../core/reply.ts";
import { bandOf, expected } from "./bands.ts";
import type { Concluded } from "./conclude.ts";
import { type Goal, goalFor } from "./goal.ts";
import { type Count, ends } from "./inputs.ts";
import { SOURCES } from "./sources.ts";

/** The goal hint; only for a total and a number served that are both certain. */
export function goalOf({ inputs, estimate }: Concluded): Goal | null {
  const { served } = inputs;
  if (typeof served !== "number" || served === 0 || !estimate.exact) return null;
  return goalFor(served, estimate.total.low);
}

/**
 * The estimate for machines. A certain total is `total`; an uncertain one is `low`, `middle` and
 * `high` instead, and what follows from it has the same three ends.
 */
export function factsOf(made: Concluded): Facts {
  const { inputs, estimate } = made;
  const { total, unaddressed, needPct, exact } = estimate;
  const goal = goalOf(made);
  return {
    type: "need-gap",
    enrolment: inputs.enrolment,
    ...(exact ? { total: total.low } : total),
    addressed: inputs.served,
    outside: inputs.outside,
    unaddressed:
      unaddressed && unaddressed.low === unaddressed.high ? unaddressed.low : unaddressed,
    overlapPct: estimate.overlapPct,
    needPctOfEnrolment: exact ? needPct.low : needPct,
    unmetPct: estimate.unmetPct,
    duplicatedTotal: single(estimate.duplicated),
    sourcesUsed: estimate.used,
    sourcesOf: SOURCES.length,
    beyond: estimate.beyond,
    flags: estimate.flags,
    band: bandOf(total, inputs.enrolment),
    expected: expected(inputs.enrolment),
    goal,
    rows: estimate.rows.map(({ key, name, count, new: added }) => ({
      ...{ source: key, name: name ?? null, count, new: added },
    })),
  };
}

const single = (count: Exclude<Count, null>) => {
  const { low, high } = ends(count);
  return low === high ? low : { low, high };
};
