import { type Outcome, update } from "../../core/change.ts";
import type { Call } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { Person, Run } from "../../core/records.ts";
import type { Answers } from "../checklist.ts";
import { touched } from "../nudge/when.ts";
import { walk } from "../path.ts";
import { checklistOf, openRun } from "../run-row.ts";
import { elsewhere, toAsker } from "../to-asker.ts";
import type { Tool } from "../tool.ts";
import { named, type TogetherDeps } from "./deps.ts";
import { signed } from "./merge.ts";
import { goOn, tell } from "./tell.ts";
import { isUnfinished, withOthers } from "./with-others.ts";

/** Gives a whole run, or a part somebody has, to a colleague with everything answered so far. */
export function createHandOver({ store, words, rules }: Omit<TogetherDeps, "newId">) {
  const { reads } = store;

  return async (call: Call, run: Run, tool: Tool, to: Person): Promise<Outcome> => {
    if (!isUnfinished(run)) throw new UserError(words("together.over"), { reason: "over" });
    const { person } = call.who;
    const { title } = checklistOf(run);
    const answers = signed(run.answers as Answers, named(person));
    // Saved until they press Go on: what they are at in their own conversation is not disturbed.
    const state = touched({ status: "saved", answers, place: "" }, to, rules, call.now);
    const set = { personId: to.id, place: "", answers, ...state };
    const { guide, at } = openRun(await withOthers(reads, run), tool);
    const path = walk(guide, at.answers, call.now);
    const done = path.steps.filter(({ id }) => path.answers[id]).length;
    const far = { done, of: path.likely };
    const text = words("together.handed-to-you", { from: person.name, title, ...far });
    const data = { type: "handed", run: run.id };
    const mine = words("together.handed", { name: to.name, title });
    return {
      changes: [update("run", run, set)],
      outgoing: [
        toAsker(call, { text: mine, data }),
        ...elsewhere(call, words),
        tell(call, to, rules, { text, actions: [goOn(words, run)], data }),
        ...(await ownerTold(call, run, to)),
      ],
      audit: [{ action: "run.handed", subject: run.id }],
    };
  };

  /** Whoever gave the part away hears who has it now. */
  async function ownerTold(call: Call, part: Run, to: Person) {
    const owner = part.parentId === null ? undefined : await reads.run(part.parentId);
    const person = owner && (await reads.person(owner.personId));
    if (!person || person.id === to.id || person.id === call.who.person.id) return [];
    const { title } = checklistOf(part);
    const text = words("together.part-handed", {
      from: call.who.person.name,
      name: to.name,
      title,
    });
    return [tell(call, person, rules, { text, data: { type: "part", run: part.id } })];
  }
}
