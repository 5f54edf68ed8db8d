import { nearest } from "./nearest.ts";

export type PairProblem =
  | { type: "unknown"; key: string; nearest?: string }
  | { type: "duplicate"; key: string };

/** A command line taken apart: `values` by key, other words in order, and what is wrong with it. */
export interface Pairs {
  values: Map<string, string>;
  words: string[];
  problems: PairProblem[];
}

/** A key is repeated in what is said about it; more than this can only be a slip. */
const LONGEST_KEY = 40;

// key=value, key="two words", "two words", word; spaces around the = are forgiven, and so are the
// unbreakable ones that some keyboards and spreadsheets put into a number.
const PART =
  /([^\s="]+)\s*=\s*(?:"([^"]*)"|((?:[^\s"]|(?<=\d)[\u00a0\u2009\u202f](?=\d{3}))*))|"([^"]*)"|([^\s"]+)/g;

/**
 * Takes `key=value key="two words" word` apart. Only `keys` are known; one that ends in ":" allows
 * any name after it ("other:" allows "other:attendance"). Keys are found whatever their case and
 * with "_" for "-".
 */
export function readPairs(line: string, keys: readonly string[]): Pairs {
  const found: Pairs = { values: new Map(), words: [], problems: [] };
  for (const part of line.replace(/[“”„«»]/g, '"').matchAll(PART)) {
    const [, key, quoted, bare, words, word] = part;
    if (key === undefined) found.words.push(words ?? word ?? "");
    else
      add(
        found,
        keys,
        key.normalize("NFKC").toLowerCase().replaceAll("_", "-"),
        quoted ?? bare ?? "",
      );
  }
  return found;
}

function add(
  { values, problems }: Pairs,
  keys: readonly string[],
  key: string,
  value: string,
): void {
  const short = key.slice(0, LONGEST_KEY);
  if (!keys.some((known) => allows(known, key))) {
    const meant = nearest(
      key,
      keys.filter((known) => !known.endsWith(":")),
    );
    problems.push({ type: "unknown", key: short, ...(meant ? { nearest: meant } : {}) });
  } else if (values.has(key)) problems.push({ type: "duplicate", key: short });
  else values.set(key, value.trim());
}

const allows = (known: string, key: string) =>
  known.endsWith(":") ? key.startsWith(known) && key.length > known.length : key === known;
