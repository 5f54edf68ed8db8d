import { type Change, insert, remove, update } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Store, Words } from "../core/ports.ts";

/** Codes that did not work, after which a person has to wait. */
const MOST_TRIES = 10;
const WAIT_MS = 3_600_000;

interface Tries {
  count: number;
  since: number;
}

/** What a person's tries of codes come to. */
export interface CountedTries {
  /** Keeps that another one did not work. */
  another(): Change;
  /** Forgets those that did not, since one worked. */
  over(): Change[];
}

/** Counts, per person and under `name`, the codes that did not work. Throws UserError when it is too many for now. */
export function createTries(
  { store: { reads }, words }: { store: Pick<Store, "reads">; words: Words },
  name: string,
) {
  return async ({ who, now }: Call): Promise<CountedTries> => {
    const id = `${name}:${who.person.id}`;
    const kept = await reads.setting(id);
    const before = kept?.value as Tries | undefined;
    const lately = before && now.getTime() - before.since < WAIT_MS;
    const tries = lately ? before : { count: 0, since: now.getTime() };
    if (tries.count >= MOST_TRIES) {
      const minutes = Math.ceil((tries.since + WAIT_MS - now.getTime()) / 60_000);
      throw new UserError(words("invite.slow-down", { minutes }), { reason: "slow-down" });
    }
    const value = { ...tries, count: tries.count + 1 };
    return {
      another: () => (kept ? update("setting", kept, { value }) : insert("setting", { id, value })),
      over: () => (kept ? [remove("setting", kept)] : []),
    };
  };
}
