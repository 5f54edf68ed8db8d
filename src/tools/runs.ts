import { type Change, insert, type Outcome, type Outgoing, update } from "../core/change.ts";
import type { Call, Responder } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import { fromDistrict } from "../core/from-district.ts";
import type { NewId, Store, Words } from "../core/ports.ts";
import type { Run } from "../core/records.ts";
import { SUMMARY } from "./advance.ts";
import { ask, type Preface } from "./ask.ts";
import type { Answers, Checklist } from "./checklist.ts";
import { createConversation } from "./conversation.ts";
import { offerForm } from "./offer-form.ts";
import { plainTool } from "./plain-tool.ts";
import { createRunResponder } from "./run-responder.ts";
import { checklistOf, openRun, placeFor, startRun } from "./run-row.ts";
import { elsewhere, toAsker } from "./to-asker.ts";
import type { Runs, Tool } from "./tool.ts";

/** What every part of a run's life needs. `find` knows every tool of the program by its name. */
export interface RunDeps {
  store: Pick<Store, "reads">;
  words: Words;
  newId: NewId;
  find: (name: string) => Tool | undefined;
}

type StartOptions = Parameters<Runs["start"]>[3];

/** Runs of checklists: begins them, and hears the answers, buttons and forms of those in progress. */
export function createRuns(deps: RunDeps) {
  const { store, words, newId } = deps;
  const { reads } = store;
  const conversation = createConversation(deps);
  /** A checklist that no tool is named after is kept as it was answered. */
  const toolNamed = (name: string) => deps.find(name) ?? plainTool(name, deps);

  /** Whatever else is open here is put aside, never lost. */
  async function setAside(call: Call): Promise<{ changes: Change[]; notes: string[] }> {
    const open = await reads.openRun(call.who.person.id, placeFor(call));
    if (!open) return { changes: [], notes: [] };
    const { title } = checklistOf(open);
    return {
      changes: [update("run", open, { status: "saved", touchedAt: call.now })],
      notes: [words("run.set-aside", { title })],
    };
  }

  async function unfinished(call: Call, tool: Tool, checklist: Checklist) {
    const runs = await reads.unfinishedRuns(call.who.person.id);
    return runs.find((run) => {
      const { id, about } = checklistOf(run);
      const here = run.districtId === (call.who.district?.id ?? null);
      const same = run.checklist === tool.name && id === checklist.id;
      return here && same && about === checklist.about;
    });
  }

  async function start(
    call: Call,
    tool: Tool,
    checklist: Checklist,
    options: StartOptions = {},
  ): Promise<Outcome> {
    const { prefill, as = "conversation", fresh = prefill && !checklist.about } = options;
    const earlier = fresh ? undefined : await unfinished(call, tool, checklist);
    if (earlier)
      return as === "form" ? openAsForm(call, earlier, tool) : resume(call, earlier, tool);
    const guide = { checklist, tool };
    const row = startRun(call, newId(), guide, prefill ?? {});
    if (as === "form") {
      // Saved, not open: until the form is sent in, what the person types is not an answer to it.
      const offered = offerForm(words, call, row, guide, prefill ?? {});
      return { ...offered, changes: [insert("run", { ...row, status: "saved" })] };
    }
    const { changes, notes } = await setAside(call);
    if (row.step !== SUMMARY) notes.push(...filledIn(prefill ?? {}));
    const question = asked(call, { ...row, version: 1 }, tool, { notes, first: true });
    return {
      changes: [...changes, insert("run", row)],
      outgoing: [...question, ...elsewhere(call, words)],
    };
  }

  /** Says that some questions are not asked because their answers are there already. */
  function filledIn(prefill: Answers): string[] {
    const count = Object.values(prefill).filter((answer) => "value" in answer).length;
    return count > 0 ? [words("run.filled-in", { count })] : [];
  }

  function asked(call: Call, run: Run, tool: Tool, preface: Preface): Outgoing[] {
    const { guide, at } = openRun(run, tool);
    return [toAsker(call, ask(words, run.id, guide, at, call.now, preface))];
  }

  function openAsForm(call: Call, run: Run, tool: Tool): Outcome {
    const { guide, at } = openRun(run, tool);
    return offerForm(words, call, run, guide, at.answers);
  }

  /** Goes on with a run where it stopped, wherever the person writes now. */
  async function resume(call: Call, run: Run, tool: Tool): Promise<Outcome> {
    if (!(await fromDistrict(reads, call, run.districtId)))
      throw new UserError(words("run.left"), { reason: "left" });
    const here = run.status === "open" && run.place === placeFor(call);
    const notes = [words("run.resumed", { title: checklistOf(run).title })];
    if (here)
      return { outgoing: [...asked(call, run, tool, { notes }), ...elsewhere(call, words)] };
    const aside = await setAside(call);
    const moved = { status: "open" as const, place: placeFor(call), touchedAt: call.now };
    const outgoing = asked(call, run, tool, { notes: [...aside.notes, ...notes] });
    return {
      changes: [...aside.changes, update("run", run, moved)],
      outgoing: [...outgoing, ...elsewhere(call, words)],
    };
  }

  const responder: Responder = createRunResponder({ ...deps, toolNamed, conversation, resume });
  return { start, resume, openAsForm, toolNamed, conversation, responder };
}

/** Everything that works on runs: commands of this folder, and features that begin them. */
export type RunKit = ReturnType<typeof createRuns>;
