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

interface Rates {
  [rate: string]: number;
}

/** The worked examples of every formula. */
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
  braided: Case<
    {
      total: number;
      sources: string[];
      shares_pct: number[];
      shortfall_source: string;
      shortfall_pct: number;
      made_good_by: string;
    },
    {
      amounts: number[];
      hhi: number;
      effective_sources: number;
      largest_share_pct: number;
      collected: number;
      hole: number;
      made_good_share_needed_pct: number;
    }
  >[];
  settlement: Case<Rates, Rates>[];
  billing: Case<Rates & { days_to_payment: number[] }, Rates>[];
  cliff: Case<
    {
      fte: number;
      salary: number;
      fringe: number;
      other_per_fte: number;
      growth: number;
      revenue_by_year: Record<string, number[]>;
    },
    { years: Rates[] }
  >[];
  fringe_from_ecec: Case<Rates, Rates>[];
  medicaid_crude: Case<Rates, Rates>[];
  referral: Case<
    { referrals: { referred: string; first_service: string | null }[] },
    Record<string, number | number[]>
  >[];
  participation: Case<Rates, Rates>[];
}

// A cast because JSON has no types; the tests below would fail on any other shape.
export const vectors = JSON.parse(
  readFileSync(new URL("./check-vectors.json", import.meta.url), "utf8"),
) as Vectors;
