import { standsForSeveral } from "./steering-words.ts";
import type { StepShape } from "./step-shape.ts";

/** What is wrong, and where among the steps. */
export type Fault = { at: (string | number)[]; message: string };

type ColumnShape = (StepShape & { type: "table" })["columns"][number];

/** What is wrong within one step: lists with the same thing twice, a least above the most. */
export function* kindFaults(step: StepShape): Generator<Fault> {
  yield* ownFaults(step);
  if (step.type === "multiChoice") yield* severalFaults(step);
  if (step.type !== "table") return;
  const ids = step.columns.map(({ id }) => id);
  for (const [at, column] of step.columns.entries()) {
    if (ids.indexOf(column.id) !== at)
      yield {
        at: ["columns", at, "id"],
        message: `the id "${column.id}" is used by an earlier column too`,
      };
    for (const fault of ownFaults(column)) yield { ...fault, at: ["columns", at, ...fault.at] };
  }
}

function* ownFaults(step: StepShape | ColumnShape): Generator<Fault> {
  if (step.type === "choice" || step.type === "multiChoice") yield* twice(step.choices, "choices");
  if (step.type === "scale") yield* twice(step.points, "points");
  const { min, max }: { min?: number; max?: number } = { ...limitsOf(step) };
  if (min !== undefined && max !== undefined && min > max)
    yield { at: ["min"], message: `min is above max: ${min} is more than ${max}` };
}

/** Of a text, `max` counts characters and there is no least. */
const limitsOf = (step: StepShape | ColumnShape) =>
  "min" in step || "max" in step ? { ...step } : {};

function* twice(list: { value: string; label: string }[], name: string): Generator<Fault> {
  for (const part of ["value", "label"] as const) {
    const said = list.map((one) => one[part].toLowerCase());
    const at = said.findIndex((one, n) => said.indexOf(one) !== n);
    if (at >= 0)
      yield { at: [name, at, part], message: `the ${part} "${list[at]?.[part]}" is there twice` };
  }
}

function* severalFaults({ choices, min = 0, max = 1 }: StepShape & { type: "multiChoice" }) {
  if (Math.max(min, max) > choices.length)
    yield {
      at: [min > choices.length ? "min" : "max"],
      message: `there are only ${choices.length} choices`,
    };
  for (const [at, { label }] of choices.entries())
    if (standsForSeveral(label))
      yield {
        at: ["choices", at, "label"],
        message: `"${label}" stands for several of the list; say it in other words, or leave it out and write min: 0`,
      };
}
