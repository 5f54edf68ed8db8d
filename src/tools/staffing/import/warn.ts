import { round } from "../../../core/show.ts";
import type { Header } from "./header.ts";
import type { ImportWarning } from "./problem.ts";
import type { StaffLine } from "./read-line.ts";

/** A ratio made of rounded numbers may be off: published ones by a student, combined ones by 0.3 %, others by the second decimal. */
const OFF = { published: 1, share: 0.003, decimals: 0.006 };

/** What to know of lines that can all be read. */
export function warningsOf(header: Header, lines: StaffLine[]): ImportWarning[] {
  const signs = lines.flatMap((line) => line.signs);
  const { format, columns, unused } = header;
  const staffed = lines.some(({ staff }) => Object.values(staff).some(({ fte }) => fte !== null));
  const dated = lines.every(({ year }) => year !== null);
  return [
    ...lines.flatMap(disagreement),
    ...lines.flatMap((line) => printed(line, format.id === "published")),
    ...(signs.length > 0
      ? [{ type: "signs" as const, signs: [...new Set(signs)], cells: signs.length }]
      : []),
    ...(format.id === "ccd" || format.id === "elsi"
      ? [{ type: "no-social-workers" as const }]
      : []),
    ...(staffed && !dated && !columns.some((column) => column?.as === "year")
      ? [{ type: "no-staff-year" as const }]
      : []),
    ...(unused.length > 0 ? [{ type: "not-used" as const, columns: unused }] : []),
  ];
}

function disagreement({ line, staff, counselorToo }: StaffLine): ImportWarning[] {
  const used = staff.counselor?.fte ?? null;
  if (used === null || counselorToo === null || used === counselorToo) return [];
  return [{ type: "counselors-disagree", line, used, other: counselorToo }];
}

/** Ratios that were printed after the divisor was raised to one person, or that are wrong for another reason. */
function printed(one: StaffLine, published: boolean): ImportWarning[] {
  const { line, name, students } = one;
  if (students === null) return [];
  return one.printed.flatMap(({ column, ratio, both }): ImportWarning[] => {
    const people = divisor(one, both);
    if (people === null) return [];
    const ours = people === 0 ? null : students / people;
    const off = both ? (ours ?? 0) * OFF.share : published ? OFF.published : OFF.decimals;
    const near = ours !== null && Math.abs(ours - ratio) <= off;
    if (near) return [];
    const shown = ours === null ? null : round(ours, 2);
    return [{ type: "printed", line, name, column, printed: ratio, ours: shown }];
  });
}

function divisor({ staff, fte }: StaffLine, both: boolean): number | null {
  const counselors = staff.counselor?.fte ?? fte;
  const others = staff["social-worker"]?.fte ?? null;
  if (!both) return counselors;
  return counselors === null || others === null ? null : counselors + others;
}
