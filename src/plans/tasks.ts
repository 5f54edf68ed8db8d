import { type Change, insert, type New, type Outgoing, update } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import type { District, Person, Plan, PlanStep } from "../core/records.ts";
import { rescheduled } from "../reminders/schedule.ts";
import type { PlanDeps } from "./plan-deps.ts";
import { createStepWriter } from "./step-writer.ts";
import { createTellOwner } from "./tell-owner.ts";

/** Something a document asks to be done. `key` names it within its document. */
export interface PlanTask {
  key: string;
  label: string;
  detail?: string;
  owner?: { name: string; id?: string };
  dueOn?: string;
  tool?: string;
}

/** What became of the tasks; `said` is a sentence about them, if anything changed. */
export interface Planned {
  changes: Change[];
  outgoing: Outgoing[];
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

  return async (
    call: Call,
    district: District,
    tasks: PlanTask[],
    origin: string,
  ): Promise<Planned> => {
    const plans = await reads.openPlans(district.id);
    const steps = (await Promise.all(plans.map(({ id }) => reads.planSteps(id)))).flat();
    const known = steps.filter((step) => step.origin?.startsWith(`${origin}#`));
    const originOf = ({ key }: PlanTask) => `${origin}#${key}`;
    const gone = known.filter(
      (step) => step.state === "open" && !tasks.some((task) => originOf(task) === step.origin),
    );
    const isNew = (task: PlanTask) => !known.some((step) => step.origin === originOf(task));
    const fresh = tasks.filter(isNew);
    const plan = plans[0];
    const home = plan ?? ownPlan(call, district);
    const last = plan
      ? Math.max(0, ...steps.filter(({ planId }) => planId === plan.id).map(({ number }) => number))
      : 0;
    const added = await Promise.all(
      fresh.map((task, at) => freshStep(call, home, task, originOf(task), last + at + 1)),
    );
    const planOf = (step: PlanStep) => plans.find(({ id }) => id === step.planId) ?? home;
    const moved = await Promise.all(
      known
        .filter(({ state }) => state === "open")
        .map(async (step) => {
          const task = tasks.find((one) => originOf(one) === step.origin);
          return task && move(call, planOf(step), step, task);
        }),
    );
    const ended = await Promise.all(
      gone.map((step) =>
        writer.change(call, planOf(step), step, {
          state: "skipped",
          reason: words("plan.tasks.gone"),
        }),
      ),
    );
    const really = moved.filter((one) => one !== undefined);
    const changes: Change[] = [
      ...(plan || fresh.length === 0 ? [] : [insert("plan", strip(home))]),
      ...added.map((step) => insert("step", step)),
      // Touching the plan makes the second of two people who add at once count again.
      ...(plan && added.length > 0 ? [update("plan", plan, {})] : []),
      ...[...really, ...ended].map(({ change }) => change),
    ];
    if (added.length + really.length + ended.length === 0) return { changes: [], outgoing: [] };
    const counts = { added: added.length, moved: really.length, ended: ended.length };
    const said = words("plan.tasks.said", { ...counts, title: home.title });
    return { changes, outgoing: await told(call, home, added), said };
  };

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
    const { label, dueOn = null, tool = null } = task;
    const ownerId = task.owner?.id ?? null;
    const bare: New<"step"> = {
      ...{
        id: newId(),
        planId: plan.id,
        number,
        phase: words("plan.add.phase"),
        label: label.slice(0, 200),
      },
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
    if (ownerId === step.ownerId && dueOn === step.dueOn) return undefined;
    return writer.change(call, plan, step, { ownerId, dueOn });
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

const strip = ({ version: _, ...plan }: Plan) => plan;
