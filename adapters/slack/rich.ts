import { split } from "../text.ts";
import { SLACK } from "./limits.ts";
import { sizeOf } from "./pack.ts";
import { raw } from "./plain.ts";
import type { SlackBlock } from "./table.ts";

/** Longer values begin on a line of their own. */
const BESIDE = 40;

/**
 * Labels in bold, each with its value beside or under it: one line per field on every screen.
 * Rich text, since its texts are never parsed: bold is said beside the words, not in them.
 */
export function richFields(fields: { label: string; value: string }[]): SlackBlock[] {
  const blocks: { type: "rich_text"; elements: object[] }[] = [];
  for (const line of fields.flatMap(fieldLines)) {
    const last = blocks.at(-1);
    const elements = [...(last?.elements ?? []), line];
    if (last && sizeOf(elements) <= SLACK.richText) last.elements = elements;
    else blocks.push({ type: "rich_text", elements: [line] });
  }
  return blocks;
}

/** One line; more where the label or the value is longer than a block should be. */
function fieldLines({ label, value }: { label: string; value: string }) {
  const labels = split(raw(label), SLACK.richText / 2).map((words) => [bold(words)]);
  const values = split(raw(value), SLACK.richText / 2).map((words) => [text(words)]);
  const gap = text(value.length > BESIDE || value.includes("\n") ? "\n" : "  ");
  const last = labels.at(-1);
  const first = values[0];
  const joined =
    last && first ? [[...last, gap, ...first]] : [...(last ? [last] : []), ...values.slice(0, 1)];
  const lines = [...labels.slice(0, -1), ...joined, ...values.slice(1)];
  return lines.map((elements) => ({ type: "rich_text_section", elements }));
}

const text = (words: string) => ({ type: "text", text: words });
const bold = (words: string) => ({ ...text(words), style: { bold: true } });
