import type { Words } from "../../core/ports.ts";
import { sayChoice } from "../document/labels.ts";

const RHYTHM: Record<string, string> = {
  weekly: "partnership.rhythm.weekly",
  "two-weeks": "partnership.rhythm.two-weeks",
  monthly: "partnership.rhythm.monthly",
  quarterly: "partnership.rhythm.quarterly",
  "half-yearly": "partnership.rhythm.half-yearly",
  yearly: "partnership.rhythm.yearly",
  needed: "partnership.rhythm.needed",
  once: "partnership.rhythm.once",
  none: "partnership.rhythm.none",
};

/** "every month", "twice a year". */
export const sayRhythm = (words: Words) => sayChoice(words, RHYTHM);
