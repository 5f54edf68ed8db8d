import { z } from "zod";

const source = z.object({
  name: z.string(),
  amount: z.number(),
  course: z.union([
    z.object({ type: z.literal("level") }),
    z.object({ type: z.literal("growth"), pct: z.number() }),
    z.object({ type: z.literal("later"), amounts: z.array(z.number()) }),
    z.object({ type: z.literal("ramp"), shares: z.array(z.number()) }),
  ]),
  from: z.string().exactOptional(),
  until: z.string().exactOptional(),
  tier: z.string().exactOptional(),
});

const year = z.object({
  year: z.number(),
  costPerFte: z.number(),
  cost: z.number(),
  revenue: z.number(),
  gap: z.number(),
  surplus: z.number(),
  sustained: z.number(),
  atRisk: z.number(),
  largest: z.number().nullable(),
});

/** One scenario: what it was reckoned from, and what came out, year by year. */
export const budgetShape = z.object({
  scenario: z.string(),
  inputs: z.object({
    start: z.string(),
    years: z.number(),
    fte: z.number(),
    salary: z.number(),
    fringe: z.number(),
    other: z.number(),
    indirect: z.number(),
    growth: z.number(),
    sources: z.array(source),
  }),
  /** The district did not say what its benefits cost. */
  usualFringe: z.boolean(),
  /** Sources that may only be used in a tier where these clinicians don't work. */
  excluded: z.array(z.object({ name: z.string(), tier: z.string() })),
  years: z.array(year),
  cliff: z.number().nullable(),
  after: z.string().exactOptional(),
});

export type Budget = z.infer<typeof budgetShape>;
