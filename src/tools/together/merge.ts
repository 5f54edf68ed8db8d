import { isDeepStrictEqual } from "node:util";
import type { Answer, Answers, Part, Step } from "../checklist.ts";
import type { Named } from "../value.ts";

/** Answers as two people gave them, put together. `kept`: where the owner's own later one stayed. */
export interface Merged {
  answers: Answers;
  kept: Step[];
}

/** What an answer says, without who said it. */
const bare = (answer: Answer | undefined) => {
  if (!answer) return undefined;
  const { by: _, ...said } = answer;
  return said;
};

const says = (one: Answer | undefined, other: Answer | undefined) =>
  isDeepStrictEqual(bare(one), bare(other));

/**
 * Puts a part's confirmed answers among the owner's. Whatever the owner answered after the part was
 * given away stays as it is; where the two differ there, it is named.
 */
export function mergePart(
  owner: Answers,
  { before }: Part,
  steps: Step[],
  theirs: Answers,
  by: Named,
): Merged {
  const answers = { ...owner };
  const kept: Step[] = [];
  for (const step of steps) {
    const given = theirs[step.id];
    const now = owner[step.id];
    if (!given || says(given, now)) continue;
    if (says(now, before[step.id])) answers[step.id] = { ...given, by };
    else kept.push(step);
  }
  return { answers, kept };
}

/** What somebody had answered when their part ended too soon: suggested where the owner has nothing. */
export function suggestPart(owner: Answers, steps: Step[], theirs: Answers, by: Named): Answers {
  const answers = { ...owner };
  for (const { id } of steps) {
    const given = theirs[id];
    if (given && "value" in given && !answers[id])
      answers[id] = { value: given.value, suggested: true, by };
  }
  return answers;
}

/** The answers with who gave them, where that is not known yet. */
export const signed = (answers: Answers, by: Named): Answers =>
  Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => {
      const counts = "skipped" in answer || !answer.suggested;
      return [id, counts && !answer.by ? { ...answer, by } : answer];
    }),
  );

/** Answers given once more, such as by a form: one that says the same is still whose it was. */
export function keepBy(before: Answers, after: Answers): Answers {
  const still = ([id, answer]: [string, Answer]): [string, Answer] => {
    const by = before[id]?.by;
    return [id, by && !answer.by && says(before[id], answer) ? { ...answer, by } : answer];
  };
  return Object.fromEntries(Object.entries(after).map(still));
}
