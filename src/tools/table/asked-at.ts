import type { Answers, Asked, Checklist, Step } from "../checklist.ts";
import { placeIn, stepOf } from "./place.ts";

/** What an answer is given to: a step, or the column of a table whose cell is asked; undefined at the summary. */
export function askedAt(
  checklist: Checklist,
  applies: Step[],
  at: { step: string; answers: Answers },
): Asked | undefined {
  const step = applies.find(({ id }) => id === stepOf(at.step));
  if (step?.type !== "table") return step;
  const place = placeIn(checklist, at.answers, at.step);
  const column = place.at === "cell" && step.columns.find(({ id }) => id === place.column);
  return column || step;
}
