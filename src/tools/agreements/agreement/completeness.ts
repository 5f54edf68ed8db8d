import type { Agreement } from "./made.ts";

/**
 * The twelve parts of an agreement, in their order: the features that NASP and NCSMH name in "Effective
 * School-Community Partnerships", and what templates of NCSMH, North Carolina and California districts add.
 */
export const PARTS = [
  ...["parties", "roles", "referral", "space", "data", "privacy"],
  ...["fiscal", "credentials", "crisis", "duration", "disputes", "signatures"],
];

/** What the part on roles should settle for each side (NASP and NCSMH). */
export const DUTIES = ["services", "reporting", "sharing", "meetings"];

/** Without these points of privacy law an agreement is never called complete. */
export const LAW_NEEDED = ["which-law", "who-holds", "consent", "protocol", "reviewed"];

/** How far an agreement is. `settled`: parts that are agreed or not needed, of `of`. */
export interface Completeness {
  settled: number;
  of: number;
  /** Parts still missing, in their order. */
  missing: string[];
  /** Points of privacy law still missing. */
  law: string[];
  /** Duties that the text does not settle yet. */
  duties: string[];
  /** Every part is settled, and so is every point of privacy law that is needed. */
  complete: boolean;
}

/** Counts the parts; the points of privacy law are a gate of their own, whatever the parts say. */
export function completeness({
  status,
  law,
  duties,
}: Pick<Agreement, "status" | "law" | "duties">): Completeness {
  const isSettled = (part: string) => status[part] === "agreed" || status[part] === "not-needed";
  const missing = PARTS.filter((part) => !isSettled(part));
  const openLaw = LAW_NEEDED.filter((point) => !law.includes(point));
  return {
    settled: PARTS.length - missing.length,
    of: PARTS.length,
    missing,
    law: openLaw,
    duties: DUTIES.filter((duty) => !duties.includes(duty)),
    complete: missing.length === 0 && openLaw.length === 0,
  };
}
