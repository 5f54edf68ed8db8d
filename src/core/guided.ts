import type { Row } from "./row.ts";

/**
 * One guided checklist in progress. `definition` is the copy taken when it started. `parentId`: it is
 * a part of that run, given to somebody else. `remindAt`: when its person hears that it is unfinished.
 */
export interface Run extends Row {
  personId: string;
  cohortId: string | null;
  districtId: string | null;
  checklist: string;
  definition: unknown;
  answers: Record<string, unknown>;
  step: string;
  place: string;
  status: "open" | "saved" | "done" | "stopped";
  parentId: string | null;
  remindAt: Date | null;
  startedAt: Date;
  touchedAt: Date;
}

/**
 * What a finished tool produced. `data` has the shape that its kind promises. `subject`: whom or what it
 * is about, such as one provider, where a district has several of the kind. `replacesId`: the version
 * before; one that no other replaces is what counts now.
 */
export interface Document extends Row {
  kind: string;
  subject: string | null;
  cohortId: string | null;
  districtId: string | null;
  personId: string;
  runId: string | null;
  data: unknown;
  visibility: "private" | "cohort";
  replacesId: string | null;
  createdAt: Date;
}
