import { z } from "zod";
import type { Staffing } from "./ratio.ts";
import type { RoleResult } from "./roles.ts";

const maybe = z.number().nullable();

const role = z.enum(["counselor", "psychologist", "social-worker", "nurse"]);

const held: z.ZodType<Staffing> = z.object({
  status: z.enum(["meets", "gap", "no_staff", "not_reported"]),
  ratio: maybe,
  ratioRounded: maybe,
  needed: z.number(),
  gap: maybe,
  surplus: maybe,
  coveragePct: maybe,
  overPct: maybe,
});

const result: z.ZodType<RoleResult> = z.intersection(
  held,
  z.object({
    role,
    fte: maybe,
    vacant: maybe,
    year: z.string().nullable(),
    benchmark: z.number(),
    own: z.boolean(),
    published: maybe,
    setIn: maybe,
    body: z.string().nullable(),
    source: z.string().nullable(),
    caveat: z.string().nullable(),
  }),
);

/** Staff of partners who work with the district's students: beside the school's own, never instead. */
export interface PartnerStaff {
  role: string;
  fte: number | null;
  year: string | null;
}

/**
 * What a document of kind "staffing" holds, by whichever way its numbers came. `studentsYear` and each
 * role's `year` may differ. `before`: the document it takes the place of, for the trend.
 */
export interface StaffingMade {
  students: number;
  studentsYear: string | null;
  roles: RoleResult[];
  partners: PartnerStaff[];
  /** What partners do to the school's positions: "add", "replace", "unsure", "none"; null when not asked. */
  standing: string | null;
  before: { date: string; roles: Past[] } | null;
}

/** One role as it was in the last document. */
export interface Past {
  role: string;
  fte: number | null;
  ratio: number | null;
  year: string | null;
}

export const staffingShape: z.ZodType<StaffingMade> = z.object({
  students: z.number(),
  studentsYear: z.string().nullable(),
  roles: z.array(result),
  partners: z.array(z.object({ role: z.string(), fte: maybe, year: z.string().nullable() })),
  standing: z.string().nullable(),
  before: z
    .object({
      date: z.string(),
      roles: z.array(
        z.object({ role: z.string(), fte: maybe, ratio: maybe, year: z.string().nullable() }),
      ),
    })
    .nullable(),
});
