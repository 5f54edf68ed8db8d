import type { DocumentHead } from "../../core/reads.ts";
import type { Document } from "../../core/records.ts";

/** The documents that no newer version replaces, oldest first. */
export function current<One extends DocumentHead>(documents: One[]): One[] {
  const replaced = new Set(documents.map(({ replacesId }) => replacesId));
  return documents.filter(({ id }) => !replaced.has(id));
}

/** A document and every version before it, newest first. */
export function versionsOf(newest: Document, documents: Document[]): Document[] {
  const found: Document[] = [];
  for (let one: Document | undefined = newest; one && !found.includes(one); ) {
    found.push(one);
    const before: string | null = one.replacesId;
    one = before === null ? undefined : documents.find(({ id }) => id === before);
  }
  return found;
}
