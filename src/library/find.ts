import MiniSearch from "minisearch";
import type { FactCard, LibraryLink } from "./card.ts";

type Entry = FactCard | LibraryLink;

const FIELDS = ["title", "tags", "say", "by"];

/** What fits these words, best first; everything in its order where there are no words. */
export function find<E extends Entry>(entries: E[], query: string): E[] {
  if (query.trim() === "") return entries;
  const index = new MiniSearch({
    fields: FIELDS,
    searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 3, tags: 2 } },
  });
  index.addAll(
    entries.map((entry, id) => ({
      ...{ id, title: entry.title, say: entry.say, tags: entry.tags.join(", ") },
      by: "publisher" in entry ? entry.publisher : (entry.citation ?? ""),
    })),
  );
  // All words first; where nothing holds all of them, any will do.
  const all = index.search(query, { combineWith: "AND" });
  const found = all.length > 0 ? all : index.search(query);
  return found.flatMap(({ id }) => entries[Number(id)] ?? []);
}
