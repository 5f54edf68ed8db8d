import { z } from "zod";
import type { Answers } from "../../checklist.ts";
import { namedShape } from "../../document/named.ts";
import { numberOf, peopleOf, severalOf, textOf } from "../../given.ts";

/**
 * What a document of kind "service-quality" holds. Results are sums, never single answers; `bank` are
 * the sample questions that were taken along.
 */
export const qualityShape = z.object({
  evidence: z.array(z.string()),
  results: z.string().nullable(),
  recommend: z.object({ yes: z.number(), asked: z.number() }).nullable(),
  satisfaction: z.object({ mean: z.number(), asked: z.number() }).nullable(),
  bank: z.array(z.string()),
  asker: namedShape.nullable(),
  askBy: z.string().nullable(),
});

export type Quality = z.infer<typeof qualityShape>;

/** What was answered, with results only where both of their numbers are there. */
export function qualityOf(answers: Answers): Quality {
  const [asked, yes] = [numberOf(answers, "recommend-asked"), numberOf(answers, "recommend-yes")];
  const [rated, mean] = [numberOf(answers, "satisfied-asked"), numberOf(answers, "satisfied-mean")];
  const [asker = null] = peopleOf(answers, "asker");
  return {
    evidence: severalOf(answers, "evidence"),
    results: textOf(answers, "results") ?? null,
    recommend: asked && yes !== undefined ? { yes, asked } : null,
    satisfaction: rated && mean !== undefined ? { mean, asked: rated } : null,
    bank: severalOf(answers, "bank"),
    asker,
    askBy: textOf(answers, "ask-by") ?? null,
  };
}
