import type { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import type { Dialect } from "./dialect.ts";
import { postgresDialect, runMigration } from "./postgres-dialect.ts";

/** Postgres compiled to WebAssembly, inside this process. For tests: it has one connection. */
export async function openPglite(client: PGlite): Promise<Dialect> {
  await client.transaction(async (tx) => {
    await runMigration((sql, values) => tx.query(sql, values).then(({ rows }) => rows));
  });
  return postgresDialect(drizzle(client), () => client.close());
}
