import { oneLine, split } from "../text.ts";

/**
 * Slack's three control characters, as docs.slack.dev/messaging/formatting-message-text asks for
 * in every text object. After it no mention or link can begin.
 */
export const escapeSlack = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const escapedSize = (text: string) => escapeSlack(text).length;

/** A text that Slack shows letter by letter: no bold, no emoji names, no links. */
export const plain = (text: string) => ({
  type: "plain_text" as const,
  text: escapeSlack(text),
  emoji: false,
});

/** Text in pieces that each fit `max` once escaped. */
export const pieces = (text: string, max: number) => split(text, max, escapedSize);

/** One line that fits `max` once escaped; "…" when something had to go. Never empty. */
export function line(text: string, max: number): string {
  const whole = oneLine(text) || "–";
  if (escapedSize(whole) <= max) return whole;
  return `${pieces(whole, max - 1)[0]}…`;
}

/**
 * Text outside text objects: rich text, table cells, alt texts, chart titles. Slack shows it raw,
 * so nothing is escaped ("<10" stays "<10"); a word joiner after "<" keeps anything from looking
 * like a mention or a link to a client that parses it all the same.
 */
export const raw = (text: string) => text.replace(/<(?=[!@#/a-z])/gi, "<\u2060");

/** `raw` on one line, and never empty, as table cells and alt texts must be. */
export const rawCell = (text: string) => raw(oneLine(text)) || " ";

/** The first `max` units of `rawCell`, without half a character at their end. */
export const rawStart = (text: string, max: number) =>
  rawCell(text)
    .slice(0, max)
    .replace(/[\ud800-\udbff]$/, "");

/** `rawCell` of at most `max` units, or undefined when some of the text would have to go. */
export function rawLine(text: string, max: number): string | undefined {
  const whole = rawCell(text);
  return whole.length <= max ? whole : undefined;
}
