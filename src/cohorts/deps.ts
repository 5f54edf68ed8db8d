import type { Change } from "../core/change.ts";
import type { NewId, Store, Words } from "../core/ports.ts";
import type { Person } from "../core/records.ts";
import type { Reasons } from "./unreachable.ts";

/** What the cohort's commands need of the rest of the program. */
export interface CohortDeps {
  store: Pick<Store, "reads">;
  words: Words;
  newId: NewId;
  /** Which codes of which platform mean that a person cannot be written to. */
  reasons: Reasons;
  /** When somebody may be written to who waits for nothing. */
  onTermsOf: (person: Person, now: Date) => { after?: Date };
  /** What somebody gives up who leaves a cohort: the steps they owned, and what they had unfinished. */
  release: (person: Person, cohortId: string, now: Date) => Promise<Change[]>;
  /** What somebody gives up who only looks on from now on: what they had unfinished for their district. */
  putDown: (person: Person, cohortId: string, now: Date) => Promise<Change[]>;
}
