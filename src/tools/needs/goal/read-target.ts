import { readNumber, readPercent } from "../../../answers/number.ts";
import { goalFor } from "../../need-gap/goal.ts";

/** What people say they want to reach: a number, or growth in percent of today's. */
export type Target = { type: "to"; to: number } | { type: "more"; pct: number };

const PERCENT =
  /^(?<plus>\+|up\s+)?\s*(?<n>[\d.,]+)\s*(?:%|percent)\s*(?<more>more|increase|up)?$/i;

/** "1,313", "80 %", "+25 %" or "25 % more"; undefined where no number can be found. */
export function readTarget(said: string): Target | undefined {
  const plain = said.trim().replace(/^(?:to|by)\s+/i, "");
  const found = PERCENT.exec(plain)?.groups;
  if (found?.plus || found?.more) {
    const read = readPercent(`${found.n} %`);
    return "value" in read ? { type: "more", pct: read.value } : undefined;
  }
  const read = found ? readPercent(`${found.n} %`) : readNumber(plain.replace(/^\+/, ""));
  return "value" in read ? { type: "to", to: read.value } : undefined;
}

/** Where growth by so many percent leads, as a whole number: `target = ceil(baseline * (1 + increase))`. */
export const grownTo = (baseline: number, pct: number): number =>
  goalFor(baseline, baseline, pct).target;
