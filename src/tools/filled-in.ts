import type { Words } from "../core/ports.ts";
import type { Answers } from "./checklist.ts";

/** Says which questions are answered already, and which show an answer that is only suggested. */
export function filledIn(words: Words, prefill: Answers): string[] {
  const known = Object.values(prefill).filter((answer) => "value" in answer);
  const suggested = known.filter((answer) => "value" in answer && answer.suggested).length;
  const count = known.length - suggested;
  return [
    ...(count > 0 ? [words("run.filled-in", { count })] : []),
    ...(suggested > 0 ? [words("run.suggested", { count: suggested })] : []),
  ];
}
