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
        const root = rootOf(error);
        if (contention.includes(root.code ?? ""))
          throw new StaleError("lost a race", { cause: root });
        throw root;
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

/** The database's own error. drizzle wraps it in one that quotes the values, which no log may see. */
function rootOf(error: unknown): { code?: string } {
  const { cause } = error as { cause?: unknown };
  return cause ? rootOf(cause) : (error as { code?: string });
}
