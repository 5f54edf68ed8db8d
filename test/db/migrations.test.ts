import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDialect } from "../../db/open.ts";
import { Database } from "../../db/sqlite-driver.ts";
import { StartError } from "../../src/core/errors.ts";
import { type Server, startPostgres, withClient } from "./postgres-server.ts";
import { type Starters, startStarters } from "./starters.ts";

const EIGHT = Array.from({ length: 8 }, () => "opened");
const NEWER = "insert into __drizzle_migrations (hash, created_at) values ('x', 9999999999999)";
const COUNT = "select count(*) as n from __drizzle_migrations";

const known = (dialect: string): number =>
  JSON.parse(readFileSync(`db/migrations/${dialect}/meta/_journal.json`, "utf8")).entries.length;

let starters: Starters;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cohort-migrations-"));
  starters = await startStarters(8);
});
afterAll(() => {
  starters.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("migrations on a SQLite file", () => {
  it("are done once when eight processes start at once, forty times over", async () => {
    for (let round = 0; round < 40; round++) {
      const path = join(folder, `race-${round}`, "cohort.db");
      expect(await starters.open(`file:${path}`)).toEqual(EIGHT);
      const client = new Database(path);
      expect(client.prepare(COUNT).get()).toEqual({ n: known("sqlite") });
      client.close();
    }
  });

  it("are not repeated on the next start", async () => {
    const path = join(folder, "again.db");
    for (let start = 0; start < 3; start++) await (await openDialect(`file:${path}`)).close();
    const client = new Database(path);
    expect(client.prepare(COUNT).get()).toEqual({ n: known("sqlite") });
    client.close();
  });

  it("refuse a database that a newer program wrote, and leave it alone", async () => {
    const path = join(folder, "newer.db");
    await (await openDialect(`file:${path}`)).close();
    const client = new Database(path);
    client.exec(NEWER);
    const opening = openDialect(`file:${path}`);
    await expect(opening).rejects.toThrow(StartError);
    await expect(opening).rejects.toThrow("newer version of Cohort");
    expect(client.prepare(COUNT).get()).toEqual({ n: known("sqlite") + 1 });
    client.close();
  });
});

describe("migrations on a Postgres server", () => {
  let server: Server;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());
  const count = (url: string) =>
    withClient(url, async (client) => Number((await client.query(COUNT)).rows[0].n));

  it("are done once when eight processes start at once, five times over", async () => {
    for (let round = 0; round < 5; round++) {
      const url = await server.emptyDatabase();
      expect(await starters.open(url)).toEqual(EIGHT);
      expect(await count(url)).toBe(known("postgres"));
    }
  });

  it("refuse a database that a newer program wrote, and leave it alone", async () => {
    const url = await server.emptyDatabase();
    await (await openDialect(url)).close();
    await withClient(url, (client) => client.query(NEWER));
    await expect(openDialect(url)).rejects.toThrow("newer version of Cohort");
    expect(await count(url)).toBe(known("postgres") + 1);
  });
});
