import { UserError } from "../../core/errors.ts";
import type { Words } from "../../core/ports.ts";
import { type Benchmark, benchmarkFor, type StaffRole } from "./benchmark.ts";
import { nursesNeeded } from "./nurses.ts";
import type { RatioInputs } from "./parse-ratio.ts";
import { type Staffing, staffing } from "./ratio.ts";

/** One role with what it was held against. `own`: the person's own figure, not a body's. */
export interface RoleResult extends Staffing {
  role: StaffRole;
  fte: number | null;
  benchmark: number;
  own: boolean;
  /** The body's figure as published; for nurses by need, `benchmark` is reckoned from it. */
  published: number | null;
  body: string | null;
  source: string | null;
  caveat: string | null;
}

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
  const { fte = null, benchmark: own } = inputs.staff[role] ?? {};
  const byNeed = role === "nurse" && own === undefined ? nurseBenchmark(inputs, words) : undefined;
  const benchmark = own ?? byNeed ?? published?.students_per_fte;
  if (benchmark === undefined) return undefined;
  const theirs = own === undefined ? published : undefined;
  return {
    role,
    fte,
    benchmark,
    own: own !== undefined,
    published: theirs?.students_per_fte ?? null,
    body: theirs?.body ?? null,
    source: theirs?.source ?? null,
    caveat: theirs?.caveat ?? null,
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
