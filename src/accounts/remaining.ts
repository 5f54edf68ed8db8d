import type { Clash } from "./memberships.ts";
import type { Moved } from "./one-person.ts";

/** What happens to the other links of a person when one of them ends. */
export interface Remaining {
  /** Those of accounts that leave as well. */
  go: Moved[];
  /** Those that stay, as they are from then on. */
  stay: Moved[];
}

const nameOf = ({ id }: { id: string }) => `membership:${id}`;

/** Works out what is left of a person's links once `link` has ended. */
export function remaining(all: Moved[], link: Moved): Remaining {
  const others = all.filter(({ person }) => person.id !== link.person.id);
  const goes = ({ accounts }: Moved) => accounts.every((id) => link.accounts.includes(id));
  return {
    go: others.filter(goes),
    stay: others.filter((one) => !goes(one)).map((one) => without(one, link)),
  };
}

function without(one: Moved, link: Moved): Moved {
  const records = [...one.records, ...restored(one, link.clashes)];
  return {
    ...one,
    accounts: one.accounts.filter((id) => !link.accounts.includes(id)),
    records: [...new Set(records)].filter((name) => !link.records.includes(name)),
  };
}

/** A membership that is one of two again stays with the link that brought what both were. */
function restored({ records, person }: Moved, clashes: Clash[]): string[] {
  const over = clashes.filter(({ kept }) => records.includes(nameOf(kept)));
  const before = over.flatMap((clash) => clash.before);
  return before.filter(({ personId }) => personId === person.id).map(nameOf);
}
