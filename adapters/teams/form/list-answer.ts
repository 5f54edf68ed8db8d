import type { Received } from "../../../src/core/engine.ts";
import type { Words } from "../../../src/core/ports.ts";
import type { Block, Reply } from "../../../src/core/reply.ts";
import { clip, oneLine, replyLines } from "../../text.ts";
import { attached } from "../card.ts";
import { inert } from "../elements.ts";
import { TEAMS } from "../limits.ts";
import { renderCard } from "../render.ts";
import type { InvokeAnswer } from "./invoke-answer.ts";

/**
 * What is listed while somebody types. An entry is what stands between two dividers of the view: its
 * heading is its title, the words after it are its preview, and all of it but the buttons is what
 * goes into the person's message. A view without a heading is words for whoever searches.
 */
export function listAnswer({ words }: { words: Words }, { view }: Received): InvokeAnswer {
  if (!view) return nothingFound(words("teams.nothing-found"));
  const entries = entriesOf(view).slice(0, TEAMS.results);
  if (entries.length === 0) return nothingFound(view.text);
  return {
    body: {
      composeExtension: {
        type: "result",
        attachmentLayout: "list",
        attachments: entries.map(entry),
      },
    },
    carried: false,
  };
}

/** Words in place of a list. */
export const nothingFound = (text: string): InvokeAnswer => ({
  body: { composeExtension: { type: "message", text: inert(clip(text, TEAMS.summary)) } },
  carried: false,
});

interface Entry {
  title: string;
  blocks: Block[];
}

function entriesOf({ blocks = [] }: Reply): Entry[] {
  const groups: Block[][] = [[]];
  for (const block of blocks)
    if (block.type === "divider") groups.push([]);
    // Who gets the message may not know the bot: its buttons would not work for them.
    else if (block.type !== "actions") groups.at(-1)?.push(block);
  return groups.flatMap((group) => {
    const heading = group.find(({ type }) => type === "heading");
    return heading?.type === "heading" ? [{ title: heading.text, blocks: group }] : [];
  });
}

/** The card, and what is listed in its place until it is picked (learn.microsoft.com, respond-to-search). */
function entry({ title, blocks }: Entry) {
  const rest = blocks.filter(({ type }) => type !== "heading");
  const lines = replyLines({ text: "", blocks: rest }).filter((line) => line.trim() !== "");
  const { content } = renderCard({ text: title, blocks });
  return {
    ...attached(content),
    preview: {
      contentType: "application/vnd.microsoft.card.thumbnail",
      content: { title: tagless(title), text: tagless(lines.join(" ")) },
    },
  };
}

/**
 * A thumbnail's words may be read as HTML and as markdown: nothing in them is a tag or a link, and
 * "<10" is still read as such.
 */
const tagless = (text: string) =>
  inert(clip(oneLine(text), TEAMS.preview))
    .replaceAll("<", "‹")
    .replaceAll("](", "]\u2060(");
