import { plainHeader } from "../../../privacy/student-column.ts";
import type { StaffRole } from "../benchmark.ts";
import { readSchoolYear } from "../school-year.ts";

/** What a column holds. */
export type Column =
  | { as: "name" | "state" | "group" | "school" | "year" | "students-year" | "fte" | "role" }
  | { as: "students"; year?: string }
  | { as: StaffRole; year?: string }
  /** A second column for counselors, which is not trusted where it disagrees. */
  | { as: "counselor-too" }
  | { as: "vacant"; role: StaffRole }
  /** A ratio that the file prints: of counselors, or of counselors and social workers together. */
  | { as: "printed" | "printed-both" };

/** One form in which staffing files come. */
export interface Format {
  id: "elsi" | "ccd" | "nyc" | "published" | "plain";
  /** Headers without which a file is not of this form. */
  needs: string[];
  /** A header that is not among these is named and left out; in the plain form it is a mistake. */
  strict?: true;
  column(header: string): Column | undefined;
}

const listed =
  (columns: Record<string, Column>) =>
  (header: string): Column | undefined =>
    columns[plainHeader(header)];

const ELSI: Record<string, Column> = {
  "agency name": { as: "name" },
  "state name": { as: "state" },
  "total students all grades (excludes ae)": { as: "students" },
  "total guidance counselors": { as: "counselor" },
  "school counselor": { as: "counselor-too" },
  "school psychologist": { as: "psychologist" },
};

/** "School Psychologist [District] 2023-24" says what, of whom, and of which year. */
function elsiColumn(header: string): Column | undefined {
  const [, what = "", of = "District", when = ""] =
    /^(.*?)(?:\s*\[([^\]]*)\]\s*(.*))?$/.exec(header.trim()) ?? [];
  const found = of === "District" ? ELSI[what.trim().toLowerCase()] : undefined;
  const year = readSchoolYear(when);
  if (!found || !year) return found;
  return found.as === "students" || found.as === "counselor" || found.as === "psychologist"
    ? { as: found.as, year }
    : found;
}

const CCD: Record<string, Column> = {
  lea_name: { as: "name" },
  state: { as: "state" },
  school_year: { as: "year" },
  enrollment: { as: "students" },
  guidance_counselors_total_fte: { as: "counselor" },
  school_counselors_fte: { as: "counselor-too" },
  school_psychologists_fte: { as: "psychologist" },
};

const NYC: Record<string, Column> = {
  dbn: { as: "name" },
  community_district: { as: "group" },
  guidance_counselor_count: { as: "counselor" },
  social_worker_count: { as: "social-worker" },
  doe_ratio_students_per_gc: { as: "printed" },
  doe_ratio_students_per_gc_or_sw: { as: "printed-both" },
};

function nycColumn(header: string): Column | undefined {
  const [, when] = /^enrollment_(\d{4}_\d{2})$/.exec(plainHeader(header)) ?? [];
  const year = when && readSchoolYear(when);
  return year ? { as: "students", year } : listed(NYC)(header);
}

const PUBLISHED: Record<string, Column> = {
  state: { as: "name" },
  role: { as: "role" },
  school_year: { as: "year" },
  students: { as: "students" },
  staff_fte: { as: "fte" },
  counselor_fte: { as: "counselor" },
  published_ratio: { as: "printed" },
};

const ROLES: [string, StaffRole][] = [
  ["counselor", "counselor"],
  ["psychologist", "psychologist"],
  ["social_worker", "social-worker"],
  ["nurse", "nurse"],
];

/** Our own form: one line a district, or one a school of it. */
export const PLAIN: Record<string, Column> = {
  district: { as: "name" },
  school: { as: "school" },
  students: { as: "students" },
  enrolment: { as: "students" },
  enrollment: { as: "students" },
  students_year: { as: "students-year" },
  year: { as: "year" },
  school_year: { as: "year" },
  ...Object.fromEntries(ROLES.map(([name, as]): [string, Column] => [`${name}s`, { as }])),
  ...Object.fromEntries(
    ROLES.map(([name, role]): [string, Column] => [`${name}s_vacant`, { as: "vacant", role }]),
  ),
};

/** The one that a file is of is the first whose headers are all there. */
export const FORMATS: Format[] = [
  { id: "ccd", needs: ["leaid", "lea_name", "enrollment"], column: listed(CCD) },
  { id: "nyc", needs: ["dbn", "guidance_counselor_count"], column: nycColumn },
  { id: "published", needs: ["published_ratio", "school_year"], column: listed(PUBLISHED) },
  { id: "elsi", needs: ["agency_name"], column: elsiColumn },
  { id: "plain", needs: ["district"], strict: true, column: listed(PLAIN) },
];
