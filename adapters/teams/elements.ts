import { split } from "../text.ts";
import { TEAMS } from "./limits.ts";

/** An element of an Adaptive Card, as loose JSON. */
export type Element = { type: string } & Record<string, unknown>;

/** How a run of text looks. */
type Look = Record<string, string | boolean>;

/**
 * No text of ours has a "{{" in it: "{{DATE(…)}}", "{{TIME(…)}}" and "{{input.value}}" are commands
 * to clients (adaptivecards 3.0.6, text-formatters and shared), and so is "${…}" to card templates.
 * A zero-width space between the two characters stops that, and nobody sees it.
 */
export const inert = (text: string) =>
  text.toWellFormed().replace(/\{(?=\{)|\$(?=\{)/g, "$&\u200b");

/**
 * Text that Teams shows letter by letter: a TextRun takes no markdown (learn.microsoft.com,
 * adaptive-cards/schema-explorer/text-run).
 */
export const run = (text: string, look: Look = {}) => ({
  type: "TextRun",
  text: inert(text),
  ...look,
});

type Run = ReturnType<typeof run>;

/** One paragraph made of runs. */
export const rich = (inlines: Run[], look: Look = {}) => ({
  type: "RichTextBlock",
  inlines,
  ...look,
});

/** A text in as many paragraphs as its length needs. */
export const paragraphs = (text: string, look: Look = {}) =>
  split(text, TEAMS.run).map((piece) => rich([run(piece, look)]));

/** Bytes of the JSON that is sent. */
export const bytesOf = (thing: unknown) => Buffer.byteLength(JSON.stringify(thing));

/** The beginning of a text in at most `bytes` of JSON, ending in "…" when something is missing. */
export function startOf(text: string, bytes: number): string {
  const size = (units: number) => bytesOf(text.slice(0, units)) - 2;
  // A character needs a byte at least, so the rest need not be looked at.
  if (text.length <= bytes && size(text.length) <= bytes) return text;
  let [fits, tooMuch] = [0, bytes];
  while (tooMuch - fits > 1) {
    const middle = Math.floor((fits + tooMuch) / 2);
    if (size(middle) <= bytes - 3) fits = middle;
    else tooMuch = middle;
  }
  const start = text.slice(0, fits).replace(/[\ud800-\udbff]$/, "");
  return `${start.trimEnd()}…`;
}

/** A list in groups of at most `size`. */
export const inGroups = <T>(all: T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );
