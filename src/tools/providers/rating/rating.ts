import { z } from "zod";
import { criterionShape } from "../criteria/criterion.ts";
import { namedShape } from "../list/provider.ts";
import { pointShape } from "./point.ts";

export const verdictShape = z.enum(["does-not-meet", "meets", "exceeds"]);

/** What a person judges a provider to be for the district. */
export type Verdict = z.infer<typeof verdictShape>;

export const ratedShape = criterionShape.extend({
  /** Absent when it was passed over. */
  point: pointShape.exactOptional(),
  evidence: z.string().exactOptional(),
});

/** One criterion with what somebody gave it. */
export type Rated = z.infer<typeof ratedShape>;

export const ratingShape = z.object({
  provider: z.string(),
  by: namedShape,
  ratedOn: z.string(),
  /** Of the criteria that it was made by. */
  version: z.int(),
  /** Percent of must-haves that the district asked for then. */
  share: z.number(),
  ratings: z.array(ratedShape),
  /** Absent where they did not want to judge yet. */
  verdict: verdictShape.exactOptional(),
  followUpBy: z.string().exactOptional(),
});

/** What a document of kind "rating" holds: one person's rating of one provider. */
export type Rating = z.infer<typeof ratingShape>;

export const VERDICT_WORDS: Record<Verdict, string> = {
  "does-not-meet": "rating.verdict.does-not-meet",
  meets: "rating.verdict.meets",
  exceeds: "rating.verdict.exceeds",
};
