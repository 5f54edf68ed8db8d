import { and, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Shape } from "./plan.ts";

/** A table of records: rows that have a name and a version. */
export type RecordTable = AnyTable & { version: SQLiteColumn };

/** Any table of ours whose rows have an id. */
export type AnyTable = SQLiteTable & { id: SQLiteColumn };

/** What a write answers with: one per row that it wrote. */
export type Named = { id: unknown };

/** A place in a query for a value that comes later, written as its column writes it. */
function slot(name: string, column: SQLiteColumn): SQL {
  const mapToDriverValue = (value: unknown) =>
    value === null || value === undefined ? null : column.mapToDriverValue(value);
  return sql`${sql.param(sql.placeholder(name), { mapToDriverValue })}`;
}

/** One slot per column, each named for its column. */
function slots(table: SQLiteTable, names: string[]): Record<string, SQL> {
  const columns: Record<string, SQLiteColumn> = getTableColumns(table);
  const pairs = names.map((name) => {
    const column = columns[name];
    if (!column) throw new Error(`no column ${name} to write to`);
    return [name, slot(name, column)];
  });
  return Object.fromEntries(pairs);
}

/** Inserts one row that has these columns. */
export function insertShape(table: AnyTable, names: string[]): Shape<Named> {
  const row = slots(table, names) as never;
  return (db) => db.insert(table).values(row).returning({ id: table.id });
}

/** Inserts one row unless it is there already; then no row comes back. */
export function onceShape(table: AnyTable, names: string[]): Shape<Named> {
  const row = slots(table, names) as never;
  return (db) => db.insert(table).values(row).onConflictDoNothing().returning({ id: table.id });
}

/** Changes these columns of the row `was.id` if it still has the version `was.version`. */
export function updateShape(table: RecordTable, names: string[]): Shape<Named> {
  const set = { ...slots(table, names), version: sql`${table.version} + 1` } as never;
  return (db) => db.update(table).set(set).where(unchanged(table)).returning({ id: table.id });
}

/** Removes the row `was.id` if it still has the version `was.version`. */
export function removeShape(table: RecordTable): Shape<Named> {
  return (db) => db.delete(table).where(unchanged(table)).returning({ id: table.id });
}

const unchanged = (table: RecordTable) =>
  and(
    eq(table.id, slot("was.id", table.id)),
    eq(table.version, slot("was.version", table.version)),
  );
