import { z } from "zod";
import type { Named } from "../../checklist.ts";
import { namedShape } from "../../document/named.ts";
import { type OwnedStep, ownedStepShape } from "../owned-steps.ts";

/** What is there and what is missing under one heading; null: nobody said. */
export interface Held {
  heading: string;
  there: string | null;
  missing: string | null;
}

/** What a document of kind "capacity" holds. */
export interface Capacity {
  held: Held[];
  /** Schools in all, and those that have a coordinator; null: not known. */
  schools: number | null;
  coordinated: number | null;
  coordinators: { school: string; who: Named }[];
  /** Who answers for referrals and for talks with providers across the district. */
  coordinator: Named | null;
  systems: string | null;
  /** What is ready for sharing data, by the values of the choices; null when nobody checked. */
  ready: string[] | null;
  /** What a small budget goes to first. */
  uses: string[];
  next: OwnedStep[];
}

const words = z.string().nullable();
const maybe = z.number().nullable();

export const capacityShape: z.ZodType<Capacity> = z.object({
  held: z.array(z.object({ heading: z.string(), there: words, missing: words })),
  schools: maybe,
  coordinated: maybe,
  coordinators: z.array(z.object({ school: z.string(), who: namedShape })),
  coordinator: namedShape.nullable(),
  systems: words,
  ready: z.array(z.string()).nullable(),
  uses: z.array(z.string()),
  next: z.array(ownedStepShape),
});
