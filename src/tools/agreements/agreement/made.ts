import { z } from "zod";
import { namedShape } from "../../document/named.ts";

const maybe = z.string().optional();

/** What a document of kind "agreement" holds: one partner's agreement, part by part, with its dates. */
export const agreementShape = z.object({
  partner: z.string(),
  owner: namedShape.optional(),
  counsel: maybe,
  /** By part: "agreed", "drafting", "not-needed"; a part that is not here is not started. */
  status: z.record(z.string(), z.enum(["agreed", "drafting", "not-needed"])),
  /** What the text on roles settles for both sides. */
  duties: z.array(z.string()),
  /** By part or duty: where its text is. */
  where: z.record(z.string(), z.string()),
  money: maybe,
  payments: maybe,
  measures: z.array(z.object({ measure: z.string(), target: maybe, by: maybe })),
  /** What of privacy law the text settles. */
  law: z.array(z.string()),
  signed: maybe,
  starts: maybe,
  ends: maybe,
  renewal: maybe,
  /** Days before the end by which a side must say that it leaves or does not renew. */
  notice: z.number().optional(),
  ending: maybe,
  reports: z.array(z.object({ what: z.string(), on: z.string(), who: namedShape.optional() })),
  insurance: maybe,
  checkIns: maybe,
});

export type Agreement = z.infer<typeof agreementShape>;
