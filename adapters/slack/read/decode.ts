/**
 * Slack's text back to what a person typed. Slack escapes & < > and writes mentions, channels, dates
 * and links between angle brackets (docs.slack.dev/messaging/formatting-message-text).
 */

const TOKEN = /<([@#!]|[a-z][a-z0-9+.-]{0,30}:)([^<>]*)>/gi;
const ENTITY = /&(amp|lt|gt);/g;
const LETTER: Record<string, string> = { amp: "&", lt: "<", gt: ">" };

/**
 * "&lt;10" → "<10", "<@U1|ben>" → "@U1" (a handle can change, an id cannot), "<#C1|north>" →
 * "#north", "<!here>" → "@here", "<mailto:a@b.org|a@b.org>" → "a@b.org". Undoes escapeSlack exactly.
 */
export const decodeSlack = (text: string): string =>
  text
    .replace(TOKEN, (_, mark: string, rest: string) => spoken(mark, rest))
    .replace(ENTITY, (_, name: string) => LETTER[name] ?? "");

function spoken(mark: string, rest: string): string {
  const bar = rest.indexOf("|");
  const target = bar === -1 ? rest : rest.slice(0, bar);
  const label = bar === -1 ? "" : rest.slice(bar + 1);
  if (mark === "@") return `@${target}`;
  if (mark === "#") return `#${label || target}`;
  if (mark !== "!") return label || linked(mark, target);
  if (target.startsWith("date^")) return label;
  return label ? `@${label.replace(/^@/, "")}` : `@${target.replace(/^subteam\^/, "")}`;
}

/** A link without a label: an address or a number was typed without its scheme. */
const linked = (scheme: string, target: string) =>
  /^(?:mailto|tel):$/i.test(scheme) ? target : `${scheme}${target}`;

const FENCE = /^```([\s\S]+)```$/;
const PAIR = /^([*_~`])(?=\S)((?:(?!\1)[\s\S])*\S)\1$/;
const NUMBER = /(?<=^|\s)([*_~`])([$\d][\d.,–—-]*%?)\1(?=$|[\s.,;:!?])/g;

/** Marks around marks around the whole; nobody types more, and each costs a look at all of it. */
const DEEPEST = 6;

/**
 * A message as it was typed: "*1,940*" is what Slack sends for a number that was made bold, and it
 * means 1,940. Marks go from numbers, and from around the whole message; others are somebody's own.
 */
export function typedText(text: string): string {
  let bare = decodeSlack(text).replace(NUMBER, "$2").trim();
  for (let depth = 0; depth < DEEPEST; depth++) {
    const inner = (FENCE.exec(bare)?.[1] ?? PAIR.exec(bare)?.[2])?.trim();
    if (!inner) break;
    bare = inner;
  }
  return bare;
}

const MENTION = /<@([A-Z0-9]+)(?:\|[^<>]*)?>/g;

/**
 * Takes the bot's mention off a text that Slack sent. `leading`: the words began with it. In the
 * middle, the words after it are for the bot, or those before it when none follow.
 */
export function takeMention(
  text: string,
  botUserId: string | undefined,
): { leading: boolean; words: string } | undefined {
  for (const found of text.matchAll(MENTION)) {
    if (found[1] !== botUserId) continue;
    const before = text.slice(0, found.index).trim();
    const after = text.slice(found.index + found[0].length).replace(/^[\s,:]+/, "");
    return { leading: before === "", words: after.trim() === "" ? before : after };
  }
  return undefined;
}
