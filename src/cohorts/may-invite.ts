import type { Invitation } from "../core/invitations.ts";
import type { Membership } from "../core/records.ts";

/**
 * Facilitators invite anybody, leads into their own district. Asked when an invitation is made,
 * when it is used and when it is taken back: who may not any more has none that works.
 */
export function mayInvite(
  by: Membership | undefined,
  { cohortId, districtId, role }: Pick<Invitation, "cohortId" | "districtId" | "role">,
): boolean {
  if (by?.cohortId !== cohortId) return false;
  if (by.role === "facilitator") return true;
  return by.role === "lead" && role !== "facilitator" && by.districtId === districtId;
}
