import { answer } from "../core/answer.ts";
import type { Call, Command, Feature } from "../core/command.ts";
import type { Words } from "../core/ports.ts";
import type { Block, Reply } from "../core/reply.ts";
import type { FactCard, Library, LibraryLink } from "./card.ts";
import { addressOf, checkedOf, citationOf, originOf } from "./cite.ts";
import { find } from "./find.ts";

/** As many entries as one answer shows, and characters of what is looked for. */
const SHOWN = 6;
const LONGEST = 200;

/** One kind of entry: its words, and how one is shown. */
interface Shelf<E> {
  name: "facts" | "library";
  entries: E[];
  opening(counts: { query: string; count: number; found: number; shown: number }): string;
  lines(entry: E): string[];
}

/** `facts` and `library`: what others found out, with its source, and where to read on. */
export function createLibraryFeature(deps: { words: Words; library: Library }): Feature {
  const { words, library } = deps;

  const facts: Shelf<FactCard> = {
    name: "facts",
    entries: library.facts,
    opening: (counts) => openingOf(counts, "facts"),
    lines: (fact) => [fact.say, citationOf(words, fact), ...(fact.url ? [fact.url] : [])],
  };
  const links: Shelf<LibraryLink> = {
    name: "library",
    entries: library.links,
    opening: (counts) => openingOf(counts, "library"),
    lines: (link) => [
      link.say,
      originOf(link),
      `${addressOf(words, link)} ${checkedOf(words, link)}`.trim(),
    ],
  };

  function openingOf(
    { query, count, found, shown }: { query: string; count: number; found: number; shown: number },
    name: "facts" | "library",
  ): string {
    if (query === "")
      return name === "facts"
        ? words("library.facts.all", { count, shown })
        : words("library.links.all", { count, shown });
    if (found === 0) return words("library.nothing", { query, count, name });
    return words("library.found", { query, found, shown });
  }

  function look<E extends FactCard | LibraryLink>(shelf: Shelf<E>, said: string): Reply {
    const query = said.trim().slice(0, LONGEST);
    const found = find(shelf.entries, query);
    const shown = found.slice(0, SHOWN);
    const { length: count } = shelf.entries;
    const opening = shelf.opening({
      query,
      count,
      found: found.length,
      shown: found.length > shown.length ? shown.length : 0,
    });
    const ending = shelf.name === "facts" ? [words("library.facts.apart")] : [];
    const entries = shown.map((entry) => [entry.title, ...shelf.lines(entry)].join("\n"));
    const blocks: Block[] = [
      { type: "text", text: opening },
      ...shown.flatMap((entry): Block[] => [
        { type: "heading", text: entry.title },
        { type: "text", text: shelf.lines(entry).join("\n") },
      ]),
      ...ending.map((text): Block => ({ type: "text", text })),
    ];
    const data = { type: shelf.name, found: found.length, shown: shown.map(({ id }) => id) };
    return { text: [opening, ...entries, ...ending].join("\n\n"), blocks, data };
  }

  const command = <E extends FactCard | LibraryLink>(shelf: Shelf<E>): Command => ({
    name: shelf.name,
    run: async (call: Call, args) => ({ outgoing: [answer(call, look(shelf, args))] }),
    look: async (_call, args) => look(shelf, args),
  });

  return { commands: [command(facts), command(links)] };
}
