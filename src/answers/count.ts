import { figure, plain, withoutMark, withoutRoughly } from "./figures.ts";

/** Why words cannot be a count of people. */
export type CountProblem =
  | "empty"
  | "words"
  | "fraction"
  | "negative"
  | "percent"
  | "backwards"
  | "too-big"
  | "unclear";

/** What was read. "missing" is "not collected": an answer, and never zero. */
export type ReadCount =
  | { type: "count"; count: number }
  | { type: "range"; low: number; high: number }
  | { type: "missing" }
  | { type: "refused"; reason: CountProblem };

const NONE = /^(?:none|no|nil|zero|nobody|no ?one|none found|looked,? none)$/;

const MISSING =
  /^(?:not (?:collected|known|sure|available|reported|tracked|applicable)|n\/?a|n\.a\.?|unknown|missing|no data|(?:i |we )?(?:don'?t|do not) (?:know|have it|collect it|track it)|idk|null|\?+|-)$/;

const NUMBER_WORDS =
  /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|dozens?|a few|several|many|couple|half|half a)\b/;

/** Larger than any school system on earth: surely a slip. */
const TOO_BIG = 1e9;

/** A count of people as they write it: "1,940", "~120", "about 1.2k", "none", "n/a", "80-120". */
export function readCount(text: string): ReadCount {
  const said = withoutMark(plain(text))
    .replace(/ ?(?:students?|pupils|kids|children|people|in total|total)$/, "")
    .trim();
  if (said === "") return refused("empty");
  if (NONE.test(said)) return { type: "count", count: 0 };
  if (MISSING.test(said)) return { type: "missing" };
  if (said.includes("%") || / per ?cent$/.test(said)) return refused("percent");
  const ends = /^(?:between |from )?(.+?) ?(?:-|\.\.\.?|\bto\b|\band\b) ?(.+)$/.exec(
    withoutRoughly(said),
  );
  if (ends?.[1] && ends[2]) {
    const range = readRange(ends[1].trim(), ends[2].trim());
    if (range) return range;
  }
  return readOne(withoutRoughly(said));
}

function readOne(said: string): ReadCount {
  if (/^(?:-|minus )/.test(said) && figure(said.replace(/^(?:-|minus) ?/, ""))) {
    return refused("negative");
  }
  const found = figure(said);
  if (!found) return refused(NUMBER_WORDS.test(said) ? "words" : "unclear");
  return whole(found.value) ?? { type: "count", count: found.value };
}

/** Undefined when the two halves are not both figures. "1-2k" means 1,000 to 2,000. */
function readRange(from: string, to: string): ReadCount | undefined {
  const first = figure(withoutRoughly(from));
  const second = figure(withoutRoughly(to));
  if (!first || !second) return undefined;
  const high = second.value;
  const low =
    second.scaled && !first.scaled && first.value * 1000 <= high ? first.value * 1000 : first.value;
  const wrong = whole(low) ?? whole(high);
  if (wrong) return wrong;
  if (low > high) return refused("backwards");
  return low === high ? { type: "count", count: low } : { type: "range", low, high };
}

/** What is wrong with a figure as a count of people; undefined when nothing is. */
function whole(value: number): ReadCount | undefined {
  if (!Number.isInteger(value)) return refused("fraction");
  return value > TOO_BIG ? refused("too-big") : undefined;
}

const refused = (reason: CountProblem): ReadCount => ({ type: "refused", reason });
