import type { Words } from "../core/ports.ts";
import type { Action, Block, Reply } from "../core/reply.ts";
import { type Position, SUMMARY, skipProblem } from "./advance.ts";
import { choices, steer, type Verb } from "./buttons.ts";
import type { Held, Step } from "./checklist.ts";
import { inWords } from "./in-words.ts";
import { type Guide, type Path, walk } from "./path.ts";
import { showAnswer, showValue } from "./show-answer.ts";
import { summarize } from "./summary.ts";
import { type AskedTable, askPart, askTable } from "./table/ask-table.ts";
import type { Filled, Table } from "./table/moves.ts";
import { placeIn, rowsSoFar, stepOf } from "./table/place.ts";
import { showBriefly } from "./table/show-rows.ts";
import { takeBacks } from "./together/take-backs.ts";

/** What stands above a question: what was just understood, or why it is asked again. */
export interface Preface {
  /** The step whose answer was just taken; shown as understood. */
  took?: Step;
  /** The cell of a table that was just filled. */
  cell?: Filled;
  /** What was wrong, in words for the person. */
  wrong?: string;
  /** Anything else to know first. */
  notes?: string[];
  /** True for the first question of a run: says who can read the answers. */
  first?: boolean;
}

/** The message that asks for the step a run is at, or that shows its summary. */
export function ask(
  words: Words,
  runId: string,
  guide: Guide,
  at: Position,
  now: Date,
  preface: Preface = {},
): Reply {
  const path = walk(guide, at.answers, now);
  const lead = opening(words, guide, at, preface);
  const step = path.steps.find(({ id }) => id === stepOf(at.step));
  if (!step || at.step === SUMMARY) return summarize(words, runId, guide, path, lead);
  const part = step.type === "table" ? tableAt(words, runId, guide, step, at) : undefined;
  const blocks: Block[] = part?.verbs
    ? lead
    : [...lead, ...question(words, guide, path, step, at, preface)];
  if (part) blocks.push(...part.blocks);
  const answers = part?.actions ?? choices(words, runId, step, at.answers[step.id]);
  if (answers.length > 0) blocks.push({ type: "actions", actions: answers });
  const begun = part && rowsSoFar(at.answers, step.id).length > 0;
  const skippable = !begun && !skipProblem(guide, at.answers, step, now);
  const verbs = part?.verbs ?? verbsAt(path, at, skippable);
  const lines = [...inWords(blocks), ...offered(words, answers, part)];
  if (verbs.length > 0) {
    const actions = verbs.map((verb) => steer(words, runId, at.step, verb));
    blocks.push({ type: "actions", actions });
    lines.push(words("run.can-say", { words: verbs.join(", ") }));
  }
  const text = lines.join("\n");
  const { checklist } = guide;
  const where = { run: runId, checklist: checklist.id, step: step.id, ...part?.cell };
  const number = path.steps.indexOf(step) + 1;
  const type = preface.wrong ? "error" : "question";
  const field = preface.wrong ? { field: step.id } : {};
  return { text, blocks, data: { type, ...where, ...field, number, of: path.likely } };
}

/** The answers that can be pressed, for whoever hears or sees the words alone. */
function offered(words: Words, answers: Action[], part: AskedTable | undefined): string[] {
  const labels = answers
    .filter(({ id, value }) => value !== undefined && !id.endsWith(":remove"))
    .map(({ label }) => label);
  return labels.length > 0 && (!part || part.cell)
    ? [words("run.answers", { answers: labels.join("; ") })]
    : [];
}

/** A table, or the part of it that is asked. */
function tableAt(words: Words, runId: string, { checklist }: Guide, step: Table, at: Position) {
  const rows = rowsSoFar(at.answers, step.id);
  const place = placeIn(checklist, at.answers, at.step);
  const here = { words, runId, step, rows };
  return place.at === "table" ? askTable(here) : askPart(here, place);
}

function opening(words: Words, guide: Guide, at: Position, preface: Preface): Block[] {
  const { took, cell, wrong, notes = [], first } = preface;
  const blocks: Block[] = [];
  if (first) {
    const { title, intro, audience } = guide.checklist;
    blocks.push({ type: "heading", text: title });
    if (intro) blocks.push({ type: "text", text: intro });
    blocks.push({ type: "notice", level: "info", text: words("run.audience", { audience }) });
  }
  for (const text of notes) blocks.push({ type: "notice", level: "info", text });
  const answer = took && at.answers[took.id];
  if (took && answer) {
    const rows = took.type === "table" && rowsSoFar(at.answers, took.id).length;
    const shown = rows
      ? words("run.table.count", { count: rows })
      : showBriefly(took, answer, words);
    const said = { label: took.label, answer: shown };
    blocks.push({ type: "text", text: words("run.took", said) });
  }
  if (cell && stepOf(at.step) !== at.step) {
    const { column, value } = cell;
    const said = { label: column.label, answer: showValue(column, value, words) };
    blocks.push({ type: "text", text: words("run.took", said) });
  }
  if (wrong) blocks.push({ type: "notice", level: "warning", text: wrong });
  return blocks;
}

function question(
  words: Words,
  guide: Guide,
  path: Path,
  step: Step,
  at: Position,
  preface: Preface,
): Block[] {
  const blocks: Block[] = [{ type: "text", text: progress(words, guide, path, step) }];
  blocks.push({ type: "heading", text: step.ask });
  for (const text of notesBefore(path, step, preface))
    blocks.splice(-1, 0, { type: "notice", level: "info", text });
  if (step.hint) blocks.push({ type: "text", text: step.hint });
  const note = guide.tool.note?.(step, path.answers);
  if (note) blocks.push({ type: "notice", level: "info", text: note });
  if (step.type === "multiChoice") blocks.push({ type: "text", text: words("run.several") });
  const now = at.answers[step.id];
  if (step.type === "table") return [...blocks, ...onIt(words, guide.checklist.held?.[step.id])];
  if (now && step.type !== "multiChoice") {
    const answer = showAnswer(step, now, words);
    blocks.push({ type: "text", text: words("run.now", { answer }) });
  } else if (step.example)
    blocks.push({ type: "text", text: words("run.example", { example: step.example }) });
  blocks.push(...onIt(words, guide.checklist.held?.[step.id]));
  return blocks;
}

/** What is to be read before a step, with that of the steps which needed no asking on the way to it. */
function notesBefore({ steps, notes }: Path, step: Step, { took, first }: Preface): string[] {
  const here = steps.indexOf(step);
  const from = first ? 0 : took ? steps.findIndex(({ id }) => id === took.id) + 1 : here;
  const passed = steps.slice(Math.min(from, here), here + 1);
  return passed.flatMap(({ id }) => notes.get(id) ?? []);
}

/** Somebody else is on this step; it can be answered all the same, or taken back. */
function onIt(words: Words, held: Held | undefined): Block[] {
  if (!held) return [];
  const { name, run } = held;
  return [
    { type: "notice", level: "info", text: words("together.answer-anyway", { name }) },
    { type: "actions", actions: takeBacks(words, { "": { name, run } }) },
  ];
}

/** "3 of 9 · about 4 minutes left". */
function progress(words: Words, { checklist }: Guide, path: Path, step: Step): string {
  const open = path.likely - Object.keys(path.answers).length;
  const minutes = Math.max(1, Math.ceil((checklist.minutes * open) / path.likely));
  const number = path.steps.indexOf(step) + 1;
  return words("run.progress", { number, of: path.likely, minutes });
}

function verbsAt(path: Path, at: Position, skippable: boolean): Verb[] {
  const first = path.steps[0]?.id === at.step;
  // "Done" keeps what is ticked.
  const ticking = path.steps.some(
    ({ id, type }) => id === at.step && (type === "multiChoice" || type === "table"),
  );
  return [
    ...(first ? [] : (["back"] as const)),
    ...(at.answers[at.step] && !ticking ? (["keep"] as const) : []),
    ...(skippable ? (["skip"] as const) : []),
    ...(["save", "stop", "form"] as const),
  ];
}
