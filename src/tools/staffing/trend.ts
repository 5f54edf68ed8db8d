import type { Words } from "../../core/ports.ts";
import { showCount, showDate } from "../../core/show.ts";
import { many, showFte } from "./role-words.ts";
import type { StaffingMade } from "./shape.ts";

/** A sentence for each role whose number is known now and was known in the last document. */
export function trendOf(words: Words, { before, roles }: StaffingMade): string[] {
  if (!before) return [];
  const date = showDate(before.date);
  return roles.flatMap((now) => {
    const then = before.roles.find(({ role }) => role === now.role);
    if (!then || then.fte === null || now.fte === null) return [];
    const known = then.ratio !== null && now.ratio !== null;
    const change = known ? Math.sign((now.ratio ?? 0) - (then.ratio ?? 0)) : 0;
    const said = {
      ...{ role: many(words, now.role), date, year: then.year ?? words("staffing.no-year") },
      ...{ was: showFte(words, then.fte), now: showFte(words, now.fte) },
      ratio: then.ratio === null ? "" : showCount(then.ratio),
      change: change < 0 ? "better" : change > 0 ? "worse" : "same",
    };
    return [words("staffing.trend", said)];
  });
}
