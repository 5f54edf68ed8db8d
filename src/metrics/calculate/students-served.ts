import type { Calculation, Contradiction, Given } from "../definition.ts";
import { known, plainly } from "./numbers.ts";

/** Students are counted once: at least as many as in either tier, at most as in both together. */
function contradiction({ served, tier2, tier3 }: Given): Contradiction | undefined {
  if (!known(served)) return undefined;
  for (const [field, given] of [
    ["tier2", tier2],
    ["tier3", tier3],
  ] as const)
    if (known(given) && given > served) return { field, given, than: "served", most: served };
  if (!known(tier2) || !known(tier3) || served <= tier2 + tier3) return undefined;
  return { field: "served", given: served, than: "tiers", most: tier2 + tier3 };
}

/** A district's month of students served. Null stays null: not collected is not zero. */
export const studentsServed: Calculation = {
  contradiction,
  measures: ({ served, tier2, tier3 }) => ({
    served: plainly(served, true),
    tier2: plainly(tier2, true),
    tier3: plainly(tier3, true),
  }),
};
