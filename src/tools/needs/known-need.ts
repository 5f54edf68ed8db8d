import { z } from "zod";
import type { Around } from "../document/around.ts";

const spread = z.object({ low: z.number(), high: z.number() });

/** What other tools read of a document of kind "need-gap". */
export const needGapShape = z.object({
  inputs: z.object({
    enrolment: z.number(),
    served: z.union([z.number(), spread, z.null()]),
  }),
  estimate: z.object({ total: spread, unaddressed: spread.nullable() }),
});

/** What the district's newest estimate says of its students in need. */
export interface Known {
  total?: { low: number; high: number };
  /** Students served today, where one number was given. */
  served?: number;
  enrolment?: number;
}

/** Nothing is there where the district has no estimate yet. */
export function knownNeed(around: Around): Known {
  const found = around.latest("need-gap", needGapShape)?.made;
  const enrolment = found?.inputs.enrolment ?? around.district?.profile.enrolment;
  const served = found?.inputs.served;
  return {
    ...(found && { total: found.estimate.total }),
    ...(typeof served === "number" && { served }),
    ...(enrolment !== undefined && { enrolment }),
  };
}
