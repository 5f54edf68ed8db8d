import { type Block, tableInWords } from "../core/reply.ts";

/** Headings, texts, notices, fields and tables as lines of plain words; buttons are left to the caller. */
export const inWords = (blocks: Block[]): string[] =>
  blocks.flatMap((block) => {
    if (block.type === "fields")
      return block.fields.map(({ label, value }) => `${label}: ${value}`);
    if (block.type === "table") return tableInWords(block);
    return "text" in block ? [block.text] : [];
  });
