import { eq } from "drizzle-orm";
import { StaleError } from "../src/core/errors.ts";
import type { Store } from "../src/core/ports.ts";
import { createCommit } from "./commit.ts";
import type { Dialect } from "./dialect.ts";
import { createOutbox } from "./outbox.ts";
import { createReads } from "./read/reads.ts";
import { sweep } from "./sweep.ts";
import { tick } from "./ticks.ts";

/** The core's idea of storage, on whichever database it is given. */
export function createStore(dialect: Dialect): Store {
  const { db, tables, transact, contention, close } = dialect;
  const commit = createCommit(tables);
  return {
    reads: createReads(db, tables),
    outbox: createOutbox(dialect),

    async commit(work, now) {
      try {
        return await transact(() => commit(work, now));
      } catch (error) {
        const { code } = error as { code?: string };
        if (contention.includes(code ?? "")) throw new StaleError("lost a race", { cause: error });
        throw error;
      }
    },

    async seen(cause) {
      const { seen } = tables;
      return (await db.select({ id: seen.id }).from(seen).where(eq(seen.id, cause))).length === 1;
    },

    tick: (job, at) => tick(dialect, job, at),
    sweep: (before) => transact((tx) => sweep(tx, tables, before)),
    close,
  };
}
