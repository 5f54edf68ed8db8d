import type { Words } from "../../core/ports.ts";
import type { Benchmark } from "./benchmark.ts";
import type { RatioInputs } from "./parse-ratio.ts";
import { rolesOf } from "./roles.ts";
import type { PartnerStaff, StaffingMade } from "./shape.ts";

/** The numbers that new ones are held against, and when they were worked out. */
type Last = NonNullable<StaffingMade["before"]>;

/** What a new document is held against: the last one; when that is of today, the one before it, since this mends it. */
export function lastOf(
  last: { date: string; made: StaffingMade } | undefined,
  today: string,
): Last | undefined {
  if (!last) return undefined;
  if (last.date === today) return last.made.before ?? undefined;
  return { date: last.date, roles: pastOf(last.made) };
}

/** What a line, a conversation and a file all end in: every role against its recommendation, with the trend. */
export function concludeStaffing(
  inputs: RatioInputs,
  more: { partners?: PartnerStaff[]; standing?: string | null; last?: Last | undefined },
  { benchmarks, words }: { benchmarks: Benchmark[]; words: Words },
): StaffingMade {
  const { partners = [], standing = null, last } = more;
  return {
    students: inputs.students,
    studentsYear: inputs.studentsYear ?? null,
    roles: rolesOf(inputs, benchmarks, words),
    ...{ partners, standing },
    before: last ?? null,
  };
}

const pastOf = ({ roles }: StaffingMade) =>
  roles.map(({ role, fte, ratio, year }) => ({ role, fte, ratio, year }));
