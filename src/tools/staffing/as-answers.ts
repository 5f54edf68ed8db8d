import type { Answers, Cells } from "../checklist.ts";
import type { StaffRole } from "./benchmark.ts";
import type { RatioInputs, Staff } from "./parse-ratio.ts";

/** Numbers that came in a line or a file, as answers to the checklist "staffing", so that they can be changed there. */
export function asAnswers({
  students,
  studentsYear,
  staffYear,
  staff,
  acuity,
}: RatioInputs): Answers {
  const rows = Object.entries(staff).map(([role, one]) => rowOf(role, one, staffYear));
  return {
    students: { value: students },
    ...(studentsYear && { "students-year": { value: studentsYear } }),
    ...(rows.length > 0 && { staff: { value: { rows } } }),
    ...(acuity && {
      "by-need": { value: true },
      daily: { value: acuity.daily },
      complex: { value: acuity.complex },
      continuous: { value: acuity.continuous },
    }),
  };
}

function rowOf(role: StaffRole | string, one: Staff, staffYear: string | undefined): Cells {
  const { fte, vacant, benchmark, source, year = staffYear } = one;
  return {
    role,
    ...(year && { year }),
    ...(fte !== null && { fte }),
    ...(vacant !== undefined && { vacant }),
    ...(benchmark !== undefined && { standard: benchmark }),
    ...(source && { "standard-source": source }),
  };
}
