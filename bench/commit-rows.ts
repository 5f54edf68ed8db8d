import { type Change, insert, type New, type Posting, type Work } from "../src/core/change.ts";
import type { Run } from "../src/core/records.ts";

/** What one answered question leads to: a changed run, a new document and the next question. */
export interface Answer {
  cause: string;
  run: { id: string; version: number; set: Pick<Run, "answers" | "step" | "touchedAt"> };
  document: New<"document">;
  posting: Posting;
}

const START = new Date("2026-03-02T09:00:00.000Z");
const owner = { cohortId: "cohort-1", districtId: "district-1", personId: "person-1" };

/** The people and the run that every answer refers to. */
export const ground: Change[] = [
  insert("person", {
    ...{ id: "person-1", name: "Ana", zone: "America/Chicago", locale: "en-US" },
    ...{ quietFrom: null, quietUntil: null, awayUntil: null, createdAt: START },
  }),
  insert("cohort", {
    ...{ id: "cohort-1", name: "Prairie", zone: "America/Chicago", threshold: 10 },
    createdAt: START,
  }),
  insert("district", { id: "district-1", cohortId: "cohort-1", name: "Oak", profile: {} }),
  insert("run", {
    ...{ id: "run-1", ...owner, checklist: "need-gap", step: "start", place: "web/demo/1/" },
    ...{ definition: {}, answers: {}, status: "open", startedAt: START, touchedAt: START },
    ...{ parentId: null, remindAt: null },
  }),
];

/** The n-th answer, counted from zero. The same number gives the same answer, whoever writes it. */
export function answer(n: number): Answer {
  const at = new Date(START.getTime() + n);
  const text = `That makes ${n} so far. How many students did partners serve last year?`;
  return {
    cause: `web:demo:${n}`,
    run: {
      id: "run-1",
      version: n + 1,
      set: { step: `step-${n % 9}`, answers: { referrals: n, crisis: [74, 18] }, touchedAt: at },
    },
    document: {
      ...{ id: `document-${n}`, ...owner, kind: "need-gap", runId: "run-1" },
      data: { total: 1940, addressed: 1050, unaddressed: 890, overlapPct: 43.1, n },
      ...{ visibility: "private", subject: null, replacesId: null, createdAt: at },
    },
    posting: {
      to: { platform: "web", tenant: "demo", conversation: "1" },
      reply: { text, blocks: [{ type: "text", text }], data: { type: "question", n } },
    },
  };
}

/** The same answer as the store takes it. */
export const toWork = ({ cause, run, document, posting }: Answer): Work => ({
  cause,
  changes: [{ op: "update", kind: "run", ...run }, insert("document", document)],
  postings: [posting],
  audit: [],
});
