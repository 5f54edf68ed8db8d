import { type Percent, releaseShare } from "../../../privacy/suppress.ts";
import type { Group } from "./prepared.ts";

/** A group as others may see it: its share of all students, or nothing. */
export interface ReleasedGroup {
  group: string;
  share: Percent | undefined;
}

/** One hidden group alone could be worked out from the others and the total. */
const FEWEST_HIDDEN = 2;

/**
 * Shares of all students in whole percent. A small group is hidden, and with it as many of the next
 * smallest as it takes that at least two are hidden which together are not small (the rule of the
 * California Health and Human Services de-identification guidelines, applied to every list of groups).
 */
export function releaseGroups(
  groups: Group[],
  enrolment: number | undefined,
  threshold: number,
): ReleasedGroup[] {
  const shares = groups.map(({ students }) =>
    enrolment === undefined || students > enrolment
      ? undefined
      : releaseShare(students, enrolment, threshold),
  );
  const hidden = new Set(groups.filter((_, at) => shares[at] === undefined));
  const sum = () => [...hidden].reduce((all, { students }) => all + students, 0);
  const smallest = [...groups].sort((a, b) => a.students - b.students);
  for (const next of smallest) {
    if (hidden.size === 0 || (hidden.size >= FEWEST_HIDDEN && sum() >= threshold)) break;
    hidden.add(next);
  }
  return groups.map((one, at) => ({
    group: one.group,
    share: hidden.has(one) ? undefined : shares[at],
  }));
}
