import pg from "pg";
import { type Condition, freshness, LEDGER } from "./migrate.ts";
import { connect } from "./postgres.ts";

/** The same for a Postgres server; all of it in a transaction that cannot write. */
export async function lookAtPostgres(url: string): Promise<Condition> {
  const pool = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 10_000 });
  pool.on("error", () => {});
  try {
    const client = await connect(pool, url);
    try {
      await client.query("begin read only");
      const { rows } = await client.query("select to_regclass($1) is not null as known", [LEDGER]);
      if (!rows[0]?.known) return "missing";
      const newest = await client.query(`select max(created_at) as at from ${LEDGER}`);
      return freshness("postgres", Number(newest.rows[0]?.at ?? 0));
    } finally {
      await client.query("rollback").catch(() => {});
      client.release();
    }
  } finally {
    await pool.end();
  }
}
