import { and, asc, eq, lte, sql } from "drizzle-orm";
import type { Reads } from "../../src/core/reads.ts";
import type { Db } from "../plan.ts";
import type { Tables } from "../schema.ts";
import { first } from "./first.ts";

type PlanReads = Pick<
  Reads,
  "plan" | "openPlans" | "planSteps" | "step" | "stepsOwned" | "stepsToRemind"
>;

/** Plans, their steps, and which of those are to be spoken of now. */
export function planReads(db: Db, { plan, step }: Tables): PlanReads {
  return {
    plan: (id) => first(db.select().from(plan).where(eq(plan.id, id))),

    openPlans: async (districtId) =>
      await db
        .select()
        .from(plan)
        .where(and(eq(plan.districtId, districtId), eq(plan.status, "open")))
        .orderBy(asc(plan.createdAt), asc(plan.id)),

    planSteps: async (planId) =>
      await db
        .select()
        .from(step)
        .where(eq(step.planId, planId))
        .orderBy(asc(step.number), asc(step.id)),

    step: (id) => first(db.select().from(step).where(eq(step.id, id))),

    stepsOwned: async (personId) =>
      await db
        .select()
        .from(step)
        .where(and(eq(step.ownerId, personId), eq(step.state, "open")))
        // The two databases disagree on where null sorts.
        .orderBy(sql`${step.dueOn} is null`, asc(step.dueOn), asc(step.number), asc(step.id)),

    stepsToRemind: async (now, limit) =>
      await db
        .select()
        .from(step)
        .where(and(eq(step.state, "open"), lte(step.remindAt, now)))
        .orderBy(asc(step.remindAt), asc(step.id))
        .limit(limit),
  };
}
