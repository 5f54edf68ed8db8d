import { z } from "zod";
import { namedShape } from "../list/provider.ts";
import { pointShape } from "../rating/point.ts";

/** The statements of the short survey; ids of steps. */
export const ITEMS = ["effective", "goals-closer", "useful", "fits"] as const;

export const decisionShape = z.enum(["keep", "improve", "end"]);

export const reviewShape = z.object({
  provider: z.string(),
  reviewedOn: z.string(),
  tookPart: z.array(namedShape),
  items: z.array(z.object({ id: z.enum(ITEMS), point: pointShape })),
  works: z.string().exactOptional(),
  better: z.string().exactOptional(),
  decision: decisionShape,
  improve: z.string().exactOptional(),
  /** When the improvement or the end is due. */
  by: z.string().exactOptional(),
  owner: namedShape,
  next: z.string().exactOptional(),
  before: z.object({ decision: decisionShape, day: z.string() }).exactOptional(),
});

/** What a document of kind "partner-review" holds: how one partnership goes, and what was decided. */
export type Review = z.infer<typeof reviewShape>;
