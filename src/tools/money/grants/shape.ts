import { z } from "zod";
import { namedShape } from "../../document/named.ts";

const words = z.string().exactOptional();
const owner = namedShape.exactOptional();

/** Federal money that could be used, grants by deadline, and approvals by the state. */
export const grantsShape = z.object({
  /** By stream: used, could, no, unknown. */
  leverage: z.object({ titleI: words, titleIvA: words, idea: words }),
  asker: owner,
  grants: z.array(
    z.object({
      grant: z.string(),
      funder: words,
      amount: z.number().exactOptional(),
      deadline: words,
      restriction: words,
      status: z.string(),
      owner,
    }),
  ),
  approvals: z.array(
    z.object({ what: z.string(), sent: words, expected: words, approved: words, owner }),
  ),
});

export type Grants = z.infer<typeof grantsShape>;
