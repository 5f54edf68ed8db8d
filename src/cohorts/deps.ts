import type { Change } from "../core/change.ts";
import type { NewId, Store, Words } from "../core/ports.ts";
import type { Person } from "../core/records.ts";

/** What the cohort's commands need of the rest of the program. */
export interface CohortDeps {
  store: Pick<Store, "reads">;
  words: Words;
  newId: NewId;
  /** What somebody gives up who leaves a cohort: the steps they owned, and what they had unfinished. */
  release: (person: Person, cohortId: string, now: Date) => Promise<Change[]>;
}
