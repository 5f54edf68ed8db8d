import type { Call } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { Store, Words } from "../../core/ports.ts";
import type { Run } from "../../core/records.ts";
import { checklistOf, placeFor } from "../run-row.ts";

/** Which run somebody means: the one they name, else the one that is open here, else their only one. */
export function createPickRun({ store, words }: { store: Pick<Store, "reads">; words: Words }) {
  const { reads } = store;

  return async (call: Call, said: string): Promise<Run> => {
    const unfinished = await reads.unfinishedRuns(call.who.person.id);
    const wanted = said.toLowerCase().trim();
    const open = await reads.openRun(call.who.person.id, placeFor(call));
    if (wanted === "" && open) return open;
    const isMeant = (run: Run) => {
      const { id, title, about = "" } = checklistOf(run);
      return [id, title, about].some((name) => name.toLowerCase().includes(wanted));
    };
    const [run, ...others] = unfinished.filter(isMeant);
    if (!run) throw new UserError(words("run.nothing-open"), { reason: "no-run" });
    if (others.length === 0) return run;
    const list = [run, ...others].map((one) => checklistOf(one).title).join(", ");
    throw new UserError(words("together.which", { list }), { reason: "several" });
  };
}
