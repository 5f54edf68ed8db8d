import type { Words } from "../../core/ports.ts";
import { type Action, type Block, type Reply, tableInWords } from "../../core/reply.ts";
import { inWords } from "../in-words.ts";

/** What a result is shown with. */
export interface Shown {
  documentId: string;
  name: string;
  subject: string | null;
  district?: string | undefined;
  facts: Record<string, unknown>;
  /** What else happened, such as steps that were added to the plan. */
  note?: string;
  /** Buttons about what else happened. */
  actions?: Action[];
}

/** A finished result: what was made, who can see it, and what can be done with it. */
export function resultReply(words: Words, result: Block[], shown: Shown): Reply {
  const { documentId, name, subject, district, facts, note, actions = [] } = shown;
  const kept = district ? words("result.kept", { district }) : words("result.kept-own");
  const blocks: Block[] = [
    ...result,
    ...(note ? [{ type: "notice" as const, level: "success" as const, text: note }] : []),
    { type: "text", text: kept },
    { type: "actions", actions: [...actions, ...buttons(words, documentId)] },
  ];
  const data = { type: name, ...facts, document: documentId, ...(subject && { subject }) };
  return { text: linesOf(blocks).join("\n"), blocks, data };
}

/** All blocks as lines of words, tables and charts too. */
export const linesOf = (blocks: Block[]): string[] =>
  blocks.flatMap((block) => {
    if (block.type === "table") return tableInWords(block);
    return block.type === "chart" ? [block.alt] : inWords([block]);
  });

function buttons(words: Words, id: string): Action[] {
  return [
    { id: `result:${id}:edit`, label: words("result.button.edit") },
    { id: `result:${id}:page`, label: words("result.button.page") },
    { id: "say:tools", label: words("result.button.next"), value: "tools", style: "primary" },
  ];
}
