import { z } from "zod";
import type { Named } from "../../checklist.ts";
import { namedShape } from "../../document/named.ts";
import { type OwnedStep, ownedStepShape } from "../owned-steps.ts";
import type { Beside } from "./need-beside.ts";

/** A step of the staffing plan; `way`: "hire", "retain", "grow" or "augment". */
export interface WayStep extends OwnedStep {
  way: string;
}

/** What a document of kind "staffing-plan" holds. */
export interface StaffingPlan {
  /** How the district hires, keeps and grows its staff, and what partners add; only what was answered. */
  ways: Record<string, string>;
  partner: string | null;
  /** The checks of the partner's fit that hold; null when nobody checked. */
  fit: string[] | null;
  /** When both sides look at their work together again, and who sees to it. */
  review: { on: string; owner: Named | null } | null;
  steps: WayStep[];
  beside: Beside;
}

const range = z.object({ low: z.number(), high: z.number() }).nullable();
const maybe = z.number().nullable();

const beside: z.ZodType<Beside> = z.object({
  unaddressed: range,
  fte: maybe,
  perFte: range,
  roles: z.array(z.object({ role: z.string(), fte: maybe, needed: z.number(), gap: maybe })),
});

export const staffingPlanShape: z.ZodType<StaffingPlan> = z.object({
  ways: z.record(z.string(), z.string()),
  partner: z.string().nullable(),
  fit: z.array(z.string()).nullable(),
  review: z.object({ on: z.string(), owner: namedShape.nullable() }).nullable(),
  steps: z.array(z.intersection(ownedStepShape, z.object({ way: z.string() }))),
  beside,
});
