import type { Answers, Checklist } from "../../checklist.ts";
import type { Around } from "../../document/around.ts";
import { asText, peopleOf, severalOf, textOf, valueAt } from "../../given.ts";
import { filled } from "../filled.ts";
import type { ScaleUp } from "./shape.ts";

/** The stages that the answers make; tests by the words they were picked by. */
export function makeScaleUp(answers: Answers, { subject }: Around, { steps }: Checklist): ScaleUp {
  const said = filled(valuesOf(answers), [
    ...(["from", "pays", "after", "measure", "target", "gate", "funder"] as const),
  ]);
  const [nextFrom, funderBy] = [textOf(answers, "next-from"), textOf(answers, "funder-by")];
  const [decider] = peopleOf(answers, "decider");
  const list = steps.find(({ id }) => id === "experiments");
  const choices = list?.type === "multiChoice" ? list.choices : [];
  const label = (value: string) => choices.find((one) => one.value === value)?.label ?? value;
  return {
    ...{ what: subject ?? textOf(answers, "what") ?? "", ...said },
    pilot: schoolsIn(answers, "pilot"),
    ...(decider && { decider }),
    tests: severalOf(answers, "experiments").map(label),
    decision: textOf(answers, "decision") ?? "waiting",
    next: schoolsIn(answers, "next"),
    ...(nextFrom && { nextFrom }),
    ...(funder(said.funder, funderBy) ?? {}),
  };
}

const funder = (name: string | undefined, by: string | undefined) =>
  name && by ? { funderBy: by } : undefined;

/** One place or several, as a list of names. */
export function schoolsIn(answers: Answers, step: string): string[] {
  const one = asText(valueAt(answers, step));
  return one ? [one] : severalOf(answers, step);
}

const valuesOf = (answers: Answers) =>
  Object.fromEntries(
    Object.keys(answers).flatMap((step) => {
      const value = valueAt(answers, step);
      return value === undefined ? [] : [[step, value]];
    }),
  );
