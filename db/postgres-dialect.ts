import { DrizzleQueryError } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type { Dialect } from "./dialect.ts";
import { postgresKit } from "./kit.ts";
import { LEDGER, migrate, type Statement } from "./migrate.ts";
import { type Db, runAsync } from "./plan.ts";
import { defineSchema } from "./schema.ts";

const tables = defineSchema(postgresKit);

/** Any number that nothing else in the same database uses as an advisory lock ("cohort" in ASCII). */
const LOCK = "109330144653940";

/** What a server and the one compiled to WebAssembly have in common. */
export function postgresDialect(
  handle: PgDatabase<PgQueryResultHKT>,
  close: () => Promise<void>,
): Dialect {
  return {
    name: "postgres",
    // Safe because both kits hold the same values under the same names; see kit.ts.
    db: handle as unknown as Db,
    tables,
    transact: (body) =>
      handle
        .transaction((tx) => {
          const one = tx as unknown as Db;
          return runAsync(one, body(one));
        })
        .catch((error) => {
          throw rootOf(error);
        }),
    write: async (query) => await query(),
    // A unique key that is taken, a row referred to that has gone, serialization, a deadlock.
    contention: ["23505", "23503", "40001", "40P01"],
    close,
  };
}

/** The server's own error. drizzle wraps it in one that quotes what people wrote, which no log may see. */
const rootOf = (error: unknown) => (error instanceof DrizzleQueryError ? error.cause : error);

type Ask = (sql: string, values: Statement["values"]) => Promise<unknown[]>;

/** Migrates inside the caller's transaction. A second process waits here until the first is done. */
export async function runMigration(ask: Ask): Promise<void> {
  await ask(`select pg_advisory_xact_lock(${LOCK})`, []);
  const steps = migrate("postgres", LEDGER);
  let next = steps.next();
  while (!next.done) {
    const found = await ask(next.value.sql, next.value.values);
    next = steps.next(found as { created_at: string }[]);
  }
}
