import { escapeInline, escapeLines } from "../../core/markdown.ts";
import { type Block, never } from "../../core/reply.ts";

/** A result as one page of Markdown, ending in a line break: what people typed shows as they typed it. */
export function toMarkdown(blocks: Block[], footer: string[]): string {
  const parts = blocks.flatMap((block, at) => partOf(block, at === 0));
  return `${[...parts, ...footer.map(escapeInline)].join("\n\n")}\n`;
}

function partOf(block: Block, first: boolean): string[] {
  switch (block.type) {
    case "heading":
      return [`${first ? "#" : "##"} ${escapeInline(block.text)}`];
    case "text":
    case "notice":
      return [escapeLines(block.text)];
    case "fields":
      return [
        block.fields
          .map(({ label, value }) => `- **${escapeInline(label)}:** ${escapeInline(value)}`)
          .join("\n"),
      ];
    case "steps":
      return [
        block.steps
          .map(({ label, state }) => `- [${state === "done" ? "x" : " "}] ${escapeInline(label)}`)
          .join("\n"),
      ];
    case "table": {
      const row = (cells: string[]) => `| ${cells.map(escapeInline).join(" | ")} |`;
      const rule = block.columns.map(({ align }) => (align === "right" ? "---:" : "---"));
      const lines = [row(block.columns.map(({ label }) => label)), `| ${rule.join(" | ")} |`];
      return [`**${escapeInline(block.caption)}**`, [...lines, ...block.rows.map(row)].join("\n")];
    }
    case "chart":
    case "image":
      return [escapeInline(block.alt)];
    case "divider":
      return ["---"];
    case "actions":
      return [];
    default:
      return never(block);
  }
}
