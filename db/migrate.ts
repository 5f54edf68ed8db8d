import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { StartError } from "../src/core/errors.ts";

/** One statement, with its values in order. `sql` says `?` where SQLite and `$n` where Postgres reads one. */
export interface Statement {
  sql: string;
  values: (string | number)[];
}

/** Runs inside one transaction that holds the database's lock for migrations. */
export type Migration = Generator<Statement, void, { created_at: number | string }[]>;

/** Found by walking up from this file, which runs from db/ and, once built, from dist/db. */
function folderOf(dialect: "sqlite" | "postgres"): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "db", "migrations", dialect))) {
    const parent = dirname(folder);
    if (parent === folder) throw new StartError([`The migrations for ${dialect} are missing.`]);
    folder = parent;
  }
  return join(folder, "db", "migrations", dialect);
}

/** How a database is. "missing": the first start makes it; "older": the next start brings it up to date. */
export type Condition = "missing" | "older" | "ready";

/** The table that says which migrations a database has seen. */
export const LEDGER = "__drizzle_migrations";

/**
 * Whether a database that has seen migrations up to `reached` lacks some. Throws StartError when it
 * was written by a newer program.
 */
export function freshness(dialect: "sqlite" | "postgres", reached: number): "older" | "ready" {
  const migrations = readMigrationFiles({ migrationsFolder: folderOf(dialect) });
  const newest = Math.max(...migrations.map((migration) => migration.folderMillis));
  if (reached > newest)
    throw new StartError([
      "The database was written by a newer version of Cohort. Install that version, or restore an older backup.",
    ]);
  return reached < newest ? "older" : "ready";
}

/**
 * Brings an empty or older database up to this program's schema, forward only. Keeps drizzle's
 * own ledger; its `migrate()` is not used because it takes no lock (drizzle-orm issue 874).
 * Throws StartError when the database was written by a newer program.
 */
export function* migrate(dialect: "sqlite" | "postgres", ledger: string): Migration {
  const mark = (n: number) => (dialect === "sqlite" ? "?" : `$${n}`);
  const serial = dialect === "sqlite" ? "integer primary key autoincrement" : "serial primary key";
  const migrations = readMigrationFiles({ migrationsFolder: folderOf(dialect) });
  const create = `create table if not exists ${ledger} (id ${serial}, hash text not null, created_at bigint)`;
  yield { sql: create, values: [] };
  const [last] = yield {
    sql: `select created_at from ${ledger} order by created_at desc limit 1`,
    values: [],
  };
  const reached = Number(last?.created_at ?? 0);
  freshness(dialect, reached);
  for (const { sql, hash, folderMillis } of migrations) {
    if (folderMillis <= reached) continue;
    for (const statement of sql) yield { sql: statement, values: [] };
    yield {
      sql: `insert into ${ledger} (hash, created_at) values (${mark(1)}, ${mark(2)})`,
      values: [hash, folderMillis],
    };
  }
}
