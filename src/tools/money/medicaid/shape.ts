import { z } from "zod";
import { namedShape } from "../../document/named.ts";

const words = z.string().exactOptional();

/** Where a district stands with Medicaid in its state. Answers are the values of the checklist's choices. */
export const medicaidShape = z.object({
  state: z.string(),
  plan: words,
  planLink: words,
  freeCare: words,
  epsdt: words,
  salaries: words,
  consent: words,
  services: z.array(
    z.object({
      service: z.string(),
      covered: z.string(),
      providers: words,
      qualified: words,
      billed: z.boolean().exactOptional(),
    }),
  ),
  agreements: z.array(
    z.object({
      with: z.string(),
      status: z.string(),
      due: words,
      owner: namedShape.exactOptional(),
    }),
  ),
  billingOwner: namedShape.exactOptional(),
  owner: namedShape.exactOptional(),
  by: words,
});

export type Medicaid = z.infer<typeof medicaidShape>;
