import { type Change, insert, type Outcome, type Outgoing, update } from "../core/change.ts";
import type { Call, Responder } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import { fromDistrict } from "../core/from-district.ts";
import type { NewId, Store, Words } from "../core/ports.ts";
import type { Run } from "../core/records.ts";
import type { ReminderRules } from "../reminders/rules.ts";
import { SUMMARY } from "./advance.ts";
import { ask, type Preface } from "./ask.ts";
import type { Checklist } from "./checklist.ts";
import { createConversation } from "./conversation.ts";
import { sameSubject } from "./document/same-subject.ts";
import { filledIn } from "./filled-in.ts";
import { touched } from "./nudge/when.ts";
import { offerForm } from "./offer-form.ts";
import { plainTool } from "./plain-tool.ts";
import { createRunResponder } from "./run-responder.ts";
import { checklistOf, openRun, placeFor, startRun } from "./run-row.ts";
import { elsewhere, question } from "./to-asker.ts";
import { isUnfinished, withOthers } from "./together/with-others.ts";
import type { Runs, Tool } from "./tool.ts";

/** What every part of a run's life needs. `find` knows every tool of the program by its name. */
export interface RunDeps {
  store: Pick<Store, "reads">;
  words: Words;
  newId: NewId;
  find: (name: string) => Tool | undefined;
  /** When people hear of what they left half-finished. */
  rules: ReminderRules;
}

type StartOptions = Parameters<Runs["start"]>[3];

/** Runs of checklists: begins them, and hears the answers, buttons and forms of those in progress. */
export function createRuns(deps: RunDeps) {
  const { store, words, newId, rules } = deps;
  const { reads } = store;
  const conversation = createConversation(deps);
  /** A checklist that no tool is named after is kept as it was answered. */
  const toolNamed = (name: string) => deps.find(name) ?? plainTool(name, deps);

  const now = (call: Call, run: Pick<Run, "status" | "answers">) =>
    touched(run, call.who.person, rules, call.now);

  /** Whatever else is open here is put aside, never lost. */
  async function setAside(call: Call): Promise<{ changes: Change[]; notes: string[] }> {
    const open = await reads.openRun(call.who.person.id, placeFor(call));
    if (!open) return { changes: [], notes: [] };
    const { title } = checklistOf(open);
    return {
      changes: [update("run", open, now(call, { ...open, status: "saved" }))],
      notes: [words("run.set-aside", { title })],
    };
  }

  async function unfinished(call: Call, tool: Tool, checklist: Checklist) {
    const runs = await reads.unfinishedRuns(call.who.person.id);
    return runs.find((run) => {
      const { id, about } = checklistOf(run);
      const here = run.districtId === (call.who.district?.id ?? null);
      const same = run.checklist === tool.name && id === checklist.id;
      return here && same && sameSubject(about, checklist.about);
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
      return {
        ...offered,
        changes: [insert("run", { ...row, ...now(call, { ...row, status: "saved" }) })],
      };
    }
    const { changes, notes } = await setAside(call);
    if (row.step !== SUMMARY) notes.push(...filledIn(words, prefill ?? {}));
    const question = asked(call, { ...row, version: 1 }, tool, { notes, first: true });
    return {
      changes: [...changes, insert("run", { ...row, ...now(call, row) })],
      outgoing: [...question, ...elsewhere(call, words)],
    };
  }

  function asked(call: Call, run: Run, tool: Tool, preface: Preface): Outgoing[] {
    const { guide, at } = openRun(run, tool);
    const step = guide.checklist.steps.find(({ id }) => id === at.step);
    return [question(call, ask(words, run.id, guide, at, call.now, preface), step)];
  }

  async function openAsForm(call: Call, stored: Run, tool: Tool): Promise<Outcome> {
    const run = await withOthers(reads, stored);
    const { guide, at } = openRun(run, tool);
    return offerForm(words, call, run, guide, at.answers);
  }

  /** Goes on with a run where it stopped, wherever the person writes now. */
  async function resume(call: Call, stored: Run, tool: Tool): Promise<Outcome> {
    const run = await withOthers(reads, stored);
    if (run.parentId !== null && !isUnfinished(run))
      throw new UserError(words("together.back-already"), { reason: "over" });
    if (!(await fromDistrict(reads, call, run.districtId)))
      throw new UserError(words("run.left"), { reason: "left" });
    const here = run.status === "open" && run.place === placeFor(call);
    // What somebody was given begins for them now: it says first who can read the answers.
    const first = run.place === "";
    const notes = first ? [] : [words("run.resumed", { title: checklistOf(run).title })];
    const open = now(call, { ...run, status: "open" });
    if (here)
      return {
        changes: [update("run", run, open)],
        outgoing: [...asked(call, run, tool, { notes }), ...elsewhere(call, words)],
      };
    const aside = await setAside(call);
    const moved = { ...open, place: placeFor(call) };
    const outgoing = asked(call, run, tool, { notes: [...aside.notes, ...notes], first });
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
