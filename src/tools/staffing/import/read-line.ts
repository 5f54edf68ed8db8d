import { readNumber } from "../../../answers/number.ts";
import type { StaffRole } from "../benchmark.ts";
import { readSchoolYear } from "../school-year.ts";
import type { Column } from "./columns.ts";
import type { Line } from "./cut.ts";
import type { Header } from "./header.ts";
import type { ImportProblem } from "./problem.ts";

/** One line of numbers: of a district, a school, or, where they are published, of a state or the country. */
export interface StaffLine {
  line: number;
  name: string;
  state: string | null;
  school: string | null;
  /** The district that a school's line belongs to. */
  group: string | null;
  studentsYear: string | null;
  year: string | null;
  students: number | null;
  /** A role that has no column, or an empty cell, was not reported: null, never zero. */
  staff: Partial<Record<StaffRole, { fte: number | null; vacant?: number }>>;
  counselorToo: number | null;
  role: string | null;
  fte: number | null;
  printed: { column: string; ratio: number; both: boolean }[];
  /** The signs that stood where a number might. */
  signs: string[];
}

/** † not applicable, – missing, ‡ below the quality standards: none of them is a zero. */
const SIGNS = ["†", "–", "—", "‡"];

/** Reads the cells of one line; stops at the first that cannot be read. */
export function readLine(
  header: Header,
  { line, cells }: Line,
): { ok: true; line: StaffLine } | { ok: false; problem: ImportProblem } {
  const names = header.at.cells;
  const read: StaffLine = {
    ...{ line, name: "", state: null, school: null, group: null },
    ...{ studentsYear: null, year: null, students: null, staff: {} },
    ...{ counselorToo: null, role: null, fte: null, printed: [], signs: [] },
  };
  for (const [at, column] of header.columns.entries()) {
    if (!column) continue;
    const cell: Cell = { line, name: names[at] ?? "", said: cells[at] ?? "" };
    const problem = put(read, column, cell);
    if (problem) return { ok: false, problem };
  }
  if (read.name === "" && header.format.id !== "published")
    return { ok: false, problem: { type: "name", line, column: nameColumn(header) } };
  return { ok: true, line: ofSchool(read) };
}

/** Where a line names a district and its school, it is the school's. */
const ofSchool = (read: StaffLine): StaffLine =>
  read.school === null ? read : { ...read, group: read.name, name: `${read.name}, ${read.school}` };

const nameColumn = ({ columns, at }: Header) =>
  at.cells[columns.findIndex((column) => column?.as === "name")] ?? "";

interface Cell {
  line: number;
  name: string;
  said: string;
}

/** Puts one cell where it belongs; says what is wrong with it, if anything is. */
function put(read: StaffLine, column: Column, cell: Cell): ImportProblem | undefined {
  const { said } = cell;
  switch (column.as) {
    case "name":
      read.name = said;
      return undefined;
    case "state":
      read.state = said || null;
      return undefined;
    case "group":
      read.group = said || null;
      return undefined;
    case "school":
      read.school = said || null;
      return undefined;
    case "role":
      read.role = said || null;
      return undefined;
    case "year":
    case "students-year":
      return putYear(read, column.as, cell);
    default:
      return putNumber(read, column, cell);
  }
}

function putYear(read: StaffLine, as: "year" | "students-year", { line, name, said }: Cell) {
  if (said === "") return undefined;
  const year = readSchoolYear(said);
  if (!year) return { type: "year" as const, line, column: name, said };
  if (as === "students-year") read.studentsYear = year;
  else read.year = year;
  return undefined;
}

function putNumber(read: StaffLine, column: Column, cell: Cell): ImportProblem | undefined {
  const { line, name, said } = cell;
  const value = numberIn(said);
  if (value === undefined) return { type: "number", line, column: name, said };
  if (value === null && SIGNS.includes(said)) read.signs.push(said);
  switch (column.as) {
    case "students":
      if (value !== null && !Number.isInteger(value))
        return { type: "students", line, column: name, said };
      read.students = value;
      read.studentsYear ??= column.year ?? null;
      return undefined;
    case "counselor-too":
      read.counselorToo = value;
      return undefined;
    case "fte":
      read.fte = value;
      return undefined;
    case "printed":
    case "printed-both":
      if (value !== null)
        read.printed.push({ column: name, ratio: value, both: column.as === "printed-both" });
      return undefined;
    case "vacant":
      if (value !== null)
        read.staff[column.role] = { fte: null, ...read.staff[column.role], vacant: value };
      return undefined;
    case "counselor":
    case "psychologist":
    case "social-worker":
    case "nurse":
      read.staff[column.as] = { ...read.staff[column.as], fte: value };
      if (column.year) read.year ??= column.year;
      return undefined;
    default:
      return undefined;
  }
}

/** A number that is not negative; null where there is none to be known; undefined where it is no number. */
function numberIn(said: string): number | null | undefined {
  if (said === "" || SIGNS.includes(said)) return null;
  const read = readNumber(said);
  if (read.type === "missing") return null;
  return read.type === "number" && read.value >= 0 ? read.value : undefined;
}
