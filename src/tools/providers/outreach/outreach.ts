import { z } from "zod";
import { namedShape } from "../list/provider.ts";

const leadShape = z.object({ provider: z.string(), lead: namedShape });
const contactShape = z.object({
  provider: z.string(),
  date: z.string(),
  channel: z.string(),
  response: z.string().exactOptional(),
  followUp: z.string().exactOptional(),
});
const sharedShape = z.object({
  provider: z.string(),
  date: z.string(),
  what: z.string(),
  version: z.string().exactOptional(),
  /** Whether the legal team was asked before: a value of the step's choices. */
  legal: z.string(),
});

export type Lead = z.infer<typeof leadShape>;
export type Contact = z.infer<typeof contactShape>;
export type Shared = z.infer<typeof sharedShape>;

export const outreachShape = z.object({
  leads: z.array(leadShape),
  log: z.array(contactShape),
  shared: z.array(sharedShape),
  health: z
    .union([
      z.object({ askedOn: z.string(), named: z.array(z.string()) }),
      z.object({ askBy: z.string() }),
    ])
    .exactOptional(),
  /** Leads that leave out somebody who led an existing relationship. */
  ignored: z.array(z.object({ provider: z.string(), existing: z.string(), lead: z.string() })),
  /** Led, contacted or given something, and not on the district's list; documents from before lack it. */
  strange: z.array(z.string()).default([]),
  /** Named by the department of health, and not on the district's list. */
  unlisted: z.array(z.string()),
});

/** What a document of kind "outreach" holds: all contacts so far, not only the newest ones. */
export type Outreach = z.infer<typeof outreachShape>;
