import type { Words } from "../../core/ports.ts";
import type { Block } from "../../core/reply.ts";
import { many, showFte } from "./role-words.ts";
import type { StaffingMade } from "./shape.ts";

/** What a reader must know beside the numbers: withdrawn figures, years that differ, partners instead of staff. */
export function noticesOf(words: Words, made: StaffingMade): Block[] {
  const { roles, studentsYear, standing, partners } = made;
  const warn = (text: string): Block => ({ type: "notice", level: "warning", text });
  const note = (text: string): Block => ({ type: "notice", level: "info", text });
  const other = roles.filter(
    ({ year, fte }) =>
      fte !== null && year !== null && studentsYear !== null && year !== studentsYear,
  );
  const vacant = roles.filter((role) => (role.vacant ?? 0) > 0);
  const list = vacant.map(
    ({ role, vacant: open }) => `${many(words, role)} ${showFte(words, open)}`,
  );
  return [
    ...roles.flatMap(({ caveat }) => (caveat ? [warn(caveat)] : [])),
    ...(other.length > 0
      ? [
          note(
            words("staffing.years-differ", {
              students: studentsYear ?? "",
              roles: other.map(({ role, year }) => `${many(words, role)} ${year}`).join(", "),
            }),
          ),
        ]
      : []),
    ...(vacant.length > 0 ? [note(words("staffing.vacant", { list: list.join(", ") }))] : []),
    ...(standing === "replace" ? [warn(words("staffing.supplant"))] : []),
    ...(standing === "unsure" || (standing === null && partners.length > 0)
      ? [warn(words("staffing.supplant-check"))]
      : []),
  ];
}
