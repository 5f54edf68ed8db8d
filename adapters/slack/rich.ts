import { split } from "../text.ts";
import { SLACK } from "./limits.ts";
import { sizeOf } from "./pack.ts";
import { raw } from "./plain.ts";
import type { SlackBlock } from "./table.ts";

/** With a longer value among them, all begin on lines of their own. */
const BESIDE = 40;

/**
 * Labels in bold, each with its value beside or under it: one line per field on every screen.
 * Rich text, since its texts are never parsed: bold is said beside the words, not in them.
 */
export function richFields(fields: { label: string; value: string }[]): SlackBlock[] {
  const under = fields.some(({ value }) => value.length > BESIDE || value.includes("\n"));
  const groups: Words[][] = [];
  for (const line of fields.flatMap((field) => fieldLines(field, under))) {
    const last = groups.at(-1);
    // A line break of the text itself: whether sections stand under one another is not documented.
    if (last && sizeOf([...last, ...line]) < SLACK.richText) last.push(text("\n"), ...line);
    else groups.push(line);
  }
  return groups.map((elements) => ({
    type: "rich_text",
    elements: [{ type: "rich_text_section", elements }],
  }));
}

type Words = { type: "text"; text: string; style?: { bold: true } };

/** One line; more where the label or the value is longer than a block should be. */
function fieldLines(field: { label: string; value: string }, under: boolean): Words[][] {
  const labels = split(raw(field.label), SLACK.richText / 2).map((words) => [bold(words)]);
  const values = split(raw(field.value), SLACK.richText / 2).map((words) => [text(words)]);
  const last = labels.at(-1);
  const [first, ...more] = values;
  if (!last || !first) return [...labels, ...values];
  const whole = [...last, text(under ? "\n" : "  "), ...first];
  return [...labels.slice(0, -1), whole, ...more];
}

const text = (words: string): Words => ({ type: "text", text: words });
const bold = (words: string): Words => ({ ...text(words), style: { bold: true } });
