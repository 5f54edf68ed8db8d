import { UserError } from "../../core/errors.ts";
import type { Words } from "../../core/ports.ts";
import { type Benchmark, benchmarkFor, type StaffRole } from "./benchmark.ts";
import { nursesNeeded } from "./nurses.ts";
import type { RatioInputs, Staff } from "./parse-ratio.ts";
import { type Staffing, staffing } from "./ratio.ts";

/** One role with what it was held against. `own`: the person's own figure, not a body's. */
export interface RoleResult extends Staffing {
  role: StaffRole;
  fte: number | null;
  /** Positions that are there and not filled; null where nobody said. */
  vacant: number | null;
  /** School year of the staff numbers, "2025-26". */
  year: string | null;
  benchmark: number;
  own: boolean;
  /** The body's figure as published; for nurses by need, `benchmark` is reckoned from it. */
  published: number | null;
  /** The year in which the body set it. */
  setIn: number | null;
  body: string | null;
  /** Where the figure is from: the body's page, or what the person said of their own. */
  source: string | null;
  caveat: string | null;
}

/** False for a figure that its body has withdrawn: it is shown with its caveat, but nothing is said to be short of it. */
export const isHeld = ({ own, caveat }: Pick<RoleResult, "own" | "caveat">): boolean =>
  own || caveat === null;

/** Always shown, so that what was not reported is seen to be missing. */
const ALWAYS: StaffRole[] = ["counselor", "psychologist", "social-worker"];

const NURSE_DIGITS = 3;

/** Every role against its recommendation. Nurses only when asked about: no ratio holds for them now. */
export function rolesOf(inputs: RatioInputs, benchmarks: Benchmark[], words: Words): RoleResult[] {
  const asked = inputs.staff.nurse !== undefined || inputs.acuity !== undefined;
  return [...ALWAYS, ...(asked ? (["nurse"] as const) : [])].flatMap((role) => {
    const result = roleResult(role, inputs, benchmarkFor(role, benchmarks), words);
    return result ? [result] : [];
  });
}

function roleResult(
  role: StaffRole,
  inputs: RatioInputs,
  published: Benchmark | undefined,
  words: Words,
): RoleResult | undefined {
  const staff: Staff = inputs.staff[role] ?? { fte: null };
  const { fte, vacant = null, benchmark: own, year = null } = staff;
  const byNeed = role === "nurse" && own === undefined ? nurseBenchmark(inputs, words) : undefined;
  const benchmark = own ?? byNeed ?? published?.students_per_fte;
  if (benchmark === undefined) return undefined;
  const theirs = own === undefined ? published : undefined;
  return {
    role,
    ...{ fte, vacant, year: year ?? inputs.staffYear ?? null },
    benchmark,
    own: own !== undefined,
    published: theirs?.students_per_fte ?? null,
    setIn: theirs?.year ?? null,
    body: theirs?.body ?? null,
    source: theirs?.source ?? staff.source ?? null,
    caveat: theirs?.caveat ?? (role === "nurse" ? words("staffing.nurse-own") : null),
    ...staffing(inputs.students, fte, benchmark, role === "nurse" ? NURSE_DIGITS : 2),
  };
}

/** The old nurse formula as students per nurse, for these very students. */
function nurseBenchmark({ students, acuity }: RatioInputs, words: Words): number | undefined {
  if (!acuity) return undefined;
  const needed = nursesNeeded(students, acuity);
  if (needed !== undefined) return students / needed;
  throw new UserError(words("ratio.wrong.acuity", { students }), {
    field: "daily",
    max: students,
  });
}
