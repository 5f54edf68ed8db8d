import type { SlackBlock } from "./table.ts";

/** Not shown to anyone. */
const HIDDEN = ["type", "action_id", "value", "style", "align", "image_url", "slack_file"];

/** Everything blocks show, as lines of words that are escaped like the rest of a message's text. */
export const shownWords = (blocks: SlackBlock[], safe: (text: string) => string): string =>
  blocks
    .map((block) => textsIn(block, safe).join(block.type === "table" ? ", " : "\n"))
    .filter((line) => line !== "")
    .join("\n");

function textsIn(thing: unknown, safe: (text: string) => string): string[] {
  if (Array.isArray(thing)) return thing.flatMap((one) => textsIn(one, safe));
  if (typeof thing !== "object" || thing === null) return [];
  const object = thing as Record<string, unknown>;
  const escaped = object.type === "plain_text" ? (text: string) => text : safe;
  return Object.entries(object).flatMap(([key, value]) => {
    if (HIDDEN.includes(key)) return [];
    return typeof value === "string" ? [escaped(value)] : textsIn(value, safe);
  });
}
