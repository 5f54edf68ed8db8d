import { z } from "zod";
import type { Words } from "../../core/ports.ts";
import type { Named } from "../value.ts";

/** Somebody who was named, as documents keep them. */
export const namedShape = z.object({ name: z.string(), id: z.string().exactOptional() });

/** "Ana Lopez, Ben Carter"; undefined for nobody. */
export const namesOf = (people: Named[]): string | undefined =>
  people.length > 0 ? people.map(({ name }) => name).join(", ") : undefined;

/** The label of a choice, from its value; the value itself where a file has choices of its own. */
export function labelOf(words: Words, keys: Record<string, string>, value: string): string {
  const key = keys[value];
  return key === undefined ? value : words(key);
}

/** The labels of several choices, as one line. */
export const labelsOf = (words: Words, keys: Record<string, string>, values: string[]) =>
  values.map((value) => labelOf(words, keys, value)).join(", ");
