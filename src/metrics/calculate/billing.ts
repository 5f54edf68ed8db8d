import type { Calculation, Contradiction, Given, Measured } from "../definition.ts";
import { known, share } from "./numbers.ts";

const rate = (part: number | null | undefined, whole: number | null, n = whole): Measured => ({
  value: share(part, whole),
  n,
  sensitive: true,
});

/** What was decided of the claims submitted cannot be more than was submitted. */
function contradiction(given: Given): Contradiction | undefined {
  const { submitted, paid, denied, pending, accepted, billed, received } = given;
  if (known(submitted)) {
    let left = submitted;
    for (const [field, claims] of [
      ["paid", paid],
      ["denied", denied],
      ["pending", pending],
    ] as const) {
      if (!known(claims)) continue;
      const than = left === submitted ? "submitted" : "claims-left";
      if (claims > left) return { field, given: claims, than, most: left };
      left -= claims;
    }
    if (known(accepted) && accepted > submitted)
      return { field: "accepted", given: accepted, than: "submitted", most: submitted };
  }
  if (known(received) && known(billed) && received > billed)
    return { field: "received", given: received, than: "billed", most: billed };
  return undefined;
}

/** A district's month of claims. Paid and denied are shares of what was decided; pending is left out. */
export const billing: Calculation = {
  contradiction,
  measures({ submitted, paid, denied, accepted, billed, received, wait }) {
    const decided = known(paid) && known(denied) ? paid + denied : null;
    const claims = submitted ?? null;
    return {
      paid: rate(paid, decided),
      denied: rate(denied, decided),
      clean: rate(accepted, claims),
      collected: rate(received, billed ?? null, claims),
      wait: { value: wait ?? null, n: paid ?? null, sensitive: true },
    };
  },
};

/** Dollars per head; null when nobody is there or a number is missing. */
export const dollarsPer = (dollars: number | null, heads: number | null): number | null =>
  known(dollars) && known(heads) && heads > 0 ? dollars / heads : null;
