import type { Member } from "../../core/reads.ts";
import type { District, Document } from "../../core/records.ts";

/** How far one district is with its first steps: counts only, nothing of what was said. */
export interface Progress {
  district: string;
  name: string;
  /** How much of its profile is filled. */
  known: number;
  of: number;
  /** True when the district's own onboarding was finished. */
  done: boolean;
  members: number;
  /** Members who finished theirs. */
  begun: number;
}

const PROFILE = ["locale", "state", "enrolment", "schools", "sites", "tiers"] as const;

/** Counts what is there; observers, who may be partners, are not waited for. */
export function progressOf(district: District, members: Member[], documents: Document[]): Progress {
  const own = members.filter(
    ({ membership }) => membership.districtId === district.id && membership.role !== "observer",
  );
  const finished = (kind: string) => documents.filter((one) => one.kind === kind);
  const begun = new Set(finished("onboarding-member").map(({ personId }) => personId));
  return {
    ...{ district: district.id, name: district.name, of: PROFILE.length },
    known: PROFILE.filter((field) => isKnown(district.profile[field])).length,
    done: finished("onboarding-district").length > 0,
    members: own.length,
    begun: own.filter(({ person }) => begun.has(person.id)).length,
  };
}

const isKnown = (value: unknown) =>
  value !== undefined && !(Array.isArray(value) && value.length === 0);
