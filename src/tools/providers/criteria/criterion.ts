import { z } from "zod";
import type { Around } from "../../document/around.ts";
import { nameKey } from "../list/provider.ts";

export const criterionShape = z.object({
  /** The same criterion in every version: a suggested one's name, or made of its words. */
  id: z.string(),
  kind: z.enum(["must", "nice"]),
  text: z.string(),
});

/** One thing a provider is judged by. */
export type Criterion = z.infer<typeof criterionShape>;

export const criteriaShape = z.object({
  version: z.int().min(1),
  /** Percent of the must-haves that a provider has to meet; the district's own setting. */
  share: z.number().min(1).max(100),
  criteria: z.array(criterionShape),
  kinds: z.string().exactOptional(),
  /** Texts that were given twice and are kept once. */
  repeated: z.array(z.string()),
});

/** What a document of kind "criteria" holds. */
export type Criteria = z.infer<typeof criteriaShape>;

/** "Most or all" read as a number, until the district sets its own. */
export const USUAL_SHARE = 75;

/** The district's newest criteria. */
export const newestCriteria = (around: Around): Criteria | undefined =>
  around.latest("criteria", criteriaShape)?.made;

/** "Can begin within 60 days." → "own-can-begin-within-60-days"; the same words make the same criterion. */
export const ownId = (text: string) => `own-${nameKey(text).replaceAll(" ", "-").slice(0, 60)}`;
