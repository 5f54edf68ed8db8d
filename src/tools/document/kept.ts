import type { Document } from "../../core/records.ts";
import { type Day, isDay } from "../../core/time.ts";
import type { Answers } from "../checklist.ts";
import { soundAnswers } from "./sound.ts";

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
export function keptIn({ data, kind, createdAt }: Document): Kept | undefined {
  const isKept = typeof data === "object" && data !== null && "made" in data && "answers" in data;
  if (!isKept) return undefined;
  // Of any shape: what was written by an older program, or by hand, must not stop anybody.
  const { title, date, answers, made } = data as Record<keyof Kept, unknown>;
  const dated = typeof date === "string" && isDay(date);
  return {
    title: typeof title === "string" ? title : kind,
    date: dated ? date : createdAt.toISOString().slice(0, 10),
    answers: soundAnswers(answers),
    made,
  };
}
