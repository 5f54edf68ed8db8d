import { readFileSync } from "node:fs";

interface Case<I, E> {
  name: string;
  source: string;
  input: I;
  expect: E;
}

interface Ends {
  low: number | null;
  mid?: number | null;
  high: number | null;
}

/** The vectors of the formulas of job 1; the other kinds belong to other features' tests. */
export interface Vectors {
  staffing: Case<
    { students: number; fte: number | null; benchmark: number },
    Record<string, number | string | null>
  >[];
  nurse_acuity_legacy: Case<
    { total_students: number; daily: number; complex: number; continuous: number },
    { needed_fte: number }
  >[];
  need_gap: Case<
    {
      enrolment: number;
      addressed: number | null;
      rows: { source: string; count: number | null; new: number | null }[];
    },
    {
      accept: boolean;
      flags: string[];
      duplicated_total: number;
      total_need?: Ends;
      unaddressed?: Ends;
      need_pct_of_enrolment?: Ends;
      overlap_pct?: number;
      unmet_pct?: number | null;
    }
  >[];
  goal_25pct: Case<
    { baseline_access: number; increase_pct: number; total_need: number },
    { target: number; additional: number; remaining_unaddressed: number }
  >[];
  prevalence_check: Case<{ enrolment: number }, Record<string, number>>[];
}

// A cast because JSON has no types; the tests below would fail on any other shape.
export const vectors = JSON.parse(
  readFileSync(new URL("./check-vectors.json", import.meta.url), "utf8"),
) as Vectors;
