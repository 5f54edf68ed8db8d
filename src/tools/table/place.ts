import type { Answers, Cells, Checklist } from "../checklist.ts";
import { isRows } from "../value.ts";

/** Where in a table a run stands. Rows are counted from 1. */
export type Place =
  /** At the table as a whole. */
  | { at: "table" }
  /** Which row is meant? */
  | { at: "which"; verb: "change" | "remove" }
  /** Which part of this row is to be changed? */
  | { at: "row"; row: number }
  /** Is this row really to go? */
  | { at: "remove"; row: number }
  | CellPlace;

/** One cell is asked for: `on`, with those after it in its row; else with those in `queue`. */
export interface CellPlace {
  at: "cell";
  row: number;
  column: string;
  on: boolean;
  queue: Then[];
}

interface Then {
  row: number;
  column: string;
}

/** The name of a place, as a run keeps it and as its buttons carry it: "next-steps/2/owner". */
export function placeId(step: string, place: Place): string {
  switch (place.at) {
    case "table":
      return step;
    case "which":
      return `${step}/${place.verb}`;
    case "row":
      return `${step}/${place.row}`;
    case "remove":
      return `${step}/${place.row}/-`;
    case "cell": {
      const cells = [place, ...place.queue].map(({ row, column }) => `${row}/${column}`);
      return [step, ...cells, ...(place.on ? ["+"] : [])].join("/");
    }
    default:
      return place satisfies never;
  }
}

/** The step of a place's name, whatever part of it is asked. */
export const stepOf = (id: string): string => id.split("/", 1)[0] ?? id;

/** The place that a name stands for, among the rows there are now; the whole table where it is gone. */
export function placeIn({ steps }: Checklist, answers: Answers, id: string): Place {
  const [stepId = "", ...rest] = id.split("/");
  const step = steps.find((one) => one.id === stepId);
  if (step?.type !== "table") return { at: "table" };
  const rows = rowsSoFar(answers, stepId);
  const ids = step.columns.map((column) => column.id);
  return read(rest, rows, ids, step.max ?? 100) ?? { at: "table" };
}

/** The rows of a table, confirmed or not. */
export function rowsSoFar(answers: Answers, step: string): Cells[] {
  const answer = answers[step];
  return answer && "value" in answer && answer.value !== null && isRows(answer.value)
    ? answer.value.rows
    : [];
}

function read(parts: string[], rows: Cells[], ids: string[], max: number): Place | undefined {
  const [first = "", second, ...others] = parts;
  if (first === "change" || first === "remove")
    return rows.length > 0 ? { at: "which", verb: first } : undefined;
  const row = Number(first);
  if (!Number.isInteger(row) || row < 1 || row > rows.length + 1) return undefined;
  const exists = row <= rows.length;
  if (second === undefined) return exists ? { at: "row", row } : undefined;
  if (second === "-") return exists ? { at: "remove", row } : undefined;
  const on = others.at(-1) === "+";
  if (!ids.includes(second) || (!exists && (!on || row > max))) return undefined;
  const queue = on ? [] : pairs(others).filter((one) => isCell(one, rows, ids));
  return { at: "cell", row, column: second, on, queue };
}

const isCell = ({ row, column }: Then, rows: Cells[], ids: string[]) =>
  rows[row - 1] !== undefined && ids.includes(column);

function pairs([row, column, ...rest]: string[]): Then[] {
  return row && column ? [{ row: Number(row), column }, ...pairs(rest)] : [];
}
