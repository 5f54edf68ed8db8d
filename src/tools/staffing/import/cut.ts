import { CsvError } from "csv-parse";
import { parse } from "csv-parse/sync";
import type { ImportProblem } from "./problem.ts";

/** One line of a file, cut into cells. */
export interface Line {
  line: number;
  cells: string[];
}

/** How ELSI keeps a spreadsheet from eating the zeros of an id: ="0400328". */
const WRAPPED = /(^|[,;\t\n])="((?:[^"]|"")*)"/g;

interface Parsed {
  record: string[];
  info: { lines: number };
}

/** Cuts comma-, semicolon- or tab-separated text into lines of cells; empty lines are left out. */
export function cut(
  text: string,
): { ok: true; lines: Line[] } | { ok: false; problem: ImportProblem } {
  const bare = text
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .replace(WRAPPED, '$1"$2"');
  try {
    // With `info` each record comes with the line it ends in; the package types only the plain form.
    const parsed = parse(bare, {
      ...{ delimiter: delimiterOf(bare), relax_column_count: true, relax_quotes: true },
      ...{ info: true, trim: true },
    }) as unknown as Parsed[];
    const lines = parsed.map(({ record, info }) => ({ line: info.lines, cells: record }));
    return { ok: true, lines: lines.filter(({ cells }) => cells.some((cell) => cell !== "")) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { ok: false, problem: { type: "csv", line: Number(error.lines ?? 0) } };
  }
}

/** The separator that cuts the longest line into most cells. */
function delimiterOf(text: string): string {
  const first = text.split("\n").reduce((a, b) => (b.length > a.length ? b : a), "");
  const times = (sign: string) => first.split(sign).length;
  return [",", ";", "\t"].reduce((a, b) => (times(b) > times(a) ? b : a));
}
