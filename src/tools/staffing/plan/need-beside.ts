import { z } from "zod";
import { round } from "../../../core/show.ts";
import type { Around } from "../../document/around.ts";
import { isHeld } from "../roles.ts";
import { staffingShape } from "../shape.ts";

/** The size of the need beside the staff there is to meet it. Null: not worked out, or not reported. */
export interface Beside {
  /** Students with a need that nothing serves yet. */
  unaddressed: { low: number; high: number } | null;
  /** Filled positions in all roles that were reported. */
  fte: number | null;
  /** Students not served yet, for each of those positions; to one decimal. */
  perFte: { low: number; high: number } | null;
  roles: { role: string; fte: number | null; needed: number; gap: number | null }[];
}

const end = z.object({ low: z.number(), high: z.number() });

/** The part of an estimate that is used here; the rest of it is the estimate's own. */
const estimateShape: z.ZodType<{
  estimate: { unaddressed: { low: number; high: number } | null };
}> = z.object({ estimate: z.object({ unaddressed: end.nullable() }) });

/** Puts the newest estimate beside the newest staffing of the district. */
export function needBeside(around: Pick<Around, "latest">): Beside {
  const unaddressed = around.latest("need-gap", estimateShape)?.made.estimate.unaddressed ?? null;
  const roles = around.latest("staffing", staffingShape)?.made.roles ?? [];
  const reported = roles.flatMap(({ fte }) => fte ?? []);
  const fte =
    reported.length > 0
      ? round(
          reported.reduce((a, b) => a + b, 0),
          3,
        )
      : null;
  const per = (n: number) => (fte ? round(n / fte, 1) : 0);
  return {
    unaddressed: unaddressed && { low: unaddressed.low, high: unaddressed.high },
    fte,
    perFte: unaddressed && fte ? { low: per(unaddressed.low), high: per(unaddressed.high) } : null,
    roles: roles
      .filter(isHeld)
      .map(({ role, fte: filled, needed, gap }) => ({ role, fte: filled, needed, gap })),
  };
}
