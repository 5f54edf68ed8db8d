import { z } from "zod";
import { namedShape } from "../../document/named.ts";

const words = z.string().exactOptional();

/** Something that is to grow from a few schools to more, once evidence says so. */
export const scaleUpShape = z.object({
  what: z.string(),
  pilot: z.array(z.string()),
  from: words,
  pays: words,
  after: words,
  measure: words,
  target: words,
  gate: words,
  decider: namedShape.exactOptional(),
  /** The tests that count as evidence: their questions, with what was decided. */
  tests: z.array(z.string()),
  decision: z.string(),
  next: z.array(z.string()),
  nextFrom: words,
  funder: words,
  funderBy: words,
});

export type ScaleUp = z.infer<typeof scaleUpShape>;
