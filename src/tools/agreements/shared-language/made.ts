import { z } from "zod";
import { namedShape } from "../../document/named.ts";

const maybe = z.string().optional();

/** What a document of kind "shared-language" holds. `laws`: where the district stands, by law. */
export const sharedLanguageShape = z.object({
  terms: z.array(z.object({ term: z.string(), meaning: z.string(), instead: maybe })),
  goals: z.array(z.object({ goal: z.string(), measure: maybe, side: maybe })),
  know: maybe,
  laws: z.record(z.string(), z.string()),
  minors: maybe,
  aligned: maybe,
  owner: namedShape.optional(),
});

export type SharedLanguage = z.infer<typeof sharedLanguageShape>;

/** The laws to look at, in their order: of education, of health, on surveys, and on substance use records. */
export const LAWS = ["ferpa", "hipaa", "ppra", "part-2"];

/** Laws that are neither settled nor said not to apply. */
export const openLaws = ({ laws }: Pick<SharedLanguage, "laws">): string[] =>
  LAWS.filter((law) => laws[law] !== "settled" && laws[law] !== "none");
