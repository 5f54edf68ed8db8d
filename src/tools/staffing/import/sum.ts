import { round } from "../../../core/show.ts";
import type { StaffRole } from "../benchmark.ts";
import type { RatioInputs, Staff } from "../parse-ratio.ts";
import type { ImportProblem, ImportWarning } from "./problem.ts";
import type { StaffLine } from "./read-line.ts";

/** All lines of one district as one: students and staff are summed, and nothing is averaged. */
export interface District {
  name: string;
  state: string | null;
  lines: number[];
  /** Undefined where its students are not known: no ratio can be made of it. */
  inputs: RatioInputs | undefined;
  warnings: ImportWarning[];
}

const ROLES: StaffRole[] = ["counselor", "psychologist", "social-worker", "nurse"];

/** Sums the schools of each district; a line without a district is one itself. One that mixes years is a problem. */
export function sumByDistrict(lines: StaffLine[]): District[] | ImportProblem {
  const districts = new Map<string, StaffLine[]>();
  for (const line of lines) {
    // Two agencies of different states may share a name.
    const key = line.group ?? `line ${line.line}`;
    districts.set(key, [...(districts.get(key) ?? []), line]);
  }
  const summed: District[] = [];
  for (const own of districts.values()) {
    const name = own[0]?.group ?? own[0]?.name ?? "";
    const years = distinct(own.map(({ year }) => year));
    const studentYears = distinct(own.map(({ studentsYear }) => studentsYear));
    if (years.length > 1) return { type: "years", name, years };
    if (studentYears.length > 1) return { type: "years", name, years: studentYears };
    summed.push(sum(name, own, years[0], studentYears[0] ?? years[0]));
  }
  return summed;
}

const distinct = (years: (string | null)[]) => [
  ...new Set(years.filter((year): year is string => year !== null)),
];

function sum(
  name: string,
  lines: StaffLine[],
  year: string | undefined,
  studentsYear: string | undefined,
): District {
  const warnings: ImportWarning[] = [];
  const staff: RatioInputs["staff"] = {};
  for (const role of ROLES) {
    const known = lines.map((line) => line.staff[role]?.fte ?? null);
    if (lines.every((line) => line.staff[role] === undefined)) continue;
    const reported = known.filter((fte) => fte !== null);
    if (reported.length > 0 && reported.length < lines.length)
      warnings.push({ type: "partly", name, role, of: lines.length, reported: reported.length });
    const fte = reported.length === lines.length ? total(reported) : null;
    staff[role] = { fte, ...vacantIn(lines, role) };
  }
  const students = lines.map((line) => line.students);
  const all = students.every((n) => n !== null) ? total(students) : 0;
  const years = { ...(studentsYear && { studentsYear }), ...(year && { staffYear: year }) };
  return {
    ...{ name, state: lines[0]?.state ?? null, warnings, lines: lines.map(({ line }) => line) },
    inputs: all > 0 ? { students: all, ...years, staff } : undefined,
  };
}

function vacantIn(lines: StaffLine[], role: StaffRole): Pick<Staff, "vacant"> {
  const vacant = lines.flatMap((line) => line.staff[role]?.vacant ?? []);
  return vacant.length === lines.length ? { vacant: total(vacant) } : {};
}

/** Sums of decimals without the dust of binary fractions. */
const total = (all: (number | null)[]) =>
  round(
    all.reduce((a: number, n) => a + (n ?? 0), 0),
    4,
  );
