import type { Words } from "../core/ports.ts";
import type { Action } from "../core/reply.ts";
import type { Answer, Step } from "./checklist.ts";
import { boxes } from "./ticks.ts";

/** What a button of a run does besides answering. */
export type Verb =
  | "back"
  | "skip"
  | "keep"
  | "save"
  | "stop"
  | "form"
  | "confirm"
  | "edit"
  | "resume";

const LABELS: Record<Verb, string> = {
  back: "run.button.back",
  skip: "run.button.skip",
  keep: "run.button.keep",
  save: "run.button.save",
  stop: "run.button.stop",
  form: "run.button.form",
  confirm: "run.button.confirm",
  edit: "run.button.edit",
  resume: "run.button.resume",
};

/** A button that steers a run; it names the run and the step it was shown at. */
export function steer(words: Words, runId: string, step: string, verb: Verb): Action {
  const button = { id: `run:${runId}:${step}:${verb}`, label: words(LABELS[verb]) };
  if (verb === "form") return { ...button, opens: "form" };
  const onward = verb === "confirm" || verb === "resume";
  return onward ? { ...button, style: "primary" } : button;
}

/** One button for every answer that can be picked. */
export function choices(
  words: Words,
  runId: string,
  step: Step,
  answer: Answer | undefined,
): Action[] {
  const id = `run:${runId}:${step.id}`;
  if (step.type === "choice") return step.choices.map(({ value, label }) => ({ id, value, label }));
  if (step.type === "scale") return step.points.map(({ value, label }) => ({ id, value, label }));
  if (step.type === "multiChoice") return boxes(words, runId, step, answer);
  if (step.type === "confirm") return [{ id, value: "yes", label: words("run.agree") }];
  if (step.type === "yesNo")
    return [
      { id, value: "yes", label: words("run.yes") },
      { id, value: "no", label: words("run.no") },
    ];
  if (step.type === "count" && step.missing)
    return [
      { id, value: "0", label: words("run.none") },
      { id, value: "not collected", label: words("run.not-collected") },
    ];
  return [];
}
