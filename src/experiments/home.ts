import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import { fromDistrict } from "../core/from-district.ts";
import type { Store, Words } from "../core/ports.ts";
import type { Cohort, District, Membership } from "../core/records.ts";

/** Where the asker belongs. Tests and briefs belong to a district, never to one person. */
export interface Home {
  cohort: Cohort;
  district: District;
  membership: Membership;
}

/** The asker's district; someone without one is told why they cannot do this. */
export function homeOf(call: Call, words: Words): Home {
  const { cohort, district, membership } = call.who;
  if (!cohort || !district || !membership) throw new UserError(words("experiment.no-district"));
  return { cohort, district, membership };
}

/** The same for those who work on tests: observers, who may be partners from outside, read only what is shared. */
export function teamOf(call: Call, words: Words): Home {
  const home = homeOf(call, words);
  if (looksOn(home)) throw new UserError(words("experiment.observer"), { reason: "observer" });
  return home;
}

export const looksOn = ({ membership }: Home) => membership.role === "observer";

/** The record when it is the district's own. Another district's and one that is gone sound alike. */
export function own<T extends { districtId: string | null }>(
  record: T | undefined,
  home: Home,
  words: Words,
): T {
  if (!record || record.districtId !== home.district.id)
    throw new UserError(words("experiment.not-yours"));
  return record;
}

/** The record that a button names, and the click as it is made from the district it belongs to. */
export async function clickedOn<T extends { districtId: string | null }>(
  call: Call,
  record: T | undefined,
  { store, words }: { store: Pick<Store, "reads">; words: Words },
): Promise<{ call: Call; record: T }> {
  const districtId = record?.districtId ?? null;
  const theirs = districtId && (await fromDistrict(store.reads, call, districtId));
  if (!theirs || !record) throw new UserError(words("experiment.not-yours"));
  return { call: theirs, record };
}
