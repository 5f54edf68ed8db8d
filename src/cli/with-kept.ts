import { openStore } from "../../db/open.ts";
import { readConfig } from "../config.ts";
import type { Store } from "../core/ports.ts";
import { createSeal, type Seals } from "../seal.ts";

/** What is kept, and the seal it is under; no seal where COHORT_KEY is not set. */
export interface Kept {
  store: Store;
  seal: Seals | undefined;
}

/** Does one subcommand's work on the database of the settings, without the rest of the program. */
export async function withKept(work: (kept: Kept) => Promise<number>): Promise<number> {
  const { databaseUrl, keys } = readConfig();
  const store = await openStore(databaseUrl);
  try {
    return await work({ store, seal: keys && createSeal(keys) });
  } finally {
    await store.close();
  }
}
