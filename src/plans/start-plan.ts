import type { New } from "../core/change.ts";
import type { NewId } from "../core/ports.ts";
import { addDays, type Day } from "../core/time.ts";
import type { PlanTemplate } from "./template.ts";

/** A fresh plan and its steps, numbered through; phases that need a yes are left out without one. */
export function startPlan(
  template: PlanTemplate,
  start: {
    yes: boolean;
    cohortId: string | null;
    districtId: string;
    personId: string;
    ownerId: string | null;
    newId: NewId;
    now: Date;
    /** The day it is for whoever starts it: dates are counted from it. */
    today: Day;
  },
): { plan: New<"plan">; steps: New<"step">[] } {
  const { yes, cohortId, districtId, personId, ownerId, newId, now, today } = start;
  const plan: New<"plan"> = {
    ...{ id: newId(), cohortId, districtId, personId },
    ...{ template: template.id, title: template.title, status: "open", createdAt: now },
  };
  const phases = template.phases.filter(({ when }) => !when || yes);
  const wanted = phases.flatMap(({ name, steps }) => steps.map((step) => ({ name, ...step })));
  const steps = wanted.map(
    ({ name, label, detail, tool = null, within }, at): New<"step"> => ({
      ...{ id: newId(), planId: plan.id, number: at + 1, phase: name, label, detail },
      ...{
        ownerId,
        dueOn: within === undefined ? null : addDays(today, within),
        state: "open",
        reason: null,
      },
      ...{ tool, origin: null },
      ...{ snoozedUntil: null, heardOn: null, remindAt: null, history: [] },
    }),
  );
  return { plan, steps };
}
