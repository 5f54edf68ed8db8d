import type { Call } from "../../core/command.ts";
import type { Store } from "../../core/ports.ts";
import type { DocumentHead } from "../../core/reads.ts";
import type { Run } from "../../core/records.ts";
import type { Checklist } from "../checklist.ts";
import { current } from "../document/current.ts";
import { checklistOf } from "../run-row.ts";
import { teamOf } from "../team.ts";
import type { Tool } from "../tool.ts";

/** Where a district stands in one tool. `mine`: the asker's own unfinished run; `theirs`: a colleague's. */
export interface Standing {
  checklist: Checklist;
  tool: Tool;
  state: "new" | "begun" | "done";
  mine?: Run;
  theirs?: Run;
  /** The documents of it that count now, oldest first. */
  documents: DocumentHead[];
}

/** Looks up where the asker's district stands in every tool, in a handful of questions to the store. */
export function createStandings(deps: {
  store: Pick<Store, "reads">;
  /** Whether everybody has their own document of that kind. */
  personal: (kind: string) => boolean;
  guided: () => { checklist: Checklist; tool: Tool }[];
}) {
  const { reads } = deps.store;

  return async (call: Call): Promise<Standing[]> => {
    const { person } = call.who;
    const district = teamOf(call);
    const own = await reads.unfinishedRuns(person.id);
    const others = district ? await reads.runsOfDistrict(district.id) : [];
    const of = district ? { districtId: district.id } : { personId: person.id };
    const documents = current(await reads.documentHeads(of));
    /** What everybody keeps for themselves is done when the asker has done it. */
    const counts = ({ kind, subject, personId }: DocumentHead) =>
      subject !== null || personId === person.id || !deps.personal(kind);
    return deps.guided().map(({ checklist, tool }) => {
      const of = (run: Run) => checklistOf(run).id === checklist.id && run.parentId === null;
      const mine = own.find(of);
      const theirs = others.find((run) => of(run) && run.personId !== person.id);
      const made = documents.filter(({ kind }) => kind === checklist.id).filter(counts);
      const begun = mine ?? theirs;
      const state = made.length > 0 ? "done" : begun ? "begun" : "new";
      const runs = { ...(mine && { mine }), ...(theirs && { theirs }) };
      return { checklist, tool, state, documents: made, ...runs };
    });
  };
}
