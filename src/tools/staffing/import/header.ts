import { nearest } from "../../../answers/nearest.ts";
import { isAboutStudents, plainHeader } from "../../../privacy/student-column.ts";
import { type Column, FORMATS, type Format, PLAIN } from "./columns.ts";
import type { Line } from "./cut.ts";
import type { ImportProblem } from "./problem.ts";

/** The header of a file: what each column holds, and which are of no use here. */
export interface Header {
  format: Format;
  at: Line;
  columns: (Column | undefined)[];
  unused: string[];
}

/** ELSI writes six lines before its header; a few more do no harm. */
const LOOKED_AT = 12;

/** Staffing has no people in it, so that any column of names is one of students or staff. */
const NAMES = /^(?:first|last|middle|full|given|family)_?names?$/;

const isRefused = (cell: string) => isAboutStudents(cell) || NAMES.test(plainHeader(cell));

/** Finds the header, also below a title. A column that names students, or one that nobody knows, is a problem. */
export function findHeader(
  lines: Line[],
): { ok: true; header: Header; rest: Line[] } | { ok: false; problem: ImportProblem } {
  const first = lines[0];
  if (!first) return { ok: false, problem: { type: "empty" } };
  for (const [index, at] of lines.slice(0, LOOKED_AT).entries()) {
    const students = at.cells.find(isRefused);
    if (students !== undefined)
      return { ok: false, problem: { type: "student-names", line: at.line, column: students } };
    const names = at.cells.map(plainHeader);
    const format = FORMATS.find(({ needs }) => needs.every((name) => names.includes(name)));
    if (format) return readHeader(format, at, lines.slice(index + 1));
  }
  const columns = first.cells.slice(0, 8);
  return { ok: false, problem: { type: "format", columns } };
}

function readHeader(format: Format, at: Line, rest: Line[]): ReturnType<typeof findHeader> {
  const columns = at.cells.map((cell) => format.column(cell));
  const { line } = at;
  const unused = at.cells.filter((cell, n) => columns[n] === undefined && cell !== "");
  const [unknown] = unused;
  if (format.strict && unknown !== undefined) {
    const near = nearest(plainHeader(unknown), Object.keys(PLAIN));
    const problem = { type: "unknown-column" as const, line, column: unknown };
    return { ok: false, problem: near ? { ...problem, nearest: near } : problem };
  }
  const keys = columns.map((column) => column && JSON.stringify({ ...column, year: undefined }));
  const twice = keys.findIndex((key, n) => key !== undefined && keys.indexOf(key) !== n);
  if (twice >= 0) {
    const column = at.cells[twice] ?? "";
    return { ok: false, problem: { type: "column-twice", line, column } };
  }
  return { ok: true, header: { format, at, columns, unused }, rest };
}
