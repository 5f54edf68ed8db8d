import type { Words } from "../core/ports.ts";
import { showDate } from "../core/show.ts";
import type { FactCard, LibraryLink } from "./card.ts";

/** "Source: NCES, 2024", or that there is no citation yet. */
export function citationOf(words: Words, { citation, year }: FactCard): string {
  if (citation === undefined) return words("library.no-citation");
  // A citation that names its year needs it only once.
  const dated = year === undefined || citation.includes(String(year));
  return words("library.source", { source: dated ? citation : `${citation}, ${year}` });
}

/** Who made it, when, and where in it to look. */
export const originOf = ({ publisher, year, pages }: LibraryLink): string =>
  [publisher, year, pages].filter((part) => part !== undefined).join(", ");

/** Its web address, or that none is recorded. */
export const addressOf = (words: Words, { url }: { url?: string }): string =>
  url ?? words("library.no-address");

/** When somebody last looked whether it still holds. */
export const checkedOf = (words: Words, { checked }: { checked?: string }): string =>
  checked === undefined
    ? words("library.unchecked")
    : words("library.checked", { day: showDate(checked) });
