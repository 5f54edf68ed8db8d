import { isDirect, refuse } from "../core/answer.ts";
import type { Outcome } from "../core/change.ts";
import type { Call, Responder } from "../core/command.ts";
import type { Store, Words } from "../core/ports.ts";
import type { Run } from "../core/records.ts";
import { SUMMARY } from "./advance.ts";
import type { Moment } from "./answer-problem.ts";
import { steer } from "./buttons.ts";
import type { Answers, Asked } from "./checklist.ts";
import type { Conversation } from "./conversation.ts";
import { momentOf } from "./moment-of.ts";
import { offerForm } from "./offer-form.ts";
import { walk } from "./path.ts";
import { readAnswer } from "./read-answer.ts";
import { openRun, placeFor } from "./run-row.ts";
import { readTyped, steersARun, type Typed } from "./run-words.ts";
import { showAnswer } from "./show-answer.ts";
import { createStillOpen } from "./still-open.ts";
import { askedAt } from "./table/asked-at.ts";
import { rowsSoFar, stepOf } from "./table/place.ts";
import { surelyTable } from "./table/table-words.ts";
import { withOthers } from "./together/with-others.ts";
import type { Tool } from "./tool.ts";

/** The command that some words begin with; `surely` when they can hardly be an answer. */
type Said = { name: string; surely: boolean };

/** Hears what is meant for a run in progress: plain words, buttons and forms. */
export function createRunResponder(deps: {
  store: Pick<Store, "reads">;
  words: Words;
  toolNamed: (name: string) => Tool;
  conversation: Conversation;
  resume: (call: Call, run: Run, tool: Tool) => Promise<Outcome>;
}): Responder {
  const { words, toolNamed, conversation, resume } = deps;
  const { reads } = deps.store;

  const told = (call: Call, text: string): Outcome =>
    refuse(call, { text, data: { type: "error", reason: "run" } });

  /** The run and its tool, or why there is nothing to do with them. */
  async function mine(call: Call, id: string): Promise<{ run: Run; tool: Tool } | Outcome> {
    const run = await reads.run(id);
    if (run && run.personId === call.who.person.id)
      return { run: await withOthers(reads, run), tool: toolNamed(run.checklist) };
    const other = run && (await handedTo(call, run));
    if (other) return told(call, words("together.theirs", { name: other }));
    return told(call, words("run.not-yours"));
  }

  /** Who has what this person gave away, where they may know that. */
  async function handedTo(call: Call, run: Run): Promise<string | undefined> {
    const gave = Object.values(run.answers as Answers).some(
      ({ by }) => by?.id === call.who.person.id,
    );
    const here = gave && run.districtId === (call.who.district?.id ?? null);
    return here ? (await reads.person(run.personId))?.name : undefined;
  }

  /** The step moved on since the button was shown: what was kept, and how to change it. */
  function late(call: Call, run: Run, tool: Tool, stepId: string): Outcome {
    if (run.status === "done") return told(call, words("run.late.done"));
    if (run.status === "stopped" && run.parentId !== null)
      return told(call, words("together.back-already"));
    if (run.status === "stopped") return told(call, words("run.late.stopped"));
    const { guide, at } = openRun(run, tool);
    const { steps } = walk(guide, at.answers, call.now);
    const number = steps.findIndex(({ id }) => id === stepOf(stepId)) + 1;
    const step = steps[number - 1];
    const kept = step && at.answers[step.id];
    if (!step || !kept || stepOf(at.step) === step.id) return told(call, words("run.late.moved"));
    const rows = step.type === "table" && rowsSoFar(at.answers, step.id).length;
    const shown = rows ? words("run.table.count", { count: rows }) : showAnswer(step, kept, words);
    const text = words("run.late.kept", { label: step.label, answer: shown, number });
    const actions = [steer(words, run.id, step.id, "edit")];
    return refuse(call, {
      text,
      blocks: [
        { type: "text", text },
        { type: "actions", actions },
      ],
      data: { type: "error", reason: "late", run: run.id, step: step.id },
    });
  }

  async function press(
    call: Call,
    run: Run,
    tool: Tool,
    stepId: string,
    verb: string | undefined,
    value: string,
  ): Promise<Outcome> {
    if (verb === "resume")
      return run.status === "done" ? late(call, run, tool, stepId) : resume(call, run, tool);
    if (run.status === "done" || run.status === "stopped") return late(call, run, tool, stepId);
    const { guide, at } = openRun(run, tool);
    if (verb === "form") return offerForm(words, call, run, guide, at.answers);
    if (verb === "save") return conversation.save(call, run);
    if (verb === "stop") return conversation.stop(call, run, tool);
    if (run.status === "saved") return resume(call, run, tool);
    if (verb === "edit") return conversation.hear(call, run, tool, { type: "edit", step: stepId });
    if (stepId !== at.step) return late(call, run, tool, stepId);
    if (verb === undefined)
      return conversation.hear(call, run, tool, { type: "answer", text: value });
    if (verb === "skip") return conversation.hear(call, run, tool, { type: "skip", reason: value });
    if (verb === "add" || verb === "done" || verb === "change" || verb === "remove")
      return conversation.hear(call, run, tool, { type: "table", verb });
    if (verb === "tick" || verb === "untick")
      return conversation.hear(call, run, tool, { type: "tick", value, on: verb === "tick" });
    if (verb === "back" || verb === "keep" || verb === "confirm")
      return conversation.hear(call, run, tool, { type: verb });
    return told(call, words("run.late.moved"));
  }

  /** Plain words in the direct conversation, while a run is open there. */
  async function hearWords(call: Call, run: Run, tool: Tool, text: string, command?: Said) {
    const { guide, at } = openRun(run, tool);
    const applies = walk(guide, at.answers, call.now).steps;
    const step = askedAt(guide.checklist, applies, at);
    const typed = readTyped(text, step);
    if (typed.type === "pass") return undefined;
    if (typed.type === "save") return conversation.save(call, run);
    if (typed.type === "stop") return conversation.stop(call, run, tool);
    if (typed.type === "resume") return conversation.again(call, run, tool);
    if (typed.type === "form") return offerForm(words, call, run, guide, at.answers);
    if (typed.type === "input" && typed.input.type === "answer" && command) {
      const moment = await momentOf(reads, call, guide.checklist);
      if (!step || !mayAnswer(step, text, moment, command.surely)) return undefined;
    }
    // It was typed at a question that someone's earlier words or click has answered meanwhile.
    if (call.attempt > 1 && !stillConfirms(call, run, typed)) return turnedAway(call, run, tool);
    if (typed.type === "edit") return conversation.edit(call, run, tool, typed.number);
    return conversation.hear(call, run, tool, typed.input);
  }

  /** Whether words that begin like a command are an answer all the same. */
  function mayAnswer(step: Asked, text: string, moment: Moment, surely: boolean): boolean {
    if (step.type === "table") return surelyTable(step.columns, text) || !surely;
    // Almost any words can be the name of somebody or of a place.
    if (step.type === "person" || step.type === "site")
      return !surely && !/^start\s+\S+$/i.test(text) && readAnswer(step, text, moment).ok;
    const free = step.type === "text" || step.type === "longtext";
    return free ? !surely : readAnswer(step, text, moment).ok;
  }

  const turnedAway = (call: Call, run: Run, tool: Tool): Outcome => ({
    ...conversation.again(call, run, tool, { wrong: words("run.late.race") }),
    refused: true,
  });

  return {
    prefix: "run",

    async message(call, text, command) {
      const { incoming } = call;
      if (!isDirect(call) || text.trim() === "" || text.trim().startsWith("/")) return undefined;
      if (command && incoming.type === "message" && incoming.mentioned) return undefined;
      const open = await reads.openRun(call.who.person.id, placeFor(call));
      const run = open && (await withOthers(reads, open));
      if (run) return hearWords(call, run, toolNamed(run.checklist), text, command);
      return steersARun(text) ? told(call, words("run.nothing-open")) : undefined;
    },

    after: createStillOpen(deps),

    async action(call, [runId = "", stepId = SUMMARY, verb], value) {
      const found = await mine(call, runId);
      if (!("run" in found)) return found;
      return press(call, found.run, found.tool, stepId, verb, value);
    },

    async submit(call, [runId = ""], values, section) {
      const found = await mine(call, runId);
      if (!("run" in found)) return found;
      const { run, tool } = found;
      if (run.status === "done" || run.status === "stopped") return late(call, run, tool, SUMMARY);
      const filled = { values, ...(section !== undefined && { section }) };
      return conversation.submit(call, run, tool, filled);
    },
  };
}

/**
 * Of several parts confirmed at once, each is about its own questions; and a summary that nobody has
 * touched since is still what was confirmed, whatever else of the district moved on.
 */
const stillConfirms = ({ incoming }: Call, run: Run, typed: Typed) =>
  typed.type === "input" &&
  typed.input.type === "confirm" &&
  (run.parentId !== null || run.touchedAt <= incoming.sentAt);
