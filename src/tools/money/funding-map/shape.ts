import { z } from "zod";
import { namedShape } from "../../document/named.ts";

const words = z.string().exactOptional();

/** One service and what one source pays for it. Without a source nobody pays; without an amount it is not known. */
const line = z.object({
  service: z.string(),
  tier: z.string(),
  source: words,
  amount: z.number().exactOptional(),
  use: words,
});

/** The terms of one source. `until`: the last day to commit it. `payBy`: the last day to pay it out. */
const source = z.object({
  name: z.string(),
  kind: words,
  restriction: words,
  from: words,
  until: words,
  payBy: words,
  renewable: z.boolean().exactOptional(),
  owner: namedShape.exactOptional(),
});

/** The funding map: which services each source pays for, and on what terms. */
export const fundingMapShape = z.object({
  lines: z.array(line),
  sources: z.array(source),
  /** Who pays when what ends has ended. */
  after: words,
  /** A source that might bring in less, by so many percent, and the one that would make it good. */
  short: z.object({ source: z.string(), pct: z.number(), by: words }).exactOptional(),
});

export type FundingMap = z.infer<typeof fundingMapShape>;
export type FundingLine = FundingMap["lines"][number];
export type FundingSource = FundingMap["sources"][number];
