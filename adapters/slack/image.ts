import { SLACK } from "./limits.ts";
import { rawLine, rawStart } from "./plain.ts";
import { type SlackBlock, section } from "./table.ts";

/** An image Slack fetches by itself, or a file that was uploaded to it. */
type Source = { image_url: string } | { slack_file: { id: string } };

/** A picture with its words for who does not see it; words that are too long for that stand below. */
export function image(source: Source, alt: string): SlackBlock[] {
  const short = rawLine(alt || "–", SLACK.alt);
  const block = { type: "image", ...source, alt_text: short ?? `${rawStart(alt, SLACK.alt - 2)}…` };
  return short === undefined ? [block, ...section(alt)] : [block];
}

/** Slack fetches public https addresses only; the words stand in for any other. */
export const webImage = (url: string, alt: string): SlackBlock[] =>
  /^https:\/\/./.test(url) && url.length <= SLACK.imageUrl
    ? image({ image_url: url }, alt)
    : section(alt);
