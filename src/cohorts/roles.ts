import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Words } from "../core/ports.ts";
import type { Cohort, District, Membership, Role } from "../core/records.ts";

export const ROLES: Role[] = ["lead", "member", "observer", "facilitator"];

const ROLE_WORDS: Record<Role, string> = {
  facilitator: "cohort.role.facilitator",
  lead: "cohort.role.lead",
  member: "cohort.role.member",
  observer: "cohort.role.observer",
};

/** "District lead". */
export const roleName = (role: Role, words: Words) => words(ROLE_WORDS[role]);

/** "District lead, Birch Valley"; the role alone for somebody without a district. */
export const placeName = (role: Role, district: District | undefined, words: Words) =>
  district
    ? words("cohort.you-in", { role: roleName(role, words), district: district.name })
    : roleName(role, words);

/** "lead" or "leads", in any case. */
export const readRole = (said: string): Role | undefined =>
  ROLES.find((role) => role === said.toLowerCase().replace(/s$/, ""));

/** Whoever asks, with their cohort. */
export interface Insider {
  cohort: Cohort;
  membership: Membership;
  district: District | undefined;
}

/** The asker's cohort; a stranger is told how to come into one. */
export function insider({ who }: Call, words: Words): Insider {
  const { cohort, membership, district } = who;
  if (!cohort || !membership) throw new UserError(words("cohort.none"), { reason: "no-cohort" });
  return { cohort, membership, district };
}

/** The same for what only a facilitator may do, asked again at every click. */
export function facilitator(call: Call, words: Words): Insider {
  const found = insider(call, words);
  if (found.membership.role === "facilitator") return found;
  throw new UserError(words("cohort.facilitator-only"), { allowed: ["facilitator"] });
}
