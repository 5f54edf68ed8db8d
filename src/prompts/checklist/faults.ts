import { conditionFaults } from "./condition-faults.ts";
import { type Fault, kindFaults } from "./list-faults.ts";
import { prefillFaults } from "./prefill-faults.ts";
import type { StepShape } from "./step-shape.ts";

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
      for (const message of conditionFaults(one.when, { before, all: steps }))
        yield { at: [at, "when"], message };
    for (const fault of kindFaults(one)) yield { ...fault, at: [at, ...fault.at] };
    for (const message of prefillFaults(one)) yield { at: [at, "prefill"], message };
    before.set(one.id, one);
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
