import type { Block } from "../core/reply.ts";

/** Headings, texts, notices and fields as lines of plain words; buttons are left to the caller. */
export const inWords = (blocks: Block[]): string[] =>
  blocks.flatMap((block) => {
    if (block.type === "fields")
      return block.fields.map(({ label, value }) => `${label}: ${value}`);
    return "text" in block ? [block.text] : [];
  });
