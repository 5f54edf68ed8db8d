import { and, eq, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Change, Work } from "../src/core/change.ts";
import { StaleError } from "../src/core/errors.ts";
import { toRow } from "./outbox-row.ts";
import { type Db, type Plan, rows } from "./plan.ts";
import type { Tables } from "./schema.ts";

type RecordTable = SQLiteTable & { id: SQLiteColumn; version: SQLiteColumn };

/** Writes everything one cause led to. Any throw in here undoes all of it. */
export function* commit(db: Db, t: Tables, work: Work, now: Date): Plan<"applied" | "duplicate"> {
  const { cause, changes, postings, audit } = work;
  const fresh = yield* rows(
    db
      .insert(t.seen)
      .values({ id: cause, at: now })
      .onConflictDoNothing()
      .returning({ id: t.seen.id }),
  );
  if (fresh.length === 0) return "duplicate";

  for (const change of changes) yield* apply(db, t, change);
  if (postings.length > 0) {
    const promised = postings.map((posting) => toRow(cause, posting, now));
    yield* rows(db.insert(t.outbox).values(promised).returning({ id: t.outbox.id }));
  }
  if (audit.length > 0) {
    const done = audit.map((entry) => ({ at: now, cause, ...entry }));
    yield* rows(db.insert(t.audit).values(done).returning({ id: t.audit.id }));
  }
  return "applied";
}

function* apply(db: Db, t: Tables, change: Change): Plan<void> {
  const table: RecordTable = t[change.kind];
  const id = { id: table.id };
  if (change.op === "insert") {
    // The core's own type ties the row to its kind; the union of tables cannot say so.
    const row = { ...change.row, version: 1 } as never;
    yield* rows(db.insert(table).values(row).returning(id));
    return;
  }
  const unchanged = and(eq(table.id, change.id), eq(table.version, change.version));
  const next = { version: sql`${table.version} + 1` };
  const hit =
    change.op === "update"
      ? yield* rows(
          db
            .update(table)
            .set({ ...change.set, ...next } as never)
            .where(unchanged)
            .returning(id),
        )
      : yield* rows(db.delete(table).where(unchanged).returning(id));
  if (hit.length !== 1)
    throw new StaleError(`${change.kind} ${change.id} moved on from version ${change.version}`);
}
