/** Mistakes the compiler must catch. Each line below fails the build if it stops being an error. */
import { type Db, rows } from "../db/plan.ts";
import type { Tables } from "../db/schema.ts";
import { insert, update } from "../src/core/change.ts";
import type { Run } from "../src/core/records.ts";

declare const run: Run;
declare const db: Db;
declare const t: Tables;

// @ts-expect-error a run needs more than an id
insert("run", { id: "1" });
// @ts-expect-error the version is the store's to set
update("run", run, { version: 7 });
// @ts-expect-error no such field
update("run", run, { stepp: "x" });
// @ts-expect-error not a status
update("run", run, { status: "paused" });
// @ts-expect-error no such kind
insert("banana", {});
// @ts-expect-error a run is not a plan
update("plan", run, { status: "closed" });
// @ts-expect-error a write must say what it wrote, or no one can count it
rows(db.delete(t.run));
// @ts-expect-error wrong column type
db.insert(t.seen).values({ id: "x", at: "yesterday" });
// @ts-expect-error transactions go through the dialect
db.transaction;
