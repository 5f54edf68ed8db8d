import { type Change, update } from "../core/change.ts";
import type { Store } from "../core/ports.ts";
import type { Person } from "../core/records.ts";

/** Ends what somebody has unfinished for a cohort they are leaving: it holds words of their district. */
export const createStopRuns =
  ({ store }: { store: Pick<Store, "reads"> }) =>
  async (person: Person, cohortId: string, now: Date): Promise<Change[]> => {
    const runs = await store.reads.unfinishedRuns(person.id);
    return runs
      .filter((run) => run.cohortId === cohortId)
      .map((run) => update("run", run, { status: "stopped", touchedAt: now }));
  };
