import type { Change, Work } from "../src/core/change.ts";
import { StaleError } from "../src/core/errors.ts";
import { toRow } from "./outbox-row.ts";
import { filled, type Plan, type Shape, type Values } from "./plan.ts";
import type { Tables } from "./schema.ts";
import {
  type AnyTable,
  insertShape,
  type Named,
  onceShape,
  type RecordTable,
  removeShape,
  updateShape,
} from "./shapes.ts";

type Commit = (work: Work, now: Date) => Plan<"applied" | "duplicate">;

/** Writes everything one cause led to. Any throw in a plan undoes all of it. */
export function createCommit(t: Tables): Commit {
  const shapes = createShapes();
  const seen = onceShape(t.seen, ["id", "at"]);

  const add = (name: string, table: AnyTable, row: Values) => {
    const names = Object.keys(row);
    return filled(
      shapes(`${name}+${names}`, () => insertShape(table, names)),
      row,
    );
  };

  function* apply(change: Change): Plan<void> {
    const { kind } = change;
    const table: RecordTable = t[kind];
    if (change.op === "insert") {
      yield* add(kind, table, { ...change.row, version: 1 });
      return;
    }
    const set: Values = change.op === "update" ? change.set : {};
    const names = Object.keys(set).filter((name) => set[name] !== undefined);
    const shape =
      change.op === "update"
        ? shapes(`${kind}=${names}`, () => updateShape(table, names))
        : shapes(`${kind}-`, () => removeShape(table));
    const was = { "was.id": change.id, "was.version": change.version };
    const hit = yield* filled(shape, { ...set, ...was });
    if (hit.length !== 1)
      throw new StaleError(`${kind} ${change.id} moved on from version ${change.version}`);
  }

  return function* commit({ cause, changes, postings, audit }, now) {
    const fresh = yield* filled(seen, { id: cause, at: now });
    if (fresh.length === 0) return "duplicate";
    for (const change of changes) yield* apply(change);
    for (const posting of postings) yield* add("outbox", t.outbox, toRow(cause, posting, now));
    for (const entry of audit) yield* add("audit", t.audit, { at: now, cause, ...entry });
    return "applied";
  };
}

/** Shapes by name, each made when first needed. There are as many as there are kinds of writes. */
function createShapes() {
  const made = new Map<string, Shape<Named>>();
  return (name: string, make: () => Shape<Named>): Shape<Named> => {
    const known = made.get(name) ?? make();
    made.set(name, known);
    return known;
  };
}
