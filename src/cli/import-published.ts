import type { Words } from "../core/ports.ts";
import { showCount } from "../core/show.ts";
import type { StaffingFile } from "../tools/staffing/import/read-staffing.ts";
import { staffing } from "../tools/staffing/ratio.ts";

/** Published ratios are no district's own: what can be reckoned again is shown, and nothing is kept. */
export function publishedLines(words: Words, { lines }: StaffingFile): string[] {
  const checked = lines.flatMap(({ line, name, role, year, students, fte, staff }) => {
    const people = fte ?? staff.counselor?.fte ?? null;
    if (!students || !people) return [];
    const { ratioRounded } = staffing(students, people, 1);
    const ratio = ratioRounded === null ? "" : showCount(ratioRounded);
    const who = name || (role ?? "");
    return [
      words("import.staffing.published-line", {
        ...{ line, name: who, year: year ?? words("staffing.no-year"), ratio },
      }),
    ];
  });
  return [words("import.staffing.published", { checked: checked.length }), ...checked];
}
