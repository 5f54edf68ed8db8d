import { readCount } from "../../answers/count.ts";
import { readNumber } from "../../answers/number.ts";
import { readPairs } from "../../answers/pairs.ts";
import { UserError } from "../../core/errors.ts";
import type { Words } from "../../core/ports.ts";
import { COUNT } from "../say-problem.ts";
import type { StaffRole } from "./benchmark.ts";
import type { Acuity } from "./nurses.ts";
import { readSchoolYear } from "./school-year.ts";

/** What was said of one role: `fte` null is "not reported"; `benchmark` is the person's own. */
export interface Staff {
  fte: number | null;
  /** Positions that are there and not filled. */
  vacant?: number;
  /** School year, where it is not that of all staff. */
  year?: string;
  benchmark?: number;
  /** Where their own benchmark is from. */
  source?: string;
}

export interface RatioInputs {
  students: number;
  /** School years of the students and of the staff, "2025-26"; they may differ. */
  studentsYear?: string;
  staffYear?: string;
  staff: Partial<Record<StaffRole, Staff>>;
  /** Given when any group of students by nursing need was. */
  acuity?: Acuity;
}

const ROLES: Record<string, StaffRole> = {
  counselors: "counselor",
  psychologists: "psychologist",
  "social-workers": "social-worker",
  nurses: "nurse",
};
const GROUPS = ["daily", "complex", "continuous"] as const;
const SAME: Record<string, string> = { enrolment: "students", enrollment: "students" };

const YEARS = ["year", "students-year"] as const;

const KEYS = ["students", ...Object.keys(ROLES), ...GROUPS, ...YEARS];

/** "students=9481 counselors=42 social-workers=26.49@300". Throws UserError naming the key that is wrong. */
export function parseRatio(line: string, words: Words, enrolment: number | undefined): RatioInputs {
  const { values, words: loose, problems } = readPairs(line, [...KEYS, ...Object.keys(SAME)]);
  const [problem] = problems;
  if (problem) {
    const { key } = problem;
    const near = problem.type === "unknown" ? problem.nearest : undefined;
    if (problem.type === "duplicate") throw fault(words("ratio.wrong.twice", { key }), key);
    const known = KEYS.join(", ");
    const text = near
      ? words("ratio.wrong.unknown-near", { key, nearest: near })
      : words("ratio.wrong.unknown", { key, known });
    throw new UserError(text, { field: key, reason: "unknown-key", nearest: near ?? null });
  }
  if (loose[0] !== undefined) {
    throw fault(words("ratio.wrong.loose", { said: loose[0].slice(0, 60) }), "");
  }
  const read = new Map([...values].map(([key, text]) => [SAME[key] ?? key, text]));
  const students = read.has("students") ? studentsOf(read, words) : enrolment;
  if (!students) throw fault(words("ratio.wrong.students"), "students");
  const [year, studentsYear = year] = YEARS.map((key) => yearOf(read, key, words));
  const inputs: RatioInputs = {
    ...{ students, staff: {} },
    ...(studentsYear && { studentsYear }),
    ...(year && { staffYear: year }),
  };
  for (const [key, role] of Object.entries(ROLES)) {
    const text = read.get(key);
    if (text !== undefined) inputs.staff[role] = staffOf(key, text, words);
  }
  if (!GROUPS.some((group) => read.has(group))) return inputs;
  const [daily = 0, complex = 0, continuous = 0] = GROUPS.map((group) =>
    groupOf(read, group, words),
  );
  return { ...inputs, acuity: { daily, complex, continuous } };
}

function studentsOf(read: Map<string, string>, words: Words): number {
  const count = readCount(read.get("students") ?? "");
  if (count.type === "count" && count.count > 0) return count.count;
  if (count.type === "refused") {
    throw fault(
      words("ratio.wrong.value", { field: "students", reason: words(COUNT[count.reason]) }),
      "students",
    );
  }
  throw fault(words("ratio.wrong.students"), "students");
}

function yearOf(read: Map<string, string>, key: string, words: Words): string | undefined {
  const said = read.get(key);
  if (said === undefined) return undefined;
  const year = readSchoolYear(said);
  if (year) return year;
  throw fault(words("staffing.wrong.year", { said: said.slice(0, 40) }), key);
}

function groupOf(read: Map<string, string>, group: string, words: Words): number {
  const text = read.get(group);
  if (text === undefined) return 0;
  const count = readCount(text);
  if (count.type === "count") return count.count;
  const reason = words(COUNT[count.type === "refused" ? count.reason : "unclear"]);
  throw fault(words("ratio.wrong.value", { field: group, reason }), group);
}

/** "12", "12@300", "not reported". */
function staffOf(key: string, text: string, words: Words): Staff {
  const [said = "", own] = text.split("@");
  const fte = readNumber(said === "" ? "n/a" : said);
  if (fte.type === "refused" || (fte.type === "number" && fte.value < 0)) {
    throw fault(words("ratio.wrong.fte", { field: key, said: said.slice(0, 40) }), key);
  }
  const staff: Staff = { fte: fte.type === "missing" ? null : fte.value };
  if (own === undefined) return staff;
  const benchmark = readNumber(own);
  if (benchmark.type === "number" && benchmark.value > 0) {
    return { ...staff, benchmark: benchmark.value };
  }
  throw fault(words("ratio.wrong.benchmark", { field: key, said: own.slice(0, 40) }), key);
}

const fault = (text: string, field: string) => new UserError(text, { field });
