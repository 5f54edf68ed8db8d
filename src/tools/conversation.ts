import { isDeepStrictEqual } from "node:util";
import { type Change, type Outcome, update } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import { fromDistrict } from "../core/from-district.ts";
import type { Store, Words } from "../core/ports.ts";
import type { Run } from "../core/records.ts";
import { type Action, never } from "../core/reply.ts";
import type { ReminderRules } from "../reminders/rules.ts";
import { advance, type Input, SUMMARY } from "./advance.ts";
import { ask, type Preface } from "./ask.ts";
import type { Answers, Checklist } from "./checklist.ts";
import { buildForm, type Mistakes } from "./form.ts";
import { momentOf } from "./moment-of.ts";
import { touched } from "./nudge/when.ts";
import { walk } from "./path.ts";
import { type Filled, readForm } from "./read-form.ts";
import { checklistOf, openRun } from "./run-row.ts";
import { sayProblem } from "./say-problem.ts";
import { stepOf } from "./table/place.ts";
import { teamOf } from "./team.ts";
import { question, toAsker } from "./to-asker.ts";
import { createEndPart } from "./together/end-part.ts";
import { handOverButton } from "./together/hand-over-button.ts";
import { keepBy } from "./together/merge.ts";
import { whoAnswered, withNames } from "./together/who-answered.ts";
import { isUnfinished } from "./together/with-others.ts";
import type { Tool } from "./tool.ts";

/** Turns inputs to a run into what is kept and what is said. Its caller has found the run and its tool. */
export function createConversation(deps: {
  store: Pick<Store, "reads">;
  words: Words;
  rules: ReminderRules;
}) {
  const { words, rules } = deps;
  const { reads } = deps.store;
  const endPart = createEndPart(deps);

  /** The run was worked on now: when its person is asked about it follows from that. */
  const now = (call: Call, run: Pick<Run, "status" | "answers">) =>
    touched(run, call.who.person, rules, call.now);

  /** Asks again where the run stands, changing nothing. */
  function again(call: Call, run: Run, tool: Tool, preface: Preface = {}): Outcome {
    const { guide, at } = openRun(run, tool);
    const reply = ask(words, run.id, guide, at, call.now, preface);
    return { outgoing: [question(call, reply, stepAt(guide.checklist, at.step))] };
  }

  const refuse = (call: Call, run: Run, tool: Tool, wrong: string): Outcome => ({
    ...again(call, run, tool, { wrong }),
    refused: true,
  });

  async function hear(call: Call, run: Run, tool: Tool, input: Input): Promise<Outcome> {
    const { guide, at } = openRun(run, tool);
    const step = advance(guide, at, input, await momentOf(reads, call, guide.checklist));
    switch (step.type) {
      case "refused":
        return refuse(call, run, tool, sayProblem(step.problem, words));
      case "finished":
        return confirm(call, run, tool, step.answers);
      case "moved": {
        const { to, took, cell, reopened, but } = step;
        const wrong = reopened ?? (but && sayProblem(but, words));
        const reply = ask(words, run.id, guide, to, call.now, {
          ...(took ? { took } : {}),
          ...(cell ? { cell } : {}),
          ...(wrong ? { wrong } : {}),
        });
        const set = { ...to, ...now(call, { status: "open", answers: to.answers }) };
        const next = stepAt(guide.checklist, to.step);
        const outgoing = [question(call, reply, next, input.type === "tick")];
        return { changes: [update("run", run, set)], outgoing };
      }
      default:
        return never(step);
    }
  }

  /** Editing is by the numbers of the summary. */
  function edit(call: Call, run: Run, tool: Tool, number: number): Promise<Outcome> {
    const { guide, at } = openRun(run, tool);
    const step = walk(guide, at.answers, call.now).steps[number - 1];
    return hear(call, run, tool, { type: "edit", step: step?.id ?? "" });
  }

  /** What the tool can't accept is said above the summary, where it can be mended. */
  async function confirm(call: Call, run: Run, tool: Tool, answers: Answers): Promise<Outcome> {
    try {
      return await finish(call, run, tool, answers);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const { guide, at } = openRun(run, tool);
      const reply = ask(words, run.id, guide, at, call.now, { wrong: error.message });
      const data = { ...reply.data, ...error.facts };
      return { refused: true, outgoing: [toAsker(call, { ...reply, data })] };
    }
  }

  /**
   * The tool makes of the answers what it makes, and the run is over in the same commit. They
   * belong to the district that the run was begun for, whichever one the person speaks for now.
   */
  async function finish(call: Call, run: Run, tool: Tool, answers: Answers): Promise<Outcome> {
    const home = await fromDistrict(reads, call, run.districtId);
    if (!home) throw new UserError(words("run.left"), { reason: "left" });
    if (run.parentId !== null) return finishPart(home, run, tool, answers);
    if ((await reads.partsOf(run.id)).some(isUnfinished))
      throw new UserError(words("together.not-in"), { reason: "parts" });
    const outcome = await tool.finish(home, { ...run, answers }, answers);
    const over = { step: SUMMARY, answers, ...now(call, { status: "done", answers }) };
    const named = withNames(outcome, whoAnswered(words, checklistOf(run).steps, answers));
    return { ...named, changes: [...(named.changes ?? []), update("run", run, over)] };
  }

  /** A part's answers go to whoever gave it away. */
  async function finishPart(call: Call, run: Run, tool: Tool, answers: Answers): Promise<Outcome> {
    const { changes, outgoing, owner } = await endPart.finish(call, run, tool, answers);
    const name = owner && (await reads.person(owner.personId))?.name;
    const { title } = checklistOf(run);
    const text = name ? words("together.done", { title, name }) : words("together.owner-over");
    const reply = { text, data: { type: "part", run: run.id, status: "done" } };
    return { changes, outgoing: [toAsker(call, reply), ...outgoing] };
  }

  /**
   * A form ends in the same finish; with mistakes it comes back holding all that was typed. One
   * section of it is kept as a draft, and the form comes back for the next.
   */
  async function submit(call: Call, run: Run, tool: Tool, filled: Filled): Promise<Outcome> {
    const { guide, at } = openRun(run, tool);
    const moment = await momentOf(reads, call, guide.checklist);
    const read = readForm(words, guide, at.answers, filled, moment);
    const draft = read.draft && keepBy(at.answers, read.draft);
    const changes = keepDraft(call, run, tool, draft);
    const answers = draft ?? at.answers;
    const shown = (mistakes?: Mistakes) =>
      buildForm(words, run.id, guide, answers, call.now, mistakes);
    const mistaken = (errors: Record<string, string>): Outcome => {
      const { values } = filled;
      return { refused: true, changes, form: shown({ values, errors }) };
    };
    if (!read.ok) return mistaken(read.errors);
    if (filled.section !== undefined) return { changes, form: shown() };
    try {
      return await finish(call, run, tool, keepBy(at.answers, read.answers));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const wrong = fieldsAtFault(guide.checklist, error);
      if (wrong.length > 0)
        return mistaken(Object.fromEntries(wrong.map((id) => [id, error.message])));
      const reply = { text: error.message, data: error.facts };
      return { refused: true, changes, outgoing: [toAsker(call, reply)] };
    }
  }

  /**
   * The question that waits in the conversation goes on waiting, so that what is typed next is still
   * an answer to it. A summary that was shown is out of date: it is shown again before it is confirmed.
   */
  function keepDraft(call: Call, run: Run, tool: Tool, answers: Answers | undefined): Change[] {
    if (!answers || isDeepStrictEqual(answers, run.answers)) return [];
    const { guide } = openRun(run, tool);
    const { steps, open } = walk(guide, answers, call.now);
    const waits = run.status === "open" && steps.some(({ id }) => id === stepOf(run.step));
    const step = waits ? run.step : (open?.step.id ?? SUMMARY);
    const status = waits ? run.status : "saved";
    return [update("run", run, { step, answers, ...now(call, { status, answers }) })];
  }

  function close(call: Call, run: Run, status: "saved" | "stopped", reply: string): Outcome {
    const { title } = checklistOf(run);
    const actions: Action[] = [
      { id: `run:${run.id}:${run.step}:resume`, label: words("run.button.resume") },
      ...(status === "saved" && teamOf(call) ? [handOverButton(words, run)] : []),
    ];
    const text = words(reply, { title });
    return {
      changes: [update("run", run, now(call, { ...run, status }))],
      outgoing: [
        toAsker(call, {
          text,
          blocks: [
            { type: "text", text },
            { type: "actions", actions },
          ],
          data: { type: "run", run: run.id, status },
        }),
      ],
    };
  }

  /** A part goes back to its owner; the parts of a run end with it. Nothing that was answered is lost. */
  async function stop(call: Call, run: Run, tool: Tool): Promise<Outcome> {
    if (run.parentId !== null) {
      const { changes, outgoing } = await endPart.gaveBack(call, run, tool);
      const text = words("together.given-back", { title: checklistOf(run).title });
      const reply = { text, data: { type: "run", run: run.id, status: "stopped" } };
      return { changes, outgoing: [toAsker(call, reply), ...outgoing] };
    }
    const { outgoing = [] } = close(call, run, "stopped", "run.stopped");
    const over = await endPart.endAll(call, run);
    const { answers } = over;
    const set = { answers, ...now(call, { status: "stopped", answers }) };
    return {
      changes: [update("run", run, set), ...over.changes],
      outgoing: [...outgoing, ...over.outgoing],
    };
  }

  return {
    again,
    hear,
    edit,
    submit,
    save: (call: Call, run: Run) => close(call, run, "saved", "run.saved"),
    stop,
  };
}

const stepAt = ({ steps }: Checklist, id: string) => steps.find((one) => one.id === id);

/** The questions that an error names, to show it beside them. */
function fieldsAtFault({ steps }: Checklist, { facts }: UserError): string[] {
  const named = [facts.field, facts.fields, facts.missing].flat();
  return steps.map(({ id }) => id).filter((id) => named.includes(id));
}

export type Conversation = ReturnType<typeof createConversation>;
