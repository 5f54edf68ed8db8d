import { aboutSecrets } from "../../adapters/slack/install/rows.ts";
import { type Change, update } from "../core/change.ts";
import { StaleError, StartError } from "../core/errors.ts";
import type { Clock, NewId } from "../core/ports.ts";
import type { Installation } from "../core/records.ts";
import { newId } from "../new-id.ts";
import { SealError, type Seals } from "../seal.ts";
import { print } from "./print.ts";
import { type Kept, withKept } from "./with-kept.ts";

const ATTEMPTS = 8;

/** What became of each secret: `closed` are the tenants whose secrets no key opens. */
interface Resealed {
  done: number;
  newest: number;
  closed: string[];
}

type Fate = keyof Resealed | "none";

interface Parts {
  store: Pick<Kept["store"], "reads" | "commit">;
  seal: Seals;
  clock: Clock;
  newId: NewId;
}

/**
 * Seals every secret with the newest key, each in a commit of its own: it may be stopped at any
 * moment and begun again, also beside a running program.
 */
export async function resealAll(parts: Parts): Promise<Resealed> {
  const result: Resealed = { done: 0, newest: 0, closed: [] };
  for (const row of await parts.store.reads.installations()) {
    const fate = await reseal(parts, row);
    if (fate === "closed") result.closed.push(`${row.platform} ${row.tenant}`);
    else if (fate !== "none") result[fate]++;
  }
  return result;
}

/** One row; from a fresh read when the program was quicker. */
async function reseal({ store, seal, ...parts }: Parts, listed: Installation): Promise<Fate> {
  for (let attempt = 1; ; attempt++) {
    const row = await store.reads.installation(listed.platform, listed.tenant);
    if (!row?.secrets) return "none";
    if (seal.isNewest(row.secrets)) return "newest";
    const plain = opened(seal, row.secrets, aboutSecrets(row));
    if (plain === undefined) return "closed";
    const secrets = seal.seal(plain, aboutSecrets(row));
    const changes: Change[] = [update("installation", row, { secrets })];
    const work = { cause: `rotate-keys:${parts.newId()}`, changes, postings: [], audit: [] };
    try {
      await store.commit(work, parts.clock.now());
      return "done";
    } catch (error) {
      if (!(error instanceof StaleError) || attempt === ATTEMPTS) throw error;
    }
  }
}

function opened(seal: Seals, sealed: string, about: string): string | undefined {
  try {
    return seal.open(sealed, about);
  } catch (error) {
    if (error instanceof SealError) return undefined;
    throw error;
  }
}

/** `cohort rotate-keys`: status 1 when some secret could not be opened, and stays as it was. */
export const rotateKeys = () =>
  withKept(async ({ store, seal }) => {
    if (!seal)
      throw new StartError(["COHORT_KEY is missing: put the new key first, then the old."]);
    const clock = { now: () => new Date() };
    const { done, newest, closed } = await resealAll({ store, seal, clock, newId });
    print(`Sealed with the newest key: ${done} now, ${newest} before.`);
    for (const tenant of closed) print(`${tenant} cannot be opened with any key of COHORT_KEY.`);
    if (closed.length > 0) return 1;
    print("The older keys can be taken out of COHORT_KEY once every process has the newest.");
    return 0;
  });
