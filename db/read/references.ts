import { and, asc, desc, eq } from "drizzle-orm";
import type { Platform } from "../../src/core/address.ts";
import type { Reads } from "../../src/core/reads.ts";
import type { Db } from "../plan.ts";
import type { Tables } from "../schema.ts";
import { first } from "./first.ts";

/** Where the bot may speak by itself, and where it tried in vain. */
export function referenceReads(
  db: Db,
  { reference, trouble }: Tables,
): Pick<Reads, "reference" | "references" | "activeReference" | "trouble"> {
  const inTenant = (platform: Platform, tenant: string, within: string | undefined) =>
    and(
      eq(reference.platform, platform),
      eq(reference.tenant, tenant),
      within === undefined ? undefined : eq(reference.within, within),
    );

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
        .where(inTenant(platform, tenant, within))
        .orderBy(desc(reference.seenAt), asc(reference.id)),

    activeReference: (platform, tenant, within) =>
      first(
        db
          .select()
          .from(reference)
          .where(and(inTenant(platform, tenant, within), eq(reference.status, "active")))
          .orderBy(desc(reference.seenAt), asc(reference.id))
          .limit(1),
      ),

    trouble: (lane) => first(db.select().from(trouble).where(eq(trouble.lane, lane))),
  };
}
