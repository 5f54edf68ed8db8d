import { z } from "zod";
import { dayShape } from "../../document/day-shape.ts";
import { namedShape } from "../../document/named.ts";

const far = z.record(z.string(), z.string());

/** What a document of kind "self-check" holds. `before`: the last one, of another year or season. */
export const selfCheckShape = z.object({
  date: dayShape,
  far,
  evidence: z.array(z.object({ action: z.string(), seen: z.string() })),
  next: z.array(
    z.object({
      action: z.string(),
      step: z.string(),
      who: namedShape.optional(),
      by: z.string().optional(),
    }),
  ),
  before: z.object({ date: dayShape, far }).optional(),
});

export type SelfCheck = z.infer<typeof selfCheckShape>;
