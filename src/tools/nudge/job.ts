import { type Outcome, update } from "../../core/change.ts";
import type { Due, Job } from "../../core/command.ts";
import type { Store, Words } from "../../core/ports.ts";
import type { Run } from "../../core/records.ts";
import { allowed } from "../../reminders/next-moment.ts";
import type { ReminderRules } from "../../reminders/rules.ts";
import type { RunKit } from "../runs.ts";
import { isUnfinished, withOthers } from "../together/with-others.ts";
import { nudgeMessage } from "./message.ts";
import { nextNudgeAt } from "./when.ts";

/** Runs looked at in one beat; what is left over is found by the next one. */
const BATCH = 500;

/**
 * Asks people about what they left half-finished. A run's `remindAt` is the truth and moves on in the
 * commit that promises the message, so however many processes ask, it is said once.
 */
export function createNudgeJob(deps: {
  store: Pick<Store, "reads">;
  words: Words;
  rules: ReminderRules;
  runs: Pick<RunKit, "toolNamed">;
}): Job {
  const { words, rules, runs } = deps;
  const { reads } = deps.store;

  const isDue = (run: Run, personId: string, now: Date) =>
    isUnfinished(run) && run.personId === personId && run.remindAt !== null && run.remindAt <= now;

  /** Those that are still to be spoken of to this person, read afresh. */
  async function stillDue(personId: string, ids: string[], now: Date): Promise<Run[]> {
    const found = await Promise.all(ids.map((id) => reads.run(id)));
    return found.filter((run): run is Run => run !== undefined && isDue(run, personId, now));
  }

  /** Nobody is asked about what was begun for a district that they are not in any more. */
  async function theirs(personId: string, due: Run[]): Promise<Run[]> {
    const memberships = await reads.memberships(personId);
    const districts = new Set([null, ...memberships.map(({ districtId }) => districtId)]);
    return due.filter(({ districtId }) => districts.has(districtId));
  }

  async function decide(personId: string, ids: string[], now: Date): Promise<Outcome> {
    const due = await stillDue(personId, ids, now);
    if (due.length === 0) return {};
    const person = await reads.person(personId);
    const asked = person ? await theirs(personId, due) : [];
    const silent = due.filter((run) => !asked.includes(run));
    const changes = silent.map((run) => update("run", run, { remindAt: null }));
    if (!person || asked.length === 0) return { changes };
    const at = allowed(now, person, rules);
    if (at > now)
      return {
        changes: [...changes, ...asked.map((run) => update("run", run, { remindAt: at }))],
      };
    const moved = asked.map((run) =>
      update("run", run, { remindAt: nextNudgeAt(run, person, rules, now) }),
    );
    const waiting = await Promise.all(
      asked.map(async (run) => ({
        run: await withOthers(reads, run),
        tool: runs.toolNamed(run.checklist),
      })),
    );
    const reply = nudgeMessage(words, waiting, now);
    return { changes: [...changes, ...moved], outgoing: [{ to: { personId }, reply }] };
  }

  return {
    name: "nudges",
    async due(now) {
      const groups = new Map<string, Run[]>();
      for (const run of await reads.runsToRemind(now, BATCH))
        groups.set(run.personId, [...(groups.get(run.personId) ?? []), run]);
      return [...groups].map(
        ([personId, all]): Due => ({
          personId,
          // A run's version moves on whenever it is spoken of: the same state is never asked about twice.
          cause: `nudge:${personId}:${all[0]?.id}:${all[0]?.version}`,
          decide: () =>
            decide(
              personId,
              all.map(({ id }) => id),
              now,
            ),
        }),
      );
    },
  };
}
