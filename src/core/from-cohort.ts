import type { Call } from "./command.ts";
import type { Reads } from "./reads.ts";
import { inCohort } from "./recognise.ts";

/**
 * The call as its sender makes it in that cohort, since a button knows which one it is about.
 * Undefined when the person is not in it.
 */
export async function fromCohort(
  reads: Reads,
  call: Call,
  cohortId: string,
): Promise<Call | undefined> {
  const { identity, person, cohort } = call.who;
  if (cohort?.id === cohortId) return call;
  const memberships = await reads.memberships(person.id);
  const membership = memberships.find((one) => one.cohortId === cohortId);
  return membership && { ...call, who: await inCohort(reads, { identity, person }, membership) };
}
