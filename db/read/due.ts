import { and, asc, eq, inArray, isNotNull } from "drizzle-orm";
import type { Db } from "../plan.ts";
import type { Tables } from "../schema.ts";

/** The next instant at which a reminder or digest is due; undefined when nothing waits. */
export async function nextDueAt(
  db: Db,
  { step, experiment, digest, run }: Tables,
): Promise<Date | undefined> {
  const soonest = await Promise.all([
    db
      .select({ at: step.remindAt })
      .from(step)
      .where(and(eq(step.state, "open"), isNotNull(step.remindAt)))
      .orderBy(asc(step.remindAt))
      .limit(1),
    db
      .select({ at: experiment.remindAt })
      .from(experiment)
      .where(and(eq(experiment.status, "open"), isNotNull(experiment.remindAt)))
      .orderBy(asc(experiment.remindAt))
      .limit(1),
    db
      .select({ at: run.remindAt })
      .from(run)
      .where(and(inArray(run.status, ["open", "saved"]), isNotNull(run.remindAt)))
      .orderBy(asc(run.remindAt))
      .limit(1),
    db
      .select({ at: digest.nextAt })
      .from(digest)
      .where(isNotNull(digest.nextAt))
      .orderBy(asc(digest.nextAt))
      .limit(1),
  ]);
  const [first] = soonest.flat().sort((a, b) => Number(a.at) - Number(b.at));
  return first?.at ?? undefined;
}
