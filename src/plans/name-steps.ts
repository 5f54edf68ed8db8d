import type { Words } from "../core/ports.ts";
import type { PlanStep } from "../core/records.ts";

/** More than these are told by number: a sentence of fifteen names is read by nobody. */
const NAMED = 4;

/** "3. Set the criteria; 4. List providers", or "15 steps (1–15)". */
export function nameSteps(words: Words, steps: Pick<PlanStep, "number" | "label">[]): string {
  if (steps.length > NAMED)
    return words("plan.names", { count: steps.length, list: spans(steps.map((s) => s.number)) });
  return steps.map(({ number, label }) => words("plan.name", { number, label })).join("; ");
}

/** [1, 2, 3, 7] → "1–3, 7". */
function spans(numbers: number[]): string {
  const found: [number, number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else found.push([number, number]);
  }
  return found.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}
