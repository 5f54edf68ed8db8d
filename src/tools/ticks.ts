import type { Words } from "../core/ports.ts";
import type { Action } from "../core/reply.ts";
import type { Answer, Answers, Step } from "./checklist.ts";

type Several = Step & { type: "multiChoice" };

/** What is ticked at a question that takes several; what it was answered before counts too. */
export const tickedIn = (answer: Answer | undefined): string[] =>
  answer && "value" in answer && Array.isArray(answer.value)
    ? answer.value.filter((one) => typeof one === "string")
    : [];

/**
 * The answers with one more tick, or one less. Each press says which of both it means, so that one
 * which arrives twice changes nothing. Not an answer until "Done"; undefined for no choice of the step.
 */
export function tick(
  step: Several,
  answers: Answers,
  { value, on }: { value: string; on: boolean },
): Answers | undefined {
  if (!step.choices.some((one) => one.value === value)) return undefined;
  const before = new Set(tickedIn(answers[step.id]));
  if (on) before.add(value);
  else before.delete(value);
  const now = step.choices.map((one) => one.value).filter((one) => before.has(one));
  return { ...answers, [step.id]: { value: now, suggested: true } };
}

/** A button for every choice, with its number and whether it is ticked, and one to end with. */
export function boxes(
  words: Words,
  runId: string,
  step: Several,
  answer: Answer | undefined,
): Action[] {
  const ticked = tickedIn(answer);
  const id = `run:${runId}:${step.id}`;
  const all = step.choices.map(({ value, label }, at): Action => {
    const numbered = `${at + 1}. ${label}`;
    if (ticked.includes(value)) return { id: `${id}:untick`, value, label: `✓ ${numbered}` };
    return { id: `${id}:tick`, value, label: numbered };
  });
  return [...all, { id: `${id}:keep`, label: words("run.button.done"), style: "primary" }];
}
