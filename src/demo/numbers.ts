import { type Change, insert } from "../core/change.ts";
import { addMonths, dayIn, monthOf } from "../core/time.ts";
import { COHORT, DISTRICTS } from "./roster.ts";

/** Months of made-up history, the last full month included. */
const MONTHS = 6;

/** Where each district's series begins; later months move a little, by a fixed pattern. */
const BEGINNINGS: Record<string, { served: number; claims: number; days: number; budget: number }> =
  {
    alder: { served: 212, claims: 420, days: 62, budget: 14 },
    birch: { served: 61, claims: 96, days: 48, budget: 4 },
    cedar: { served: 134, claims: 238, days: 55, budget: 8 },
    dogwood: { served: 305, claims: 610, days: 71, budget: 20 },
    elm: { served: 34, claims: 52, days: 39, budget: 3 },
    fir: { served: 158, claims: 300, days: 58, budget: 10 },
  };

/** In this month of the series Elm Prairie served so few that the cohort's total must stay back. */
const SMALL = { district: "elm", month: 2, served: 7 };

const drift = (district: number, month: number) => ((district * 5 + month * 7) % 9) - 4;

interface Month {
  hiring: Record<string, number | null>;
  served: Record<string, number | null>;
  billing: Record<string, number | null>;
}

function numbersOf(id: string, district: number, month: number): Month | undefined {
  const start = BEGINNINGS[id];
  if (!start) return undefined;
  const served = Math.round(start.served * (1 + 0.03 * month)) + drift(district, month);
  const submitted = Math.round(start.claims * (1 + 0.02 * month)) + drift(month, district);
  const denied = Math.round(submitted * (0.14 - 0.008 * month));
  const paid = Math.round(submitted * (0.76 + 0.01 * month));
  const small = id === SMALL.district && month === SMALL.month;
  return {
    hiring: {
      filled: 1 + ((district + month) % 3),
      days: start.days - 2 * month + drift(district, month),
      open: (district + month) % 2,
      oldest: (district + month) % 2 ? 30 + 6 * ((district + month) % 5) : null,
      budgeted: start.budget,
      staffed: start.budget - 0.5 * ((district + month) % 4),
    },
    served: { served: small ? SMALL.served : served, tier2: null, tier3: null },
    billing: {
      ...{ submitted, paid, denied, pending: submitted - paid - denied },
      accepted: Math.round(submitted * (0.82 + 0.01 * month)),
      ...{ billed: submitted * 80, received: paid * 72, wait: 34 - month + drift(district, month) },
    },
  };
}

/**
 * What the districts reported, some of them ahead of time for the month that is still going on, so
 * that the next digest has something to tell. Left for the newcomer to report: their claims of the
 * last full month, and all of this one.
 */
export function demoNumbers(now: Date, newcomer: string): Change[] {
  const last = addMonths(monthOf(dayIn(COHORT.zone, now)), -1);
  const changes: Change[] = [];
  for (const [at, { id }] of DISTRICTS.entries())
    for (let month = 0; month <= MONTHS; month++) {
      const numbers = numbersOf(id, at, month);
      const period = addMonths(last, month - MONTHS + 1);
      if (!numbers || (id === newcomer && month === MONTHS)) continue;
      const kept = { cohortId: COHORT.id, districtId: id, period, note: null, reportedAt: now };
      const add = (metric: string, values: Record<string, number | null>) =>
        changes.push(
          insert("observation", {
            ...{ id: `${id}-${metric}-${period}`, metric, values, personId: LEADS[id] ?? "pat" },
            ...kept,
          }),
        );
      add("clinician-hiring", numbers.hiring);
      add("students-served", numbers.served);
      if (id !== newcomer || period !== last) add("billing-efficiency", numbers.billing);
    }
  return changes;
}

/** Who reports for each district. */
const LEADS: Record<string, string> = {
  alder: "ana",
  birch: "raj",
  cedar: "moana",
  dogwood: "dee",
  elm: "eli",
  fir: "fay",
};
