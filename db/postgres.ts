import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { StartError } from "../src/core/errors.ts";
import type { Dialect } from "./dialect.ts";
import { postgresDialect, runMigration } from "./postgres-dialect.ts";

/**
 * A real server, shared by as many processes as you like. `onIdleError` hears of connections
 * that broke while nobody used them; the pool replaces them by itself. Throws StartError when
 * the server cannot be reached.
 */
export async function openPostgres(
  url: string,
  onIdleError: (error: Error) => void = () => {},
): Promise<Dialect> {
  const pool = new pg.Pool({
    connectionString: url,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    // A commit that was acknowledged is on disk, whatever the server's own default.
    onConnect: async (client) => void (await client.query("set synchronous_commit = on")),
  });
  pool.on("error", onIdleError);
  try {
    await migrateAlone(await connect(pool, url));
  } catch (error) {
    await pool.end();
    throw error;
  }
  return postgresDialect(drizzle(pool), () => pool.end());
}

/** A connection of the pool. Throws StartError when the server does not let us in. */
export async function connect(pool: pg.Pool, url: string): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    const { message, code } = error as { message: string; code?: string };
    const where = URL.canParse(url) ? new URL(url).host : "the address given";
    throw new StartError([
      `Postgres at ${where} did not let us in (${message || code}). Check DATABASE_URL.`,
    ]);
  }
}

async function migrateAlone(client: pg.PoolClient) {
  try {
    await client.query("begin");
    await runMigration((sql, values) => client.query(sql, values).then(({ rows }) => rows));
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}
