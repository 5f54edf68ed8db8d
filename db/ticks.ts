import { lt } from "drizzle-orm";
import type { Dialect } from "./dialect.ts";

/** Claims a scheduled moment: true for one caller per job and moment, and never backwards. */
export async function tick(
  { db, tables, write }: Dialect,
  job: string,
  at: Date,
): Promise<boolean> {
  const won = await write(() =>
    db
      .insert(tables.tick)
      .values({ job, at })
      .onConflictDoUpdate({
        target: tables.tick.job,
        set: { at },
        setWhere: lt(tables.tick.at, at),
      })
      .returning({ job: tables.tick.job }),
  );
  return won.length === 1;
}
