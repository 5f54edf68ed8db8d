import type { Change } from "./change.ts";

/**
 * Changes of one row as one change. Who is asking may be written down by the same arrival that then
 * changes it again, and of two changes that name the same version the second would come too late.
 */
export function folded(changes: Change[]): Change[] {
  const kept: (Change | undefined)[] = [];
  for (const change of changes) {
    const at = kept.findIndex((one) => one !== undefined && isBefore(one, change));
    const before = kept[at];
    if (!before) kept.push(change);
    else if (change.op !== "remove") kept[at] = together(before, change);
    else {
      kept[at] = undefined;
      if (before.op === "update") kept.push(change);
    }
  }
  return kept.filter((one) => one !== undefined);
}

const idOf = (change: Change) => (change.op === "insert" ? change.row.id : change.id);

const versionOf = (change: Change) => (change.op === "insert" ? 1 : change.version);

const isBefore = (one: Change, next: Change) =>
  one.op !== "remove" &&
  next.op !== "insert" &&
  one.kind === next.kind &&
  idOf(one) === idOf(next) &&
  versionOf(one) === versionOf(next);

/** Both are of one kind, which the compiler cannot follow through the union. */
function together(one: Change, next: Change): Change {
  const set = next.op === "update" ? next.set : {};
  if (one.op === "insert") return { ...one, row: { ...one.row, ...set } } as Change;
  return { ...one, ...(one.op === "update" && { set: { ...one.set, ...set } }) } as Change;
}
