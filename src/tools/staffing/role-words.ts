import type { Words } from "../../core/ports.ts";
import { showCount } from "../../core/show.ts";
import type { StaffRole } from "./benchmark.ts";

const MANY: Record<StaffRole, string> = {
  counselor: "ratio.role.counselors",
  psychologist: "ratio.role.psychologists",
  "social-worker": "ratio.role.social-workers",
  nurse: "ratio.role.nurses",
};
const ONE: Record<StaffRole, string> = {
  counselor: "ratio.one.counselor",
  psychologist: "ratio.one.psychologist",
  "social-worker": "ratio.one.social-worker",
  nurse: "ratio.one.nurse",
};

/** "Social workers". */
export const many = (words: Words, role: StaffRole) => words(MANY[role]);

/** "social worker". */
export const one = (words: Words, role: StaffRole) => words(ONE[role]);

const isRole = (role: string): role is StaffRole => role in MANY;

/** A role of the school or of a partner, in words; as it stands where it is none that is known. */
export const roleName = (words: Words, role: string) =>
  isRole(role) ? many(words, role) : partnerName(words, role);

/** Full-time equivalents as people write them; "not reported" where nobody said. */
export const showFte = (words: Words, fte: number | null) =>
  fte === null ? words("ratio.not-reported") : showCount(fte, 3);

const PARTNERS: Record<string, string> = {
  "community-health": "staffing.partner.health",
  "community-mental-health": "staffing.partner.mental-health",
};

/** What partners' staff are called; a choice that a facilitator added stands as it is. */
export function partnerName(words: Words, role: string): string {
  const key = PARTNERS[role];
  return key === undefined ? role : words(key);
}
