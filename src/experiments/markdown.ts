import type { Words } from "../core/ports.ts";
import { decisionText, type Page, partsOf, titleOf } from "./card.ts";

/** Characters that Markdown, its tables, its HTML or its formulas would act on. */
const ACTIVE = /[\\`*_{}[\]<>#|~&!$]/g;

/** Starts of a line that would make a list, a rule, a heading or a quotation. */
const LEADING = /^(\s*)(?:([-+=:])|(\d{1,9})([.)])(?=\s|$))/;

/** A person's words on one line, showing exactly what they typed wherever Markdown is read. */
export const escapeInline = (text: string) =>
  text
    .replace(/\s+/g, " ")
    .trim()
    .replace(ACTIVE, "\\$&")
    .replace(LEADING, (_, space, mark, digits, dot) =>
      mark ? `${space}\\${mark}` : `${space}${digits}\\${dot}`,
    );

/** The same for several lines: each becomes a paragraph of its own. */
export const escapeLines = (text: string) =>
  text
    .split(/\r?\n/)
    .map(escapeInline)
    .filter((line) => line !== "")
    .join("\n\n");

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
