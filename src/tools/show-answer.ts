import type { Words } from "../core/ports.ts";
import { never } from "../core/reply.ts";
import { showCount, showDate, showPct } from "../core/show.ts";
import type { Answer, Asked, Cells, Choice, Column, Value } from "./checklist.ts";
import { readChoice } from "./read-choice.ts";
import { typeRows } from "./table/type-rows.ts";
import { isNamed, isRange, isRows } from "./value.ts";

/** An answer as people read it: "1,940", "80 to 120", "not collected", "Wed 3 Mar 2027", "skipped: no data". */
export function showAnswer(step: Asked, answer: Answer, words: Words): string {
  if ("skipped" in answer) {
    const { skipped } = answer;
    return skipped === "" ? words("run.skipped") : words("run.skipped-why", { why: skipped });
  }
  return showValue(step, answer.value, words);
}

/** The value of a step or a cell, as people read it. */
export function showValue(step: Asked, value: Value, words: Words): string {
  if (value === null) return words("run.not-collected");
  if (isRange(value)) return words("run.range", { low: value.low, high: value.high });
  if (isNamed(value)) return value.name;
  if (isRows(value)) return step.type === "table" ? showRows(step.columns, value.rows, words) : "";
  if (Array.isArray(value))
    return value.length === 0
      ? words("run.none-of-them")
      : value.map((one) => showOne(step, one)).join(", ");
  switch (step.type) {
    case "text":
    case "longtext":
    case "person":
    case "site":
    case "link":
    case "table":
    case "note":
      return String(value);
    case "count":
      return showCount(Number(value));
    case "number":
      return showNumber(Number(value), step.unit);
    case "money":
      return showMoney(Number(value));
    case "percent":
      return showPct(Number(value));
    case "date":
      return showDate(String(value));
    case "yesNo":
    case "confirm":
      return value ? words("run.yes") : words("run.no");
    case "choice":
    case "scale":
    case "multiChoice":
      return showOne(step, String(value));
    default:
      return never(step);
  }
}

function showOne(step: Asked, value: string | { name: string }): string {
  if (typeof value !== "string") return value.name;
  if (step.type === "choice" || step.type === "multiChoice")
    return step.choices.find((choice) => choice.value === value)?.label ?? value;
  if (step.type === "scale")
    return step.points.find((point) => point.value === value)?.label ?? value;
  return value;
}

/** "1. Task: Call them, Owner: Ben Carter". One line per row. */
const showRows = (columns: Column[], rows: Cells[], words: Words) =>
  rows.length === 0
    ? words("run.table.none")
    : rows.map((row, at) => `${at + 1}. ${showCells(columns, row, words)}`).join("\n");

/** The cells of one row, without their columns' names. */
export function showCells(columns: Column[], row: Cells, words: Words): string {
  const shown = columns.flatMap((column) => {
    const value = row[column.id];
    return value === undefined ? [] : [showValue(column, value, words)];
  });
  return shown.join("; ");
}

function showNumber(value: number, unit: string | undefined): string {
  const shown = showCount(value, 2);
  if (unit === undefined) return shown;
  return unit === "$" ? showMoney(value) : `${shown} ${unit}`;
}

/** 2400000 → "$2,400,000"; cents only where there are any. */
export function showMoney(value: number): string {
  const digits = Number.isInteger(value) ? 0 : 2;
  const shown = Math.abs(value).toLocaleString("en-US", {
    minimumFractionDigits: digits,
    maximumFractionDigits: 2,
  });
  return value < 0 ? `-$${shown}` : `$${shown}`;
}

/** The same answer as it would be typed, for a form that opens with it filled in. */
export function typedAnswer(step: Asked, answer: Answer, words: Words): string {
  return "skipped" in answer ? "" : typedValue(step, answer.value, words);
}

function typedValue(step: Asked, value: Value, words: Words): string {
  if (value === null) return words("run.not-collected");
  if (isRange(value)) return `${value.low}-${value.high}`;
  if (isNamed(value)) return value.name;
  if (isRows(value)) {
    if (step.type !== "table") return "";
    return typeRows(step.columns, value.rows, (column, one) => cell(column, one, words));
  }
  // A form has a box to tick for each of them; their values come back one a line.
  if (Array.isArray(value))
    return step.type === "multiChoice"
      ? value.join("\n")
      : value.map((one) => showOne(step, one)).join("; ");
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value);
}

const cell = (column: Column, value: Value, words: Words) =>
  (column.type === "choice" && labelOf(column.choices, value)) ||
  (column.type === "scale" && labelOf(column.points, value)) ||
  typedValue(column, value, words);

/** The label of a choice, where it reads back as that choice. */
function labelOf(choices: Choice[], value: Value): string | undefined {
  const label = choices.find((choice) => choice.value === value)?.label;
  return label !== undefined && readChoice(choices, label)?.value === value ? label : undefined;
}
