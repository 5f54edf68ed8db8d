import type { Words } from "../../core/ports.ts";

/** The label of a choice, from its value; the value itself where a file has choices of its own. */
export function labelOf(words: Words, keys: Record<string, string>, value: string): string {
  const key = keys[value];
  return key === undefined ? value : words(key);
}

/** The labels of several choices, as one line. */
export const labelsOf = (words: Words, keys: Record<string, string>, values: string[]): string =>
  values.map((value) => labelOf(words, keys, value)).join(", ");

/** The same for one list of choices that is said again and again. */
export const sayChoice =
  (words: Words, keys: Record<string, string>) =>
  (value: string): string =>
    labelOf(words, keys, value);
