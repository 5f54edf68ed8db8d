import type { Words } from "../../../core/ports.ts";
import { labelOf } from "../../document/labels.ts";
import { type Approach, CONSIDERATIONS } from "./made.ts";
import { JUDGED, LEVERS, SHORT } from "./says.ts";

/** Where what was chosen and what was judged do not go together; each is a sentence, and none blocks. */
export function contradictions(words: Words, { ways, levers }: Approach): string[] {
  const has = (way: string) => ways.some((one) => one.way === way);
  const found: string[] = [];
  for (const one of ways) {
    const way = labelOf(words, SHORT, one.way);
    if (CONSIDERATIONS.every((name) => one[name] === "hurts"))
      found.push(words("approach.note.all-hurt", { way }));
    else if (one.labor === "hurts" && ways.length === 1)
      found.push(words("approach.note.labor", { way }));
    if (one.way !== "partner") continue;
    if (one.flexibility === "hurts" && !levers.includes("notice"))
      found.push(words("approach.note.partner-leaves"));
    if (one.quality === "hurts" && levers.length === 0)
      found.push(words("approach.note.partner-quality"));
  }
  if (has("partner") && has("contract")) found.push(words("approach.note.both-paid"));
  for (const lever of levers.filter((name) => name === "incentives" || name === "minimum"))
    if (!has("contract"))
      found.push(words("approach.note.contract-lever", { lever: labelOf(words, LEVERS, lever) }));
  return found;
}

/** What was judged "not known yet", as "Hire: labor market". */
export const unknowns = (words: Words, { ways }: Approach): string[] =>
  ways.flatMap((one) =>
    CONSIDERATIONS.filter((name) => one[name] === "unknown").map(
      (name) => `${labelOf(words, SHORT, one.way)}: ${labelOf(words, JUDGED, name).toLowerCase()}`,
    ),
  );
