import { conditionFaults } from "./condition-faults.ts";
import type { StepShape } from "./step-shape.ts";

/** What is wrong, and where among the steps. */
export type Fault = { at: (string | number)[]; message: string };

/** What no single step can know: ids used twice, conditions on steps that do not come before. */
export function* faults(steps: StepShape[]): Generator<Fault> {
  yield* sectionFaults(steps);
  const before = new Map<string, StepShape>();
  for (const [at, one] of steps.entries()) {
    if (one.id === "confirm")
      yield {
        at: [at, "id"],
        message: '"confirm" is the name of the last page; choose another id',
      };
    if (before.has(one.id))
      yield { at: [at, "id"], message: `the id "${one.id}" is used by an earlier step too` };
    if (one.when)
      for (const message of conditionFaults(one.when, before)) yield { at: [at, "when"], message };
    for (const fault of kindFaults(one)) yield { ...fault, at: [at, ...fault.at] };
    before.set(one.id, one);
  }
}

/** What is wrong within one step. */
function* kindFaults(step: StepShape): Generator<Fault> {
  if (step.type === "choice" || step.type === "multiChoice") yield* twice(step.choices, "choices");
  if (step.type === "scale") yield* twice(step.points, "points");
  if (step.type === "table") {
    const ids = step.columns.map(({ id }) => id);
    for (const [n, column] of step.columns.entries()) {
      if (ids.indexOf(column.id) !== n)
        yield {
          at: ["columns", n, "id"],
          message: `the id "${column.id}" is used by an earlier column too`,
        };
      if (column.type === "choice") yield* under(["columns", n], twice(column.choices, "choices"));
      if (column.type === "scale") yield* under(["columns", n], twice(column.points, "points"));
      yield* under(["columns", n], limits(column));
    }
  }
  yield* limits(step);
}

function* under(at: (string | number)[], faults: Iterable<Fault>): Generator<Fault> {
  for (const fault of faults) yield { ...fault, at: [...at, ...fault.at] };
}

function* limits(step: object): Generator<Fault> {
  const { min, max } = step as { min?: number; max?: number };
  if ((min ?? -Infinity) > (max ?? Infinity)) yield { at: ["min"], message: "min is above max" };
}

function* twice(list: { value: string; label: string }[], name: string): Generator<Fault> {
  for (const part of ["value", "label"] as const) {
    const said = list.map((one) => one[part].toLowerCase());
    const at = said.findIndex((one, n) => said.indexOf(one) !== n);
    if (at >= 0) yield { at: [name], message: `the ${part} "${list[at]?.[part]}" is there twice` };
  }
}

/** Sections cover all steps or none, and a title names one part only. */
function* sectionFaults(steps: StepShape[]): Generator<Fault> {
  const titles = new Set<string>();
  let now: string | undefined;
  for (const [at, { section }] of steps.entries()) {
    if (section === undefined || section === now) continue;
    if (at > 0 && titles.size === 0)
      yield { at: [0], message: "the first step needs a section, because a later one has one" };
    if (titles.has(section))
      yield { at: [at, "section"], message: `the section "${section}" has ended before` };
    titles.add(section);
    now = section;
  }
}
