import { laneOf, type Platform } from "../core/address.ts";
import type { Store, Words } from "../core/ports.ts";
import type { Identity, Person } from "../core/records.ts";
import type { Trouble } from "../core/references.ts";
import { type Block, never } from "../core/reply.ts";

/**
 * Why a person cannot be written to: they do not want it, the bot is not there (any more), their
 * account is closed, or an admin does not allow it.
 */
export type Why = "blocked" | "absent" | "gone" | "forbidden";

/** What a platform's code means for a person; the codes themselves belong to the platforms. */
export type Reasons = Readonly<Record<string, Why>>;

/** Somebody in whose account nothing arrives. */
export interface Unreached {
  person: Person;
  platform: Platform;
  why: Why;
}

/** Named one by one up to here; facilitators see the others in the list of members. */
const NAMED = 10;

/** Where a code is not known any more, the person can still do what helps most often. */
export const whyOf = (reasons: Reasons, code: string): Why =>
  Object.hasOwn(reasons, code) ? (reasons[code] ?? "absent") : "absent";

/** Asks storage who of these people cannot be written to. */
export function createFindUnreached(deps: { store: Pick<Store, "reads">; reasons: Reasons }) {
  const { reads } = deps.store;

  const toUnreached = (people: Person[], identity: Identity, { reason }: Trouble): Unreached[] => {
    const person = people.find(({ id }) => id === identity.personId);
    const { platform } = identity;
    return person ? [{ person, platform, why: whyOf(deps.reasons, reason) }] : [];
  };

  return async function unreachedAmong(people: Person[]): Promise<Unreached[]> {
    const accounts = (await Promise.all(people.map(({ id }) => reads.identities(id)))).flat();
    const byLane = new Map(accounts.map((account) => [laneOf(account.direct), account]));
    const troubles = await reads.troubles([...byLane.keys()]);
    return troubles.flatMap((trouble) => {
      const account = byLane.get(trouble.lane);
      return account ? toUnreached(people, account, trouble) : [];
    });
  };
}

export type FindUnreached = ReturnType<typeof createFindUnreached>;

/** Who cannot be reached and what to do about it: a line for each platform and reason. */
export function unreachedLines(all: Unreached[], words: Words): string[] {
  const groups = new Map<string, Unreached[]>();
  for (const one of all) {
    const group = `${one.platform} ${one.why}`;
    groups.set(group, [...(groups.get(group) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [lineOf(first, group, words)] : [];
  });
}

function lineOf({ platform, why, person }: Unreached, group: Unreached[], words: Words): string {
  const names = namesOf(group, words);
  switch (why) {
    case "blocked":
      return words("unreachable.blocked", { names, platform });
    case "absent":
      return words("unreachable.absent", { names, platform });
    case "forbidden":
      return words("unreachable.forbidden", { names, platform });
    case "gone":
      return words("unreachable.gone", { names, platform, first: person.name });
    default:
      return never(why);
  }
}

function namesOf(group: Unreached[], words: Words): string {
  const names = group.map(({ person }) => person.name);
  const shown = names.slice(0, NAMED).join(", ");
  const more = names.length - NAMED;
  return more > 0 ? words("unreachable.many", { names: shown, more }) : shown;
}

/** The same as a warning. */
export const unreachedBlocks = (lines: string[], words: Words): Block[] => [
  ...lines.map((text) => ({ type: "notice" as const, level: "warning" as const, text })),
  { type: "text", text: words("unreachable.until") },
];
