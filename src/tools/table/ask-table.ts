import type { Words } from "../../core/ports.ts";
import type { Action, Block } from "../../core/reply.ts";
import { choices, type Verb } from "../buttons.ts";
import type { Cells, Column } from "../checklist.ts";
import { showValue } from "../show-answer.ts";
import { isNamed } from "../value.ts";
import type { Table, TableVerb } from "./moves.ts";
import { type CellPlace, type Place, placeId } from "./place.ts";
import { rowsBlocks } from "./show-rows.ts";

/** What is asked at a table: its words, its own buttons, and what steers besides. */
export interface AskedTable {
  blocks: Block[];
  actions: Action[];
  /** Left out: as at every question. */
  verbs?: Verb[];
  /** Which cell, for machines. */
  cell?: { row: number; column: string };
}

interface At {
  words: Words;
  runId: string;
  step: Table;
  rows: Cells[];
}

/** Rows that are offered as buttons, where one is to be picked. */
const PICKED = 10;

const VERB: Record<TableVerb, string> = {
  add: "run.table.button.add",
  done: "run.table.button.done",
  change: "run.table.button.change",
  remove: "run.table.button.remove",
};

/** Everything below the question of a table as a whole. */
export function askTable(at: At): AskedTable {
  const { words, step, rows } = at;
  const blocks = [...rowsBlocks(words, step, rows), ...limits(words, step)];
  const verbs: TableVerb[] = rows.length > 0 ? ["add", "done", "change", "remove"] : ["add"];
  if (rows.length === 0 && step.optional) verbs.push("done");
  if (rows.length > 0) {
    const columns = step.columns.map(({ label }) => label).join("; ");
    const one = step.columns.length === 1;
    const text = one ? words("run.table.steer-one") : words("run.table.steer", { columns });
    blocks.push({ type: "text", text });
  } else blocks.push(...howTo(words, step));
  const actions = verbs.map((verb) => button(at, { at: "table" }, verb));
  return { blocks, actions };
}

/** The question of a part of a table: a cell, or which row. */
export function askPart(at: At, place: Exclude<Place, { at: "table" }>): AskedTable {
  switch (place.at) {
    case "cell":
      return askCell(at, place);
    case "which":
      return askWhich(at, place);
    case "row":
      return askRow(at, place);
    case "remove":
      return askRemove(at, place);
    default:
      return place satisfies never;
  }
}

function button({ words, runId, step }: At, place: Place, verb: TableVerb): Action {
  const action = {
    id: `run:${runId}:${placeId(step.id, place)}:${verb}`,
    label: words(VERB[verb]),
  };
  return verb === "done" ? { ...action, style: "primary" } : action;
}

function howTo(words: Words, { columns, example }: Table): Block[] {
  const names = columns.map(({ label }) => label).join("; ");
  const how =
    columns.length === 1 ? words("run.table.how-one") : words("run.table.how", { columns: names });
  const parts = columns.map((column) => column.example ?? "");
  const made = parts.every((part) => part !== "") ? parts.join("; ") : undefined;
  const shown = example ?? made;
  const texts = [how, ...(shown ? [words("run.table.example", { example: shown })] : [])];
  return texts.map((text) => ({ type: "text", text }));
}

function limits(words: Words, { min = 0, max = 100, optional }: Table): Block[] {
  const least = Math.max(min, optional ? 0 : 1);
  const text =
    max < 100 && least > 1
      ? words("run.table.between", { min: least, max })
      : max < 100
        ? words("run.table.most", { max })
        : least > 1
          ? words("run.table.least", { min: least })
          : undefined;
  return text === undefined ? [] : [{ type: "text", text }];
}

function askCell(at: At, place: CellPlace): AskedTable {
  const { words, runId, step, rows } = at;
  const { columns } = step;
  const number = columns.findIndex(({ id }) => id === place.column);
  const column = columns[number];
  if (!column) return askTable(at);
  const { row } = place;
  const value = rows[row - 1]?.[column.id];
  const id = placeId(step.id, place);
  const so = showRow(words, columns, rows[row - 1] ?? {});
  const texts = [
    column.hint,
    column.example && words("run.example", { example: column.example }),
    so !== "" && words("run.table.row-so-far", { row: so }),
    column.optional && words("run.table.optional"),
  ].filter((text) => typeof text === "string");
  const progress = words("run.table.cell-progress", {
    row,
    number: number + 1,
    of: columns.length,
  });
  return {
    blocks: [
      { type: "text", text: `${step.label} · ${progress}` },
      { type: "heading", text: column.ask ?? column.label },
      ...texts.map((text): Block => ({ type: "text", text })),
    ],
    actions: [
      ...choices(words, runId, { ...column, id, ask: "" }, undefined),
      ...people(column, rows, `run:${runId}:${id}`),
      ...(rows[row - 1] ? [leaveOut(at, place)] : []),
    ],
    verbs: [
      "back",
      ...(value === undefined ? [] : (["keep"] as const)),
      ...(column.optional ? (["skip"] as const) : []),
      "save",
      "stop",
      "form",
    ],
    cell: { row, column: column.id },
  };
}

const leaveOut = ({ words, runId, step }: At, place: Place): Action => ({
  id: `run:${runId}:${placeId(step.id, place)}:remove`,
  label: words("run.table.button.leave-out"),
});

/** Those who are in this column already are likely to be named again. */
function people(column: Column, rows: Cells[], id: string): Action[] {
  if (column.type !== "person" || column.several) return [];
  const named = rows.flatMap((row) => {
    const value = row[column.id];
    return value !== undefined && value !== null && isNamed(value) ? [value.name] : [];
  });
  return [...new Set(named)].slice(0, 5).map((name) => ({ id, value: name, label: name }));
}

function askWhich(at: At, place: Place & { at: "which" }): AskedTable {
  const { words, runId, step, rows } = at;
  const hidden = Math.max(0, rows.length - PICKED);
  const id = `run:${runId}:${placeId(step.id, place)}`;
  const which = place.verb === "change" ? "run.table.which-change" : "run.table.which-remove";
  return {
    blocks: [
      { type: "heading", text: words(which) },
      ...rowsBlocks(words, step, rows),
      { type: "text", text: words("run.table.which-hint", { count: rows.length }) },
    ],
    actions: rows.slice(hidden).map((_, index) => {
      const row = hidden + index + 1;
      return { id, value: String(row), label: words("run.table.row", { row }) };
    }),
    verbs: ["back"],
  };
}

function askRow(at: At, place: Place & { at: "row" }): AskedTable {
  const { words, runId, step, rows } = at;
  const id = `run:${runId}:${placeId(step.id, place)}`;
  const { row } = place;
  const column = step.columns.at(-1)?.label ?? "";
  return {
    blocks: [
      { type: "heading", text: words("run.table.part", { row }) },
      { type: "text", text: showRow(words, step.columns, rows[row - 1] ?? {}) },
      { type: "text", text: words("run.table.part-hint", { column }) },
    ],
    actions: [
      ...step.columns.map(({ label, id: value }) => ({ id, value, label })),
      leaveOut(at, place),
    ],
    verbs: ["back"],
  };
}

function askRemove({ words, runId, step, rows }: At, place: Place & { at: "remove" }): AskedTable {
  const id = `run:${runId}:${placeId(step.id, place)}`;
  const row = showRow(words, step.columns, rows[place.row - 1] ?? {});
  return {
    blocks: [
      { type: "heading", text: words("run.table.remove", { row: place.row }) },
      { type: "text", text: row },
    ],
    actions: [
      { id, value: "yes", label: words("run.table.button.yes"), style: "danger" },
      { id, value: "no", label: words("run.table.button.no") },
    ],
    verbs: [],
  };
}

/** "Task: Call them · Owner: Ben Carter". */
const showRow = (words: Words, columns: Column[], row: Cells) =>
  columns
    .flatMap((column) => {
      const value = row[column.id];
      if (value === undefined) return [];
      const shown = showValue(column, value, words);
      return [`${column.label}: ${shown.length > 120 ? `${shown.slice(0, 119)}…` : shown}`];
    })
    .join(" · ");
