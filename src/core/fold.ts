import type { Change } from "./change.ts";

/**
 * Changes of one row as one change. Who is asking may be written down by the same arrival that then
 * changes it again, and of two changes that name the same version the second would come too late. What
 * was new stays where it came first, since later rows may name it; two updates stand where the second
 * did, since that one may name a row which is new in between.
 */
export function folded(changes: Change[]): Change[] {
  const kept: (Change | undefined)[] = [];
  const places = new Map<string, number>();
  for (const change of changes) {
    const name = nameOf(change);
    const at = change.op === "insert" ? undefined : places.get(name);
    const before = at === undefined ? undefined : kept[at];
    if (at === undefined || before === undefined) places.set(name, kept.push(change) - 1);
    else if (before.op === "insert") kept[at] = completed(before, change);
    else {
      kept[at] = undefined;
      places.set(name, kept.push(together(before, change)) - 1);
    }
    if (change.op === "remove") places.delete(name);
  }
  return kept.filter((one) => one !== undefined);
}

/** The row, as it was when this was decided; what is new gets version 1. */
function nameOf(change: Change): string {
  const { id, version } = change.op === "insert" ? { id: change.row.id, version: 1 } : change;
  return JSON.stringify([change.kind, id, version]);
}

/** A row that is new and changed at once; undefined when it goes again. */
function completed(one: Change & { op: "insert" }, next: Change): Change | undefined {
  if (next.op !== "update") return undefined;
  // Both are of one kind, which the compiler cannot follow through the union.
  return { ...one, row: { ...one.row, ...next.set } } as Change;
}

function together(one: Change, next: Change): Change {
  if (one.op !== "update" || next.op !== "update") return next;
  return { ...next, set: { ...one.set, ...next.set } } as Change;
}
