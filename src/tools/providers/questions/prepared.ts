import { z } from "zod";
import { namedShape } from "../list/provider.ts";

const groupShape = z.object({ group: z.string(), students: z.number() });

/** A group of students with its count. */
export type Group = z.infer<typeof groupShape>;

export const questionShape = z.object({
  id: z.string(),
  topic: z.string(),
  label: z.string(),
  status: z.enum(["answered", "not-yet", "no-share"]),
  /** One of these three where it is answered; a count of null was never collected. */
  text: z.string().exactOptional(),
  students: z.number().nullable().exactOptional(),
  groups: z.array(groupShape).exactOptional(),
  owner: namedShape.exactOptional(),
  source: z.string().exactOptional(),
  asOf: z.string().exactOptional(),
});

/** One question a provider may ask, and what the district can say. */
export type Question = z.infer<typeof questionShape>;

export const preparedShape = z.object({
  questions: z.array(questionShape),
  /** Students of the district, for percentages. */
  enrolment: z.number().exactOptional(),
  healthCenters: z.boolean().exactOptional(),
  mtss: z.boolean().exactOptional(),
  by: z.string().exactOptional(),
});

/** What a document of kind "provider-questions" holds. */
export type Prepared = z.infer<typeof preparedShape>;
