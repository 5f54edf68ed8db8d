import { answer } from "../core/answer.ts";
import type { Outcome } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import type { PagePart, ShowPart } from "../core/page-part.ts";
import type { Words } from "../core/ports.ts";
import type { Action, Block } from "../core/reply.ts";
import { hello } from "./hello.ts";

/** The bot's own page for one person: everything that waits for them, and where to begin something. */
export function createPage(deps: {
  words: Words;
  parts: () => ShowPart[];
  begin: { text: string; actions: Action[] };
}) {
  const { words, parts, begin } = deps;

  const stranger = (): PagePart => ({
    lines: [begin.text],
    blocks: [
      { type: "text", text: begin.text },
      { type: "actions", actions: begin.actions },
    ],
  });

  return async function page(call: Call): Promise<Outcome> {
    const title = hello(call.who, words);
    const shown: PagePart[] = call.who.membership ? [] : [stranger()];
    for (const part of parts()) {
      const found = await part(call);
      if (found) shown.push(found);
    }
    const blocks: Block[] = [
      { type: "heading", text: title },
      ...shown.flatMap((part) => [{ type: "divider" as const }, ...part.blocks]),
    ];
    const text = [title, ...shown.flatMap(({ lines }) => lines)].join("\n");
    return { outgoing: [answer(call, { text, blocks, data: { type: "page" } })] };
  };
}
