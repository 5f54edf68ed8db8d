import { type Change, update } from "../core/change.ts";
import type { Store } from "../core/ports.ts";
import type { Person, Run } from "../core/records.ts";
import { SUMMARY } from "./advance.ts";
import type { Answers } from "./checklist.ts";
import { checklistOf } from "./run-row.ts";
import { named } from "./together/deps.ts";
import { suggestPart } from "./together/merge.ts";
import { isUnfinished } from "./together/with-others.ts";

/**
 * Ends what somebody has unfinished for a cohort they are leaving: it holds words of their district.
 * Parts they gave to others end with it; what they answered of others' is suggested to its owner.
 */
export const createStopRuns = ({ store }: { store: Pick<Store, "reads"> }) => {
  const { reads } = store;

  return async (person: Person, cohortId: string, now: Date): Promise<Change[]> => {
    const all = await reads.unfinishedRuns(person.id);
    const runs = all.filter((run) => run.cohortId === cohortId);
    const parts = (await Promise.all(runs.map(({ id }) => reads.partsOf(id)))).flat();
    const ending = new Map([...runs, ...parts.filter(isUnfinished)].map((run) => [run.id, run]));
    const stopped = [...ending.values()].map((run) =>
      update("run", run, { status: "stopped", remindAt: null, touchedAt: now }),
    );
    return [...(await givenBack(person, runs, ending)), ...stopped];
  };

  /** The owners' runs with what this person had answered of them. */
  async function givenBack(person: Person, runs: Run[], ending: Map<string, Run>) {
    const owners = new Map<string, Run>();
    for (const part of runs) {
      const { parentId } = part;
      if (parentId === null || ending.has(parentId)) continue;
      const owner = owners.get(parentId) ?? (await reads.run(parentId));
      if (!owner || !isUnfinished(owner)) continue;
      const { steps } = checklistOf(part);
      // Written by the engine of runs, and by nobody else.
      const [before, theirs] = [owner.answers as Answers, part.answers as Answers];
      const answers = suggestPart(before, steps, theirs, named(person));
      owners.set(parentId, { ...owner, answers });
    }
    return [...owners.values()].map((owner) => {
      // A summary that was shown is out of date now.
      const shown = owner.status === "open" && owner.step === SUMMARY;
      const status = shown ? ("saved" as const) : owner.status;
      return update("run", owner, { answers: owner.answers, status });
    });
  }
};
