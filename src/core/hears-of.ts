import type { Reads } from "./reads.ts";

/**
 * Who is told of what belongs to a district: the person it is for, or once they have left, a lead
 * of it. Undefined when nobody is left to be told.
 */
export async function hearsOf(
  reads: Reads,
  { cohortId, districtId }: { cohortId: string | null; districtId: string | null },
  personId: string,
): Promise<string | undefined> {
  if (!cohortId || !districtId) return personId;
  const memberships = await reads.memberships(personId);
  if (memberships.some((one) => one.districtId === districtId)) return personId;
  const members = await reads.members(cohortId);
  return members.find(
    ({ membership }) => membership.districtId === districtId && membership.role === "lead",
  )?.person.id;
}
