import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Dialect } from "../../db/dialect.ts";
import { openDialect, openStore } from "../../db/open.ts";
import { openPostgres } from "../../db/postgres.ts";
import { openSqlite } from "../../db/sqlite.ts";
import { Database } from "../../db/sqlite-driver.ts";
import { createStore } from "../../db/store.ts";
import { insert } from "../../src/core/change.ts";
import { StartError } from "../../src/core/errors.ts";
import { now, person, work } from "../contract/rows.ts";
import { type Server, startPostgres, withClient } from "./postgres-server.ts";

const folder = mkdtempSync(join(tmpdir(), "cohort-open-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the database says of itself, asked over the connection the store uses. */
async function ask({ db, tables }: Dialect, question: string): Promise<unknown> {
  const answer = sql<unknown>`(${sql.raw(question)})`;
  await db.insert(tables.tick).values({ job: "ask", at: now }).onConflictDoNothing();
  const [row] = await db.select({ answer }).from(tables.tick);
  return row?.answer;
}

describe("a SQLite file", () => {
  it("is made, with its folder, and keeps what was committed", async () => {
    const url = `file:${join(folder, "a", "b", "cohort.db")}`;
    const first = await openStore(url);
    await first.commit(work("e1", [insert("person", person)]), now);
    await first.close();
    const second = await openStore(url);
    expect(await second.reads.person("person-1")).toEqual({ ...person, version: 1 });
    await second.close();
  });

  it("syncs every commit, writes ahead, waits for locks and checks foreign keys", async () => {
    const dialect = await openSqlite(join(folder, "safe.db"));
    expect(await ask(dialect, "select synchronous from pragma_synchronous")).toBe(2);
    expect(await ask(dialect, "select journal_mode from pragma_journal_mode")).toBe("wal");
    expect(await ask(dialect, "select timeout from pragma_busy_timeout")).toBe(20);
    expect(await ask(dialect, "select foreign_keys from pragma_foreign_keys")).toBe(1);
    await dialect.close();
  });

  it("is waited for while another process writes, and everything else goes on meanwhile", async () => {
    const path = join(folder, "shared.db");
    const store = createStore(await openSqlite(path));
    await store.commit(work("first", [insert("person", person)]), now);
    const other = new Database(path);
    other.exec("begin immediate");
    const writing = [store.commit(work("e1", []), now), store.tick("job", now)];
    expect(await store.seen("e1"), "readers do not wait").toBe(false);
    // Reached only because nothing in this process stands still.
    other.exec("rollback");
    expect(await Promise.all(writing)).toEqual(["applied", true]);
    other.close();
    await store.close();
  });

  it("is refused when it is a folder, or lies in what is a file", async () => {
    await expect(openSqlite(folder)).rejects.toThrow("cannot be opened for writing");
    const file = join(folder, "file");
    writeFileSync(file, "");
    await expect(openSqlite(join(file, "cohort.db"))).rejects.toThrow(StartError);
  });

  it("is refused when it is no database, and left as it was", async () => {
    const path = join(folder, "letter.db");
    writeFileSync(path, "Dear reader, ".repeat(500));
    const before = readFileSync(path);
    const opening = openSqlite(path);
    await expect(opening).rejects.toThrow(StartError);
    await expect(opening).rejects.toThrow("restore a backup");
    expect(readFileSync(path)).toEqual(before);
  });

  it("is refused when one page of its rows is damaged", async () => {
    const path = join(folder, "damaged.db");
    const store = createStore(await openSqlite(path));
    for (let i = 0; i < 200; i++) {
      const row = { ...person, id: `person-${i}` };
      await store.commit(work(`e${i}`, [insert("person", row)]), now);
    }
    await store.close();
    const bytes = readFileSync(path);
    const rows = bytes.lastIndexOf("person-199") & ~4095;
    bytes.fill(0xa5, rows, rows + 64);
    writeFileSync(path, bytes);
    await expect(openSqlite(path)).rejects.toThrow("restore a backup");
  });
});

describe("DATABASE_URL", () => {
  it("may ask for a database that forgets everything", async () => {
    const store = await openStore(":memory:");
    expect(await store.seen("anything")).toBe(false);
    await store.close();
  });

  it.each(["file:", "mysql://localhost/x", "data/cohort.db", ""])("may not be %j", async (url) => {
    const opening = openDialect(url);
    await expect(opening).rejects.toThrow(StartError);
    await expect(opening).rejects.toThrow(/DATABASE_URL.*file:.*:memory:.*postgres:/);
  });

  it("says which server did not answer, and not with which password", async () => {
    const error = await openDialect("postgres://me:secret@127.0.0.1:1/x").catch((e: Error) => e);
    expect(error).toBeInstanceOf(StartError);
    expect(String(error)).toContain("127.0.0.1:1");
    expect(String(error)).not.toContain("secret");
  });
});

describe("a Postgres server", () => {
  let server: Server;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  it("waits for the disk at every commit, even where its own default is not to", async () => {
    const url = await server.emptyDatabase();
    const name = new URL(url).pathname.slice(1);
    await withClient(url, (client) =>
      client.query(`alter database ${name} set synchronous_commit = off`),
    );
    const dialect = await openPostgres(url);
    expect(await ask(dialect, "select current_setting('synchronous_commit')")).toBe("on");
    await dialect.close();
  });
});
