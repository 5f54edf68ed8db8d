import { and, asc, desc, eq } from "drizzle-orm";
import type { Reads } from "../../src/core/reads.ts";
import type { Db } from "../plan.ts";
import type { Tables } from "../schema.ts";
import { first } from "./first.ts";

/** Where the bot may speak by itself, and where it tried in vain. */
export function referenceReads(
  db: Db,
  { reference, trouble }: Tables,
): Pick<Reads, "reference" | "references" | "trouble"> {
  return {
    reference: (platform, tenant, conversation) =>
      first(
        db
          .select()
          .from(reference)
          .where(
            and(
              eq(reference.platform, platform),
              eq(reference.tenant, tenant),
              eq(reference.conversation, conversation),
            ),
          ),
      ),

    references: async (platform, tenant, within) =>
      await db
        .select()
        .from(reference)
        .where(
          and(
            eq(reference.platform, platform),
            eq(reference.tenant, tenant),
            within === undefined ? undefined : eq(reference.within, within),
          ),
        )
        .orderBy(desc(reference.seenAt), asc(reference.id)),

    trouble: (lane) => first(db.select().from(trouble).where(eq(trouble.lane, lane))),
  };
}
