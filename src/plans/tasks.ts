import { type Change, insert, type New, type Outgoing, update } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import type { District, Person, Plan, PlanStep } from "../core/records.ts";
import type { Action } from "../core/reply.ts";
import { dayIn } from "../core/time.ts";
import { rescheduled } from "../reminders/schedule.ts";
import type { PlanDeps } from "./plan-deps.ts";
import { type PlanTask, stepLabel } from "./plan-task.ts";
import { sortTasks } from "./sort-tasks.ts";
import { createStepWriter } from "./step-writer.ts";
import { createTellOwner } from "./tell-owner.ts";

/** What became of the tasks; `said` is a sentence about them, if anything changed. */
export interface Planned {
  changes: Change[];
  outgoing: Outgoing[];
  /** Marks a step done that this tool has just done. */
  actions: Action[];
  said?: string;
}

/**
 * Puts what a document asks for into the district's plan: a task that is there already is moved, one
 * that is new is added, one that the document does not hold any more is taken out. Owners are told.
 */
export function createTasks(deps: Omit<PlanDeps, "plans">) {
  const { store, words, newId, rules } = deps;
  const { reads } = store;
  const writer = createStepWriter(deps);
  const tellOwner = createTellOwner(deps);

  /** `origin`: the tool, and whom or what it is about: "agreement:Oak Center". */
  return async (
    call: Call,
    district: District,
    tasks: PlanTask[],
    origin: string,
  ): Promise<Planned> => {
    // Read before the plans are: whoever begins one meanwhile has touched it.
    const now = await reads.district(district.id);
    const plans = await reads.openPlans(district.id);
    const steps = (await Promise.all(plans.map(({ id }) => reads.planSteps(id)))).flat();
    const gone = words("plan.tasks.gone");
    const today = dayIn(call.who.person.zone, call.now);
    const { fresh, kept, dropped } = sortTasks(steps, tasks, { origin, gone, today });
    const plan = plans[0];
    const home = plan ?? ownPlan(call, district);
    const planOf = (step: PlanStep) => plans.find(({ id }) => id === step.planId) ?? home;
    const last = lastNumber(steps, home);
    const added = await Promise.all(
      fresh.map((one, at) => freshStep(call, home, one.task, one.origin, last + at + 1)),
    );
    const moves = await Promise.all(
      kept.map(({ step, task }) => move(call, planOf(step), step, task)),
    );
    const moved = moves.filter((one) => one !== undefined);
    const ended = await Promise.all(
      dropped.map((step) =>
        writer.change(call, planOf(step), step, { state: "skipped", reason: gone }),
      ),
    );
    const counts = { added: added.length, moved: moved.length, ended: ended.length };
    const changed = added.length + moved.length + ended.length > 0;
    return {
      changes: [
        ...(added.length > 0 ? makeRoom(now ?? district, plan, home) : []),
        ...added.map((step) => insert("step", step)),
        ...[...moved, ...ended].map(({ change }) => change),
      ],
      outgoing: await told(call, home, added),
      actions: buttonsFor(steps, origin),
      ...(changed && { said: words("plan.tasks.said", { ...counts, title: home.title }) }),
    };
  };

  /** Touching the plan, or the district where there is none, makes the second of two at once look again. */
  function makeRoom(district: District, plan: Plan | undefined, home: Plan): Change[] {
    if (plan) return [update("plan", plan, {})];
    return [insert("plan", strip(home)), update("district", district, {})];
  }

  /** For the steps of the plan that this tool has just done; its own are for the next time. */
  function buttonsFor(steps: PlanStep[], origin: string): Action[] {
    const [tool, subject] = origin.split(":");
    const due = steps.filter((step) => step.tool === tool && step.state === "open");
    const planned = due.filter((step) => !step.origin).slice(0, 2);
    const asked = due
      .filter((step) => !step.origin?.startsWith(`${origin}#`))
      .filter((step) => subject && step.origin?.split(/[:#]/)[1] === subject)
      .sort((a, b) => ((a.dueOn ?? "9") < (b.dueOn ?? "9") ? -1 : 1));
    return [...planned, ...asked.slice(0, 1)].map(({ id, number }) => ({
      id: `step:${id}:done`,
      label: words("reminder.button.done-n", { number }),
    }));
  }

  /** Where a district has no plan yet, its tasks begin one of their own. */
  function ownPlan(call: Call, district: District): Plan {
    return {
      ...{ id: newId(), version: 1, cohortId: district.cohortId, districtId: district.id },
      ...{ personId: call.who.person.id, template: "tasks", title: words("plan.tasks.title") },
      ...{ status: "open", createdAt: call.now },
    };
  }

  async function freshStep(
    call: Call,
    plan: Plan,
    task: PlanTask,
    origin: string,
    number: number,
  ): Promise<New<"step">> {
    const { dueOn = null, tool = null } = task;
    const ownerId = task.owner?.id ?? null;
    const phase = words("plan.add.phase");
    const label = stepLabel(task);
    const bare: New<"step"> = {
      ...{ id: newId(), planId: plan.id, number, phase, label },
      ...{ detail: detailOf(task), ownerId, dueOn, state: "open", reason: null, tool, origin },
      ...{ snoozedUntil: null, heardOn: null, remindAt: null, history: [] },
    };
    const hearer = (ownerId !== null && (await reads.person(ownerId))) || call.who.person;
    return { ...bare, ...rescheduled({ ...bare, version: 1 }, {}, hearer, rules, call.now) };
  }

  /** Somebody who is not in the roster can't be an owner; their name stands in the step. */
  function detailOf({ detail = "", owner }: PlanTask) {
    if (!owner || owner.id) return detail;
    return [detail, words("plan.tasks.for", { name: owner.name })].filter(Boolean).join(" ");
  }

  async function move(call: Call, plan: Plan, step: PlanStep, task: PlanTask) {
    const ownerId = task.owner?.id ?? step.ownerId;
    const dueOn = task.dueOn ?? step.dueOn;
    const words = { label: stepLabel(task), detail: detailOf(task) };
    if (ownerId !== step.ownerId || dueOn !== step.dueOn || step.state !== "open")
      return writer.change(call, plan, step, { ownerId, dueOn, ...OPEN, ...words });
    if (words.label === step.label && words.detail === step.detail) return undefined;
    return writer.reword(call, plan, step, words);
  }

  /** One message per new owner, but none to whoever did it. */
  async function told(call: Call, plan: Plan, added: New<"step">[]): Promise<Outgoing[]> {
    const owners = [...new Set(added.map(({ ownerId }) => ownerId))].filter(
      (id): id is string => id !== null && id !== call.who.person.id,
    );
    const people = await Promise.all(owners.map((id) => reads.person(id)));
    return people
      .filter((person): person is Person => person !== undefined)
      .map((person) => {
        const theirs = added.filter(({ ownerId }) => ownerId === person.id);
        return tellOwner(
          call,
          plan,
          person,
          theirs.map((step) => ({ ...step, version: 1 })),
        );
      });
  }
}

const OPEN = { state: "open", reason: null } as const;

const lastNumber = (steps: PlanStep[], { id }: Plan) =>
  Math.max(0, ...steps.filter(({ planId }) => planId === id).map(({ number }) => number));

const strip = ({ version: _, ...plan }: Plan) => plan;
