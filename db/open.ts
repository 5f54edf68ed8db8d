import { StartError } from "../src/core/errors.ts";
import type { Store } from "../src/core/ports.ts";
import { pathOf } from "./address.ts";
import type { Dialect } from "./dialect.ts";
import { openSqlite } from "./sqlite.ts";
import { createStore } from "./store.ts";

/** The store in the database that DATABASE_URL names; see `openDialect`. */
export async function openStore(url: string): Promise<Store> {
  return createStore(await openDialect(url));
}

/**
 * Opens the database that DATABASE_URL names and brings it up to date. Postgres is loaded only
 * when asked for, so a program on SQLite runs without the `pg` package.
 */
export async function openDialect(url: string): Promise<Dialect> {
  if (url === ":memory:") return openSqlite(url);
  if (url.startsWith("file:") && url.length > "file:".length) return openSqlite(pathOf(url));
  if (/^postgres(ql)?:\/\//.test(url)) {
    const { openPostgres } = await import("./postgres.ts");
    return openPostgres(url);
  }
  throw new StartError([
    "DATABASE_URL is not an address this program knows. Allowed are file:./data/cohort.db, " +
      ":memory: (forgets everything at the end) and postgres://user:password@host/database.",
  ]);
}
