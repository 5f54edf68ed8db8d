import { answer } from "../../core/answer.ts";
import type { Outcome } from "../../core/change.ts";
import type { Call } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { Store, Words } from "../../core/ports.ts";
import type { Document } from "../../core/records.ts";
import { showDate } from "../../core/show.ts";
import { alsoAnswered } from "../together/who-answered.ts";
import { aroundOf } from "./around.ts";
import type { DocumentTool } from "./document-tool.ts";
import { legalGate } from "./gate.ts";
import type { Kept } from "./kept.ts";
import { toMarkdown } from "./markdown.ts";

/** A result as one page of Markdown, to take into another document. */
export function createPage(deps: { store: Pick<Store, "reads">; words: Words }) {
  const { words } = deps;
  const { reads } = deps.store;

  return async (
    call: Call,
    document: Document,
    kept: Kept,
    tool: DocumentTool,
  ): Promise<Outcome> => {
    const around = await aroundOf(reads, words, call, document.subject ?? undefined);
    const closed = tool.gated ? legalGate(words, call, around) : undefined;
    if (closed) return closed;
    const blocks = tool.page(kept, around);
    if (!blocks) throw new UserError(words("result.unreadable"), { reason: "old-shape" });
    const day = showDate(kept.date);
    const by = around.district?.name ?? around.person.name;
    const text = toMarkdown(blocks, [
      words("result.by", { title: kept.title, by, day }),
      ...alsoAnswered(words, kept.answers),
    ]);
    const data = { type: "page", document: document.id, kind: document.kind, format: "markdown" };
    return {
      outgoing: [answer(call, { text, data })],
      audit: [{ action: "result.page", subject: document.id }],
    };
  };
}
