/** Turning a reply into plain words; shared by every platform that needs them. Pure. */
import { numberFormat } from "../src/core/formats.ts";
import { type Block, type Chart, type Column, never, type Reply } from "../src/core/reply.ts";

const segments = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The characters as people count them: an emoji or an accented letter is one. */
const graphemes = (text: string) => Array.from(segments.segment(text), (found) => found.segment);

/** How wide a text is in a terminal, taking every character for one column. */
export const widthOf = (text: string) => graphemes(text).length;

/** One line of it: line breaks and runs of blanks become one blank. */
export const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

/** At most `max` UTF-16 units, ending in "…" when something is missing; no character is halved. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  let kept = "";
  for (const piece of graphemes(text.slice(0, max))) {
    if (kept.length + piece.length > max - 1) break;
    kept += piece;
  }
  return `${kept.trimEnd()}…`;
}

/**
 * The text in pieces of at most `max` as `size` counts them. Nothing is lost but the blanks
 * around a break: breaks fall after a line, else after a word, else between two characters.
 */
export function split(text: string, max: number, size = (part: string) => part.length): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (size(rest) > max) {
    const end = breakBefore(rest, max, size);
    pieces.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).replace(/^\s+/, "");
  }
  return [...pieces, rest].filter((piece) => piece !== "");
}

function breakBefore(text: string, max: number, size: (part: string) => number): number {
  let end = 0;
  let used = 0;
  for (const piece of graphemes(text.slice(0, max + 1))) {
    if (used + size(piece) > max) break;
    used += size(piece);
    end += piece.length;
  }
  if (end === 0) return wholeUnits(text, Math.max(1, max - 8));
  const line = text.lastIndexOf("\n", end - 1) + 1;
  if (line > end / 2) return line;
  const word = text.lastIndexOf(" ", end - 1) + 1;
  return word > end / 2 ? word : end;
}

/** Only for one character that is longer than a piece: as many units as fit, no surrogate halved. */
function wholeUnits(text: string, units: number): number {
  const next = text.codePointAt(units - 1) ?? 0;
  return next > 0xffff ? units + 1 : units;
}

/** A table as lines of equal columns, header first, a rule under it. */
export function tableLines(columns: Column[], rows: string[][]): string[] {
  const cells = [columns.map(({ label }) => label), ...rows].map((row) =>
    columns.map((_, i) => oneLine(row[i] ?? "")),
  );
  const widths = columns.map((_, i) => Math.max(...cells.map((row) => widthOf(row[i] ?? ""))));
  const lines = cells.map((row) =>
    row
      .map((cell, i) => {
        const blank = " ".repeat((widths[i] ?? 0) - widthOf(cell));
        return columns[i]?.align === "right" ? blank + cell : cell + blank;
      })
      .join("  ")
      .trimEnd(),
  );
  const rule = widths.map((width) => "─".repeat(width)).join("  ");
  return [lines[0] ?? "", rule, ...lines.slice(1)];
}

/** A chart's numbers as a table: one row per label, one column per series. */
export function chartTable({ labels, series, unit }: Chart): {
  columns: Column[];
  rows: string[][];
} {
  const show = (value: number | null | undefined) =>
    value === null || value === undefined ? "no number" : numberFormat("en-US", {}).format(value);
  const named = (name: string) => (unit ? `${name} (${unit})` : name);
  return {
    columns: [
      { label: "" },
      ...series.map(({ name }) => ({ label: named(name), align: "right" as const })),
    ],
    rows: labels.map((label, i) => [label, ...series.map(({ values }) => show(values[i]))]),
  };
}

const STEP = { done: "[x]", now: "[>]", next: "[ ]", skipped: "[-]" };
/** What a notice is, in a word, for whoever does not see its color. */
export const LEVEL = { info: "Note", success: "Done", warning: "Careful", error: "Problem" };

/** The whole reply as lines of plain words, in the order of its blocks. */
export function replyLines(reply: Reply): string[] {
  const parts = (reply.blocks ?? [{ type: "text" as const, text: reply.text }]).map(blockLines);
  return parts.flatMap((lines, i) => (i === 0 ? lines : ["", ...lines]));
}

function blockLines(block: Block): string[] {
  switch (block.type) {
    case "heading":
      return [oneLine(block.text), "═".repeat(widthOf(oneLine(block.text)))];
    case "text":
      return block.text.split("\n");
    case "fields":
      return tableLines(
        [{ label: "" }, { label: "" }],
        block.fields.map(({ label, value }) => [label, value]),
      ).slice(2);
    case "steps":
      return block.steps.map(({ label, state }) => `${STEP[state]} ${oneLine(label)}`);
    case "table":
      return [oneLine(block.caption), ...tableLines(block.columns, block.rows)];
    case "chart": {
      const { columns, rows } = chartTable(block);
      return [oneLine(block.title), ...block.alt.split("\n"), ...tableLines(columns, rows)];
    }
    case "image":
      return [`[picture: ${oneLine(block.alt)}] ${block.url}`];
    case "divider":
      return ["─".repeat(40)];
    case "notice":
      return `${LEVEL[block.level]}: ${block.text}`.split("\n");
    case "actions":
      return [block.actions.map(({ label }) => `[ ${oneLine(label)} ]`).join("  ")];
    default:
      return never(block);
  }
}
