import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Database as Client } from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { StartError } from "../src/core/errors.ts";
import type { Dialect } from "./dialect.ts";
import { sqliteKit } from "./kit.ts";
import { LEDGER, migrate, type Statement } from "./migrate.ts";
import { createPatience } from "./patience.ts";
import { createSyncRunner, type Db, type Plan } from "./plan.ts";
import { defineSchema } from "./schema.ts";
import { Database } from "./sqlite-driver.ts";
import { shareStatements } from "./statements.ts";

const tables = defineSchema(sqliteKit);

/** How long SQLite itself waits for a lock, in milliseconds: as long as nothing else happens meanwhile. */
const OPENING_MS = 5_000;
const RUNNING_MS = 20;

/**
 * One file, or `:memory:`. Creates the file's folder when missing. Throws StartError when the
 * file cannot be opened, is damaged, was written by a newer program, or cannot promise that a commit survives.
 */
export async function openSqlite(path: string): Promise<Dialect> {
  const client = await opened(path);
  shareStatements(client);
  const db = drizzle(client) as unknown as Db;
  const run = createSyncRunner(db);
  const patiently = createPatience((error) => codeOf(error) === "SQLITE_BUSY");
  // Made once, since making one costs more than running it; it cannot say what each work returns.
  const transaction = client.transaction((work: () => unknown) => work());
  return {
    name: "sqlite",
    db,
    tables,
    // Only the beginning can find the database busy, so nothing of the plan was done yet.
    transact: <T>(body: (tx: Db) => Plan<T>) =>
      patiently(() => transaction.immediate(() => run(body(db))) as T),
    write: (query) => patiently(query),
    contention: [
      ...["SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY"],
      "SQLITE_CONSTRAINT_FOREIGNKEY", // what it refers to has gone meanwhile
    ],
    close: async () => void client.close(),
  };
}

async function opened(path: string): Promise<Client> {
  let client: Client | undefined;
  try {
    if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
    client = new Database(path, { timeout: OPENING_MS });
    await prepare(client);
    return client;
  } catch (error) {
    client?.close();
    throw explained(error, path);
  }
}

async function prepare(client: Client) {
  client.pragma(`busy_timeout = ${OPENING_MS}`);
  await writeAhead(client);
  client.pragma("synchronous = FULL");
  if (client.pragma("synchronous", { simple: true }) !== 2)
    throw new StartError(["SQLite refused synchronous = FULL, so an answer could be lost."]);
  const [found] = client.pragma("quick_check(1)") as { quick_check: string }[];
  if (found?.quick_check !== "ok") throw new Damaged(found?.quick_check);
  // A migration that rebuilds a table must not trip over rows that point at it.
  client.pragma("foreign_keys = OFF");
  client.transaction(() => runMigration(client)).immediate();
  client.pragma("foreign_keys = ON");
  client.pragma(`busy_timeout = ${RUNNING_MS}`);
}

/** Several processes that start at once may all try to switch; SQLite does not queue them itself. */
async function writeAhead(client: Client, tries = 100): Promise<void> {
  try {
    client.pragma("journal_mode = WAL");
  } catch (error) {
    if (codeOf(error) !== "SQLITE_BUSY" || tries === 0) throw error;
    await pause(50);
    await writeAhead(client, tries - 1);
  }
}

function runMigration(client: Client) {
  const steps = migrate("sqlite", LEDGER);
  let next = steps.next();
  while (!next.done) next = steps.next(perform(client, next.value));
}

function perform(client: Client, { sql, values }: Statement) {
  const statement = client.prepare(sql);
  if (statement.reader) return statement.all(...values) as { created_at: number }[];
  statement.run(...values);
  return [];
}

class Damaged extends Error {}

const codeOf = (error: unknown) => (error as { code?: string }).code ?? "";

const DAMAGED = /^SQLITE_(CORRUPT|NOTADB)/;
const CLOSED = /^(SQLITE_(CANTOPEN|READONLY|PERM|IOERR|FULL|BUSY)|E[A-Z]+$)/;

/** What is wrong with a file that cannot be opened, for its operator; any other error as it is. */
export function explained(error: unknown, path: string) {
  const { message } = error as Error;
  if (error instanceof Damaged || DAMAGED.test(codeOf(error)))
    return new StartError([
      `The database file ${path} is damaged (${message}). Nothing was changed. ` +
        "Put it aside and restore a backup in its place.",
    ]);
  if (!CLOSED.test(codeOf(error))) return error;
  return new StartError([
    `The database file ${path} cannot be opened for writing (${message}). ` +
      "Check DATABASE_URL, and who owns the file and its folder.",
  ]);
}
