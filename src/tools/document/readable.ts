import type { Call } from "../../core/command.ts";
import { fromDistrict } from "../../core/from-district.ts";
import type { Reads } from "../../core/reads.ts";
import type { Document } from "../../core/records.ts";
import { teamOf } from "../team.ts";

/**
 * The call as it is made from the document's own district; undefined where the asker may not see it:
 * another district's, another person's own, or their district's while they are an observer there.
 */
export async function asReader(
  reads: Reads,
  call: Call,
  { districtId, personId }: Document,
): Promise<Call | undefined> {
  if (districtId === null && personId !== call.who.person.id) return undefined;
  const home = await fromDistrict(reads, call, districtId);
  return home && (districtId === null || teamOf(home)) ? home : undefined;
}
