import type { Words } from "../../../core/ports.ts";
import type { Group } from "./shares.ts";

const ROOM = /\b(?:class|classes|classroom|homeroom|class ?room|section|period|mr|mrs|ms)\b\.?/i;

/** What cannot be among groups, in words; a single classroom is turned away kindly. */
export function checkGroups(
  words: Words,
  groups: Group[],
  totals: { need: number; enrolled: number },
): string | undefined {
  if (groups.some(({ kind, group }) => kind === "classroom" || ROOM.test(group)))
    return words("disproportion.wrong.classroom");
  for (const [at, one] of groups.entries()) {
    const { group, need, enrolled } = one;
    if (need > enrolled) return words("disproportion.wrong.more", { group, need, enrolled });
    const most =
      enrolled > totals.enrolled ? totals.enrolled : need > totals.need ? totals.need : null;
    const given = enrolled > totals.enrolled ? enrolled : need;
    if (most !== null) return words("disproportion.wrong.beyond", { group, given, most });
    const name = group.trim().toLowerCase();
    if (groups.findIndex((other) => isSame(other, one.kind, name)) !== at)
      return words("disproportion.wrong.twice", { group });
  }
  // Groups of "another kind" may be of several kinds, and overlap.
  const kinds = new Set(groups.map(({ kind }) => kind).filter((kind) => kind !== "other"));
  const sums = [...kinds].map((kind) =>
    groups.reduce((sum, other) => sum + (other.kind === kind ? other.need : 0), 0),
  );
  const sum = Math.max(0, ...sums);
  return sum > totals.need
    ? words("disproportion.wrong.sum", { sum, most: totals.need })
    : undefined;
}

const isSame = (other: Group, kind: string, name: string) =>
  other.kind === kind && other.group.trim().toLowerCase() === name;
