import type { Words } from "../../core/ports.ts";

/** The sentences for the values of a choice; a value that a facilitator added is said as it stands. */
export const sayChoice =
  (words: Words, keys: Record<string, string>) =>
  (value: string): string => {
    const key = keys[value];
    return key === undefined ? value : words(key);
  };
