import type { Outcome } from "../../core/change.ts";
import type { Call } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { Form } from "../../core/form.ts";
import type { Person, Run } from "../../core/records.ts";
import { ask } from "../ask.ts";
import { checklistOf, openRun, placeFor } from "../run-row.ts";
import { elsewhere, toAsker } from "../to-asker.ts";
import type { Tool } from "../tool.ts";
import type { TogetherDeps } from "./deps.ts";
import { createEndPart } from "./end-part.ts";
import { createFindColleague } from "./find-colleague.ts";
import { createGivePart } from "./give-part.ts";
import { createHandOver } from "./hand-over.ts";
import { findPart, partsOf, type Section } from "./parts-of.ts";
import { createShowParts } from "./show-parts.ts";
import { goOn } from "./tell.ts";
import { isUnfinished, withOthers } from "./with-others.ts";

/** Several people on one run: hand it over, give parts of it away and take them back. */
export function createTogether(deps: TogetherDeps) {
  const { store, words } = deps;
  const { reads } = store;
  const find = createFindColleague(deps);
  const givePart = createGivePart(deps);
  const endPart = createEndPart(deps);
  const handOver = createHandOver(deps);
  const showParts = createShowParts(deps);

  /** The owner's next question with a word about what just changed; only said where it is not open here. */
  function goesOn(call: Call, owner: Run, tool: Tool, note: string): Outcome["outgoing"] {
    const here = owner.status === "open" && owner.place === placeFor(call);
    if (!here) {
      const actions = [goOn(words, owner)];
      const reply = { text: note, data: { type: "run", run: owner.id } };
      const blocks = [
        { type: "text" as const, text: note },
        { type: "actions" as const, actions },
      ];
      return [toAsker(call, { ...reply, blocks }), ...elsewhere(call, words)];
    }
    const { guide, at } = openRun(owner, tool);
    const reply = ask(words, owner.id, guide, at, call.now, { notes: [note] });
    return [toAsker(call, reply), ...elsewhere(call, words)];
  }

  const sectionsOf = (run: Run) => partsOf(checklistOf(run).steps, words("together.opening"));

  function sectionOf(run: Run, said: string): Section {
    const { title } = checklistOf(run);
    if (run.parentId !== null) throw new UserError(words("together.part-only"), { reason: "part" });
    if (!isUnfinished(run)) throw new UserError(words("together.over"), { reason: "over" });
    const all = sectionsOf(run);
    if (all.length === 0)
      throw new UserError(words("together.no-parts", { title }), { reason: "no-parts" });
    const found = findPart(all, said);
    const list = all.map((one, at) => `${at + 1}. ${one.title}`).join(", ");
    if (found) return found;
    const facts = { reason: "section", sections: all.map((one) => one.title) };
    throw new UserError(words("together.no-section", { said: said.slice(0, 60), list }), facts);
  }

  async function assign(
    call: Call,
    run: Run,
    tool: Tool,
    section: Section,
    to: Person,
  ): Promise<Outcome> {
    const { held = {} } = checklistOf(await withOthers(reads, run));
    const other = section.steps.map(({ id }) => held[id]).find((one) => one !== undefined);
    if (other) {
      const text = words("together.taken-already", { name: other.name, section: section.title });
      throw new UserError(text, { reason: "held", run: other.run });
    }
    const { changes, outgoing, owner, questions } = await givePart(call, run, tool, to, section);
    const said = { name: to.name, section: section.title, count: questions };
    const note = words("together.given", said);
    return {
      changes,
      outgoing: [...(goesOn(call, owner, tool, note) ?? []), ...outgoing],
      audit: [{ action: "run.part-given", subject: run.id }],
    };
  }

  async function take(call: Call, part: Run, tool: Tool): Promise<Outcome> {
    if (!isUnfinished(part))
      throw new UserError(words("together.back-already"), { reason: "over" });
    const holder = await reads.person(part.personId);
    const { changes, outgoing, owner } = await endPart.take(call, part, tool);
    const section = checklistOf(part).part?.section ?? "";
    const note = words("together.took-back", { name: holder?.name ?? "", section });
    const rest = owner && (await withoutPart(owner, part));
    const said = rest ? goesOn(call, rest, tool, note) : [];
    return { changes, outgoing: [...(said ?? []), ...outgoing] };
  }

  /** The owner's run with what is still with others, now that this part is not. */
  async function withoutPart(owner: Run, part: Run): Promise<Run> {
    const now = await withOthers(reads, owner);
    const checklist = checklistOf(now);
    const held = Object.entries(checklist.held ?? {}).filter(([, { run }]) => run !== part.id);
    return { ...now, definition: { ...checklist, held: Object.fromEntries(held) } };
  }

  /** A form in which a colleague is picked; it opens in answer to a click. */
  async function whoForm(call: Call, run: Run, id: string, title: string): Promise<Form> {
    const able = await find.possible(call, run);
    return {
      ...{ id, title, submit: words("together.form.submit") },
      fields: [
        {
          ...{ id: "who", type: "choice", label: words("together.form.who") },
          choices: able.map((person) => ({ value: person.id, label: person.name })),
        },
      ],
    };
  }

  return { find, assign, take, handOver, showParts, sectionOf, sectionsOf, whoForm, endPart };
}

/** What commands, buttons and runs do together. */
export type Together = ReturnType<typeof createTogether>;
