import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { StartError } from "../src/core/errors.ts";
import { pathOf } from "./address.ts";
import { type Condition, freshness, LEDGER } from "./migrate.ts";
import { explained } from "./sqlite.ts";
import { Database } from "./sqlite-driver.ts";

/**
 * How the database is that DATABASE_URL names. Changes nothing, and makes no file. Throws StartError
 * when it cannot be reached, is damaged, or was written by a newer program.
 */
export async function lookAtDatabase(url: string): Promise<Condition> {
  if (url === ":memory:") return "missing";
  if (!/^postgres(ql)?:\/\//.test(url)) return lookAtFile(pathOf(url));
  const { lookAtPostgres } = await import("./look-postgres.ts");
  return lookAtPostgres(url);
}

/** Where a file's header says that changes are written ahead of it. */
const WRITE_AHEAD = [18, 19];

/**
 * Without leaving files behind: where nobody has it open, SQLite would put two of its own beside it
 * even to read it, so a copy in memory is looked at.
 */
function opened(path: string) {
  if (existsSync(`${path}-wal`)) return new Database(path, { readonly: true, fileMustExist: true });
  const copy = readFileSync(path);
  for (const at of WRITE_AHEAD) if (copy.length > at) copy[at] = 1;
  return new Database(copy);
}

function lookAtFile(path: string): Condition {
  if (!existsSync(path)) return "missing";
  let client: InstanceType<typeof Database> | undefined;
  try {
    for (const place of [path, dirname(path)]) accessSync(place, constants.W_OK);
    client = opened(path);
    const [found] = client.pragma("quick_check(1)") as { quick_check: string }[];
    if (found?.quick_check !== "ok")
      throw Object.assign(new Error(found?.quick_check), { code: "SQLITE_CORRUPT" });
    const known = client.prepare("select 1 from sqlite_master where name = ?").get(LEDGER);
    if (!known) return "missing";
    const rows = client.prepare(`select max(created_at) as at from ${LEDGER}`).iterate();
    const [newest] = [...rows] as { at: number | null }[];
    return freshness("sqlite", Number(newest?.at ?? 0));
  } catch (error) {
    throw error instanceof StartError ? error : explained(error, path);
  } finally {
    client?.close();
  }
}
