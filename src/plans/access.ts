import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { District, Plan, PlanStep, Role } from "../core/records.ts";
import type { PlanDeps } from "./plan-deps.ts";

/** A plan of the caller's district, with what they are in it. */
export interface FoundPlan {
  plan: Plan;
  role: Role;
}

export type FoundStep = FoundPlan & { step: PlanStep };

export type Access = ReturnType<typeof createAccess>;

/**
 * Who may see and change which plan. What belongs to another district is answered exactly like
 * what does not exist, so that a made-up button reveals nothing.
 */
export function createAccess({ store, words }: Pick<PlanDeps, "store" | "words">) {
  const { reads } = store;

  function districtOf(call: Call): District {
    if (!call.who.district) throw new UserError(words("plan.no-district"));
    return call.who.district;
  }

  async function planById(call: Call, id: string): Promise<FoundPlan> {
    const plan = await reads.plan(id);
    const memberships = await reads.memberships(call.who.person.id);
    const mine = plan?.districtId
      ? memberships.find(({ districtId }) => districtId === plan.districtId)
      : undefined;
    if (!plan || !mine) throw new UserError(words("plan.not-found"), { reason: "not-found" });
    return { plan, role: mine.role };
  }

  async function stepById(call: Call, id: string): Promise<FoundStep> {
    const step = await reads.step(id);
    if (!step) throw new UserError(words("plan.not-found"), { reason: "not-found" });
    return { ...(await planById(call, step.planId)), step };
  }

  /** The plan a typed command means: the district's only one, or the one of that number. */
  async function planMeant(call: Call, number?: number): Promise<FoundPlan> {
    const district = districtOf(call);
    const plans = await reads.openPlans(district.id);
    const role = call.who.membership?.role ?? "observer";
    if (plans.length === 0) throw new UserError(words("plan.none", { district: district.name }));
    if (number === undefined && plans.length > 1) throw new UserError(which(plans));
    const plan = plans[(number ?? 1) - 1];
    if (!plan) throw new UserError(which(plans));
    return { plan, role };
  }

  function which(plans: Plan[]): string {
    const list = plans.map(({ title }, at) => `${at + 1}. ${title}`).join("; ");
    return words("plan.which", { count: plans.length, list });
  }

  /** Members change their district's plan; observers only what they own themselves. */
  function mayChange(call: Call, { role }: FoundPlan, step?: PlanStep): void {
    const own = step?.ownerId === call.who.person.id;
    if (role === "observer" && !own)
      throw new UserError(words("plan.observer"), { reason: "observer" });
  }

  /**
   * The steps of a plan that the caller may read. What a tool put there is in words of the district's
   * own documents, so observers, who may be partners from outside, see of those only what they own.
   */
  async function seen(call: Call, { districtId }: Plan, steps: PlanStep[]): Promise<PlanStep[]> {
    const { id } = call.who.person;
    const mine = (await reads.memberships(id)).find((one) => one.districtId === districtId);
    if (mine && mine.role !== "observer") return steps;
    return steps.filter(({ origin, ownerId }) => origin === null || ownerId === id);
  }

  return { districtOf, planById, stepById, planMeant, mayChange, seen };
}
