import type { Role } from "./role.ts";
import type { Row } from "./row.ts";

/** A code with which people join one cohort in one district and role. The code itself is not kept. */
export interface Invitation extends Row {
  cohortId: string;
  districtId: string | null;
  role: Role;
  /** SHA-256 of the code, in hexadecimal. */
  hash: string;
  /** Who made it. */
  personId: string;
  /** How many people it is for. */
  uses: number;
  createdAt: Date;
  expiresAt: Date;
}

/** One person joined with an invitation. */
export interface Joining extends Row {
  invitationId: string;
  personId: string;
  at: Date;
}
