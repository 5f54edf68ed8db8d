import type { Words } from "../../core/ports.ts";
import type { Block } from "../../core/reply.ts";
import type { Row } from "./inputs.ts";
import { addRow, NOBODY } from "./intervals.ts";
import { showGiven, showSpread, sourceLabel } from "./labels.ts";
import { SOURCES } from "./sources.ts";

const RATES = new Set<string>(SOURCES.filter(({ rate }) => rate).map(({ key }) => key));

/** The seed's table with the running total, in the order that was counted in. */
export function tableOf(words: Words, rows: Row[], enrolment: number): Block {
  const totals = totalsOf(words, rows, enrolment);
  const shown = rows.map((row, at) => {
    if (row.count === null) return [named(words, row), words("gap.not-collected"), "", ""];
    const cells = [showGiven(words, row.count), showNew(words, row)];
    return [named(words, row), ...cells, totals[at] ?? ""];
  });
  return {
    type: "table",
    caption: words("gap.table.caption"),
    columns: [
      { label: words("gap.table.source") },
      { label: words("gap.table.count"), align: "right" },
      { label: words("gap.table.new"), align: "right" },
      { label: words("gap.table.total"), align: "right" },
    ],
    rows: shown,
  };
}

/** The total after every row, as people read it. */
function totalsOf(words: Words, rows: Row[], enrolment: number): string[] {
  let total = NOBODY;
  return rows.map((row) => {
    if (row.count !== null) total = addRow(total, row.count, row.new, enrolment);
    const { low, middle, high } = total;
    return showSpread(words, { low, middle: Math.round(middle), high });
  });
}

/** The same table as sentences. */
export function tableInWords(words: Words, rows: Row[], enrolment: number): string[] {
  const totals = totalsOf(words, rows, enrolment);
  return rows.map((row, at) => {
    const source = named(words, row);
    if (row.count === null) return words("gap.table.row-missing", { source });
    const facts = { source, count: showGiven(words, row.count), total: totals[at] ?? "" };
    if (row.new === null) return words("gap.table.row-unknown", facts);
    return words("gap.table.row", { ...facts, new: showGiven(words, row.new) });
  });
}

const showNew = (words: Words, row: Row) =>
  row.new === null ? words("gap.table.unknown") : showGiven(words, row.new);

/** A source of rates says so: its students can't be matched with those of other sources. */
function named(words: Words, row: Row): string {
  const source = sourceLabel(words, row);
  const unmatched = RATES.has(row.key) && row.count !== null && row.new === null;
  return unmatched ? words("gap.table.estimated", { source }) : source;
}
