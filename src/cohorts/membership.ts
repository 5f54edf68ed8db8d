import type { New } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import type { NewId } from "../core/ports.ts";
import type { Role } from "../core/records.ts";

/**
 * The row of somebody who comes into a cohort. Its id begins with the moment, since a person's
 * memberships are read in the order of their ids and the first one counts where nothing else tells.
 */
export function joinedAs(
  { who, now }: Call,
  newId: NewId,
  what: { cohortId: string; districtId: string | null; role: Role },
): New<"membership"> {
  const moment = now.getTime().toString(16).padStart(12, "0");
  return {
    ...{ id: `${moment}-${newId()}`, personId: who.person.id, ...what },
    ...{ authority: [], leadershipAccess: what.role === "lead" },
  };
}
