import { asc, eq } from "drizzle-orm";
import type { Reads } from "../../src/core/reads.ts";
import type { Db } from "../plan.ts";
import type { Tables } from "../schema.ts";
import { first } from "./first.ts";

type InvitationReads = Pick<Reads, "invitation" | "invitationBy" | "invitations" | "joinings">;

/** Codes to join with, found by their hash, and who used them. */
export function invitationReads(db: Db, { invitation, joining }: Tables): InvitationReads {
  return {
    invitation: (id) => first(db.select().from(invitation).where(eq(invitation.id, id))),

    invitationBy: (hash) => first(db.select().from(invitation).where(eq(invitation.hash, hash))),

    invitations: async (cohortId) =>
      await db
        .select()
        .from(invitation)
        .where(eq(invitation.cohortId, cohortId))
        .orderBy(asc(invitation.createdAt), asc(invitation.id)),

    joinings: async (invitationId) =>
      await db
        .select()
        .from(joining)
        .where(eq(joining.invitationId, invitationId))
        .orderBy(asc(joining.at), asc(joining.id)),
  };
}
