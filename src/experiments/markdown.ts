import { escapeInline, escapeLines } from "../core/markdown.ts";
import type { Words } from "../core/ports.ts";
import { decisionText, type Page, partsOf, titleOf } from "./card.ts";

/** The brief as one page of Markdown, ending in a line break. */
export function pageOf(page: Page, words: Words): string {
  const { district, author, day, brief } = page;
  const decision = `**${words("brief.decision.title")}:** ${escapeInline(decisionText(brief, words))}`;
  const sections = partsOf(page, words).map(
    ({ title, value }) => `## ${escapeInline(title)}\n\n${escapeLines(value)}`,
  );
  return `${[
    `# ${escapeInline(titleOf(page))}`,
    escapeInline(words("brief.by", { district, author, day })),
    decision,
    ...tableOf(page),
    ...sections,
  ].join("\n\n")}\n`;
}

function tableOf({ measured, report: { measure } }: Page): string[] {
  if (!measured) return [];
  const row = (cells: string[]) => `| ${cells.map(escapeInline).join(" | ")} |`;
  return [
    [
      row([measure.before, measure.after, measure.n]),
      "| ---: | ---: | ---: |",
      row([measured.before, measured.after, measured.n]),
    ].join("\n"),
  ];
}
