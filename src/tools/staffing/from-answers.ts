import type { Answers, Cells } from "../checklist.ts";
import { asNumber, asText, numberOf, rowsOf, textOf, yesOf } from "../given.ts";
import type { StaffRole } from "./benchmark.ts";
import type { RatioInputs, Staff } from "./parse-ratio.ts";
import { readSchoolYear } from "./school-year.ts";
import type { PartnerStaff } from "./shape.ts";

const SCHOOL: string[] = ["counselor", "psychologist", "social-worker", "nurse"];

/** True for the positions of the school's own. */
export const isSchool = (role: string | undefined): role is StaffRole =>
  role !== undefined && SCHOOL.includes(role);

/** What the checklist "staffing" was answered with; undefined while nobody said how many students there are. */
export function staffingInputs(answers: Answers): RatioInputs | undefined {
  const students = numberOf(answers, "students");
  if (!students) return undefined;
  const studentsYear = readSchoolYear(textOf(answers, "students-year") ?? "");
  const staff: RatioInputs["staff"] = {};
  for (const row of rowsOf(answers, "staff")) {
    const role = asText(row.role);
    if (isSchool(role)) staff[role] = staffOf(row);
  }
  const byNeed = yesOf(answers, "by-need");
  const group = (id: string) => numberOf(answers, id) ?? 0;
  return {
    ...{ students, staff },
    ...(studentsYear && { studentsYear }),
    ...(byNeed && {
      acuity: {
        daily: group("daily"),
        complex: group("complex"),
        continuous: group("continuous"),
      },
    }),
  };
}

function staffOf(row: Cells): Staff {
  const vacant = asNumber(row.vacant);
  const year = readSchoolYear(asText(row.year) ?? "");
  const benchmark = asNumber(row.standard);
  const source = asText(row["standard-source"]);
  return {
    fte: asNumber(row.fte) ?? null,
    ...(vacant !== undefined && { vacant }),
    ...(year && { year }),
    ...(benchmark !== undefined && benchmark > 0 && { benchmark }),
    ...(source && { source }),
  };
}

/** The rows that are no positions of the school. `nameOf` says what the choice is called. */
export function partnerStaff(answers: Answers, nameOf: (role: string) => string): PartnerStaff[] {
  return rowsOf(answers, "staff").flatMap((row) => {
    const role = asText(row.role);
    if (role === undefined || isSchool(role)) return [];
    const year = readSchoolYear(asText(row.year) ?? "") ?? null;
    return [{ role: nameOf(role), fte: asNumber(row.fte) ?? null, year }];
  });
}

/** What is wrong with the rows of staff, by kind; undefined when nothing is. */
export type RowFault =
  | { type: "twice"; role: string }
  | { type: "year"; said: string; role: string }
  | { type: "source"; role: string };

/** The first row that cannot stand: a role twice, a year that is none, a standard of one's own without a source. */
export function rowFault(answers: Answers): RowFault | undefined {
  const seen: string[] = [];
  for (const row of rowsOf(answers, "staff")) {
    const role = asText(row.role) ?? "";
    if (seen.includes(role)) return { type: "twice", role };
    seen.push(role);
    const said = asText(row.year) ?? "";
    if (said !== "" && !readSchoolYear(said)) return { type: "year", said, role };
    if (asNumber(row.standard) !== undefined && !asText(row["standard-source"]))
      return { type: "source", role };
  }
  return undefined;
}
