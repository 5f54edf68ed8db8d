import type { Call } from "./command.ts";
import type { Reads } from "./reads.ts";
import { inCohort } from "./recognise.ts";

/**
 * The call as its sender makes it for that district. In a direct message a person of several
 * cohorts speaks for the first one, but a button or a run knows which district it is about; null
 * is none. Undefined when the person does not belong there.
 */
export async function fromDistrict(
  reads: Reads,
  call: Call,
  districtId: string | null,
): Promise<Call | undefined> {
  const { identity, person, district } = call.who;
  if ((district?.id ?? null) === districtId) return call;
  if (districtId === null) return { ...call, who: { identity, person } };
  const memberships = await reads.memberships(person.id);
  const membership = memberships.find((one) => one.districtId === districtId);
  return membership && { ...call, who: await inCohort(reads, { identity, person }, membership) };
}
