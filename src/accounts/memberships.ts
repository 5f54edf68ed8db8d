import { type Change, insert, type New, remove, update } from "../core/change.ts";
import type { Membership, Role } from "../core/records.ts";

const RANK: Record<Role, number> = { observer: 0, member: 1, lead: 2, facilitator: 3 };

/** Two were in one cohort; what they were before, and the one that both are now. */
export interface Clash {
  before: New<"membership">[];
  kept: { id: string; role: Role; districtId: string | null };
}

export interface Merged {
  changes: Change[];
  clashes: Clash[];
  /** What the person is in the cohorts where both were. */
  now: Membership[];
}

/** The cohort in which the two belong to different districts, which one person cannot. */
export const apart = (mine: Membership[], theirs: Membership[]): Membership | undefined =>
  theirs.find((one) =>
    mine.some(
      ({ cohortId, districtId }) =>
        cohortId === one.cohortId &&
        districtId !== null &&
        one.districtId !== null &&
        districtId !== one.districtId,
    ),
  );

/** The cohort in which both are something. */
export const shared = (mine: Membership[], theirs: Membership[]): Membership | undefined =>
  theirs.find((one) => mine.some(({ cohortId }) => cohortId === one.cohortId));

/** In a cohort where both are, the membership with more rights stays; every other one moves along. */
export function merged(mine: Membership[], theirs: Membership[], to: string): Merged {
  const all: Merged = { changes: [], clashes: [], now: [] };
  for (const one of mine) {
    const other = theirs.find(({ cohortId }) => cohortId === one.cohortId);
    if (!other) all.changes.push(update("membership", one, { personId: to }));
    else {
      const [kept, gone] = RANK[one.role] > RANK[other.role] ? [one, other] : [other, one];
      const set = { personId: to, ...both(kept, gone) };
      all.changes.push(remove("membership", gone), update("membership", kept, set));
      all.clashes.push({
        before: [bare(one), bare(other)],
        kept: { id: kept.id, role: kept.role, districtId: set.districtId },
      });
      all.now.push({ ...kept, ...set });
    }
  }
  return all;
}

const both = (kept: Membership, gone: Membership) => ({
  districtId: kept.districtId ?? gone.districtId,
  authority: [...new Set([...kept.authority, ...gone.authority])],
  leadershipAccess: kept.leadershipAccess || gone.leadershipAccess,
});

function bare({ version: _, ...row }: Membership): New<"membership"> {
  return row;
}

/**
 * Two again, as they were before: what was the leaver's is theirs, the other is the stayer's. A membership
 * that a facilitator has changed or ended since is left as it is: parting gives nobody back what was taken
 * from them.
 */
export function parted(
  now: Membership[],
  clashes: Clash[],
  { leaver, stayer }: { leaver: string; stayer: string },
): Change[] {
  return clashes.flatMap(({ before, kept }) => {
    const row = now.find(({ id }) => id === kept.id);
    if (!row || row.role !== kept.role || row.districtId !== kept.districtId) return [];
    return before.map(({ id, ...was }) => {
      const set = { ...was, personId: was.personId === leaver ? leaver : stayer };
      return id === row.id ? update("membership", row, set) : insert("membership", { id, ...set });
    });
  });
}
