import type { Reads } from "../../src/core/reads.ts";
import type { Db } from "../plan.ts";
import type { Tables } from "../schema.ts";
import { belongings } from "./belongings.ts";
import { cohortReads } from "./cohorts.ts";
import { nextDueAt } from "./due.ts";
import { experimentReads } from "./experiments.ts";
import { invitationReads } from "./invitations.ts";
import { metricReads } from "./metrics.ts";
import { peopleReads } from "./people.ts";
import { planReads } from "./plans.ts";
import { referenceReads } from "./references.ts";
import { runReads } from "./runs.ts";
import { troubleReads } from "./troubles.ts";

/** Every named question, answered on whichever database. */
export function createReads(db: Db, tables: Tables): Reads {
  return {
    ...peopleReads(db, tables),
    ...cohortReads(db, tables),
    ...invitationReads(db, tables),
    ...referenceReads(db, tables),
    ...troubleReads(db, tables),
    ...runReads(db, tables),
    ...planReads(db, tables),
    ...experimentReads(db, tables),
    ...metricReads(db, tables),
    belongings: (personId) => belongings(db, tables, personId),
    nextDueAt: () => nextDueAt(db, tables),
  };
}
