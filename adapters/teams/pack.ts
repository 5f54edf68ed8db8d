import { bytesOf, type Element } from "./elements.ts";
import { TEAMS } from "./limits.ts";

/** Bytes for elements in one card; the rest is for the words and names around them. */
export const ROOM = TEAMS.cardBytes * 0.85;

/**
 * Elements in groups that each fit one card. A unit (a caption and its table) stays together where it
 * can, and so does a heading with what it is the heading of. Never empty.
 */
export function pack(units: Element[][], room = ROOM): Element[][] {
  const groups: Element[][] = [[]];
  let used = 0;
  for (const unit of withHeadings(units).flatMap((one) => (fits(one, room) ? [one] : apart(one)))) {
    const group = groups.at(-1) ?? [];
    const bytes = sizeOf(unit);
    const full = group.length + unit.length > TEAMS.elements || used + bytes > room;
    if (full && group.length > 0) groups.push([...unit]);
    else group.push(...unit);
    used = full && group.length > 0 ? bytes : used + bytes;
  }
  return groups;
}

const sizeOf = (unit: Element[]) => unit.reduce((sum, one) => sum + bytesOf(one) + 1, 0);

const fits = (unit: Element[], room: number) =>
  unit.length <= TEAMS.elements && sizeOf(unit) <= room;

const apart = (unit: Element[]): Element[][] => unit.map((element) => [element]);

/** Headings joined with the unit that follows them. */
function withHeadings(units: Element[][]): Element[][] {
  const joined: Element[][] = [];
  for (const unit of units.filter(({ length }) => length > 0)) {
    const before = joined.at(-1);
    if (before && isHeading(before.at(-1))) before.push(...unit);
    else joined.push([...unit]);
  }
  return joined;
}

/** Headings are the only large words (render.ts); an element has no other sign of what it is. */
const isHeading = (element: Element | undefined) =>
  JSON.stringify(element?.inlines ?? "").includes('"size":"Large"');
