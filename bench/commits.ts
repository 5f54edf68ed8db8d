import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { openSqlite } from "../db/sqlite.ts";
import { Database } from "../db/sqlite-driver.ts";
import { createStore } from "../db/store.ts";
import { type Answer, answer, ground, toWork } from "./commit-rows.ts";
import { rawWriter } from "./raw-commits.ts";
import { type Row, toRow } from "./row.ts";

const ROUNDS = 11;
const WARM_UP = 50;
const COMMITS = 500;
const GOAL = 0.7;

/**
 * B3: work committed per second, one commit after the other, by our store and by better-sqlite3
 * alone. Same schema, rows, folder and durability (write-ahead log, synchronous FULL). Every
 * round measures both on a new file each, in alternating order.
 */
export async function measureCommits(folder: string): Promise<Row> {
  const runs: Row["runs"] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const order = round % 2 === 0 ? [ours, theirs] : [theirs, ours];
    const rates = new Map<typeof ours, number>();
    for (const measure of order) rates.set(measure, await inNewFile(folder, measure));
    runs.push({ ours: rates.get(ours) ?? 0, theirs: rates.get(theirs) ?? 0 });
  }
  return toRow(
    "B3",
    "work committed per second, one after the other, against raw better-sqlite3",
    GOAL,
    runs,
  );
}

async function inNewFile(parent: string, measure: (path: string) => Promise<number>) {
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, "bench-"));
  const path = join(folder, "cohort.db");
  try {
    const store = createStore(await openSqlite(path));
    await store.commit({ cause: "ground", changes: ground, postings: [], audit: [] }, new Date());
    await store.close();
    return await measure(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ours(path: string): Promise<number> {
  const store = createStore(await openSqlite(path));
  const rate = await perSecond(async (each) => {
    const outcome = await store.commit(toWork(each), each.run.set.touchedAt);
    if (outcome !== "applied") throw new Error(`${each.cause} was not applied`);
  });
  await store.close();
  return rate;
}

async function theirs(path: string): Promise<number> {
  const client = new Database(path);
  client.pragma("journal_mode = WAL");
  client.pragma("synchronous = FULL");
  client.pragma("foreign_keys = ON");
  const write = rawWriter(client);
  const rate = await perSecond(async (each) => write(each));
  client.close();
  return rate;
}

/** The first few are not timed: a running server has its code compiled. */
async function perSecond(commit: (each: Answer) => Promise<void>): Promise<number> {
  const answers = Array.from({ length: WARM_UP + COMMITS }, (_, n) => answer(n));
  for (const each of answers.splice(0, WARM_UP)) await commit(each);
  const start = performance.now();
  for (const each of answers) await commit(each);
  return Math.round((COMMITS * 1000) / (performance.now() - start));
}
