import type { ShowPart } from "../core/page-part.ts";
import type { Store, Words } from "../core/ports.ts";
import { type FindUnreached, unreachedBlocks, unreachedLines } from "./unreachable.ts";

/** For facilitators: who of their cohort cannot be written to, and what to do about it. */
export function createUnreachablePart(deps: {
  store: Pick<Store, "reads">;
  words: Words;
  unreachedAmong: FindUnreached;
}): ShowPart {
  const { store, words, unreachedAmong } = deps;
  return async ({ who: { cohort, membership } }) => {
    if (!cohort || membership?.role !== "facilitator") return undefined;
    const members = await store.reads.members(cohort.id);
    const found = await unreachedAmong(members.map(({ person }) => person));
    if (found.length === 0) return undefined;
    const title = words("unreachable.title");
    const lines = unreachedLines(found, words);
    return {
      lines: [title, ...lines],
      blocks: [{ type: "heading", text: title }, ...unreachedBlocks(lines, words)],
    };
  };
}
