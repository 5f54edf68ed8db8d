import type { Clash } from "./memberships.ts";
import type { Moved } from "./one-person.ts";

/** What happens to the other links of a person when one of them ends. */
export interface Remaining {
  /** Those of accounts that leave as well. */
  go: Moved[];
  /** Those that stay, as they are from then on. */
  stay: Moved[];
  /** Memberships that are two again: those of the link that ends, and what became one with them later. */
  clashes: Clash[];
}

export const membershipName = ({ id }: { id: string }) => `membership:${id}`;

/** Works out what is left of a person's links once `link` has ended. */
export function remaining(all: Moved[], link: Moved): Remaining {
  const others = all.filter(({ person }) => person.id !== link.person.id);
  const goes = ({ accounts }: Moved) => accounts.every((id) => link.accounts.includes(id));
  const stay = others.filter((one) => !goes(one));
  const leaves = (one: { id: string }) => link.records.includes(membershipName(one));
  const later = stay
    .flatMap(({ clashes }) => clashes)
    .filter(({ before }) => before.some((one) => leaves(one)));
  // One membership may have become one with several; the newest of them says what it is by now.
  const came = [...new Map(later.map((clash) => [clash.kept.id, clash])).values()];
  const clashes = [...link.clashes, ...came];
  return {
    go: others.filter(goes),
    stay: stay.map((one) => without(one, link, clashes)),
    clashes,
  };
}

/** A membership that is one of two again stays with the link that brought it. */
function without({ accounts, records, clashes, person }: Moved, link: Moved, over: Clash[]): Moved {
  const left = over.filter(({ kept }) => records.includes(membershipName(kept)));
  const own = clashes.filter((one) => over.includes(one));
  const again = [...left, ...own].flatMap(({ before }) => before);
  const stays = again.filter(({ personId }) => personId === person.id).map(membershipName);
  return {
    person,
    accounts: accounts.filter((id) => !link.accounts.includes(id)),
    records: [...new Set([...records, ...stays])].filter((name) => !link.records.includes(name)),
    clashes: clashes.filter((one) => !over.includes(one)),
  };
}
