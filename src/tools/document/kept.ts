import type { Document } from "../../core/records.ts";
import type { Day } from "../../core/time.ts";
import type { Answers } from "../checklist.ts";

/**
 * What the document of a guided tool holds. `date`: the day it was made, where its maker was.
 * `answers`: as they were given, so that it can be changed. `made`: what the tool made of them, in the
 * shape of its kind.
 */
export interface Kept {
  title: string;
  date: Day;
  answers: Answers;
  made: unknown;
}

/** The content of a document of a guided tool; undefined for kinds that keep something else. */
export function keptIn({ data }: Document): Kept | undefined {
  const isKept = typeof data === "object" && data !== null && "made" in data && "answers" in data;
  // Only documentTool writes data with both of these names.
  return isKept ? (data as Kept) : undefined;
}
