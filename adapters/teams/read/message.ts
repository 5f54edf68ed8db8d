import { z } from "zod";
import type { Incoming } from "../../../src/core/incoming.ts";
import { arrivalOf, type Reading } from "./arrival.ts";
import { readCardData } from "./card.ts";
import { takeMentions } from "./mentions.ts";
import { decodeEntities, plainText, tidy, unmarked, withoutTags } from "./plain-text.ts";
import { words } from "./shapes.ts";
import type { TeamsRead } from "./teams-read.ts";

const attachment = z.object({ contentType: z.string(), content: words });

/** What is read of a message, wherever Teams tells of it. */
export const messageShape = z.object({
  text: words,
  textFormat: words,
  attachments: z
    .array(z.unknown())
    .nullish()
    .catch(undefined)
    .transform((all) => (all ?? []).slice(0, 100)),
});

type Message = z.output<typeof messageShape>;

/** Words for the bot, and how they came. */
interface Heard {
  text: string;
  direct: boolean;
  mentioned: boolean;
}

/**
 * What somebody wrote, or a button pressed as Action.Submit, which comes as a message with a value
 * and no words. What is not for the bot is dropped here, so that nothing of it is kept: with consent
 * to read a channel Teams sends all that is said in it (channel-messages-for-bots-and-agents).
 */
export function readMessage(reading: Reading): TeamsRead {
  const what = "message";
  const read = messageShape.safeParse(reading.raw).data;
  if (!read) return { what, understood: false, wants: "nothing" };
  if (!reading.userId) return { what: "message/bot", understood: true, wants: "nothing" };
  const { value } = reading.raw;
  if (!read.text?.trim() && value !== undefined && value !== null)
    return readCardData(reading, value, { what: "message/submit", wants: "nothing" });
  const heard = hear(reading, read);
  if (!heard) return { what: "message/overheard", understood: true, wants: "nothing" };
  const arrival = arrivalOf(reading, { kind: "message", meaning: [heard.text] });
  if (!arrival) return { what, understood: false, wants: "nothing" };
  const files = read.attachments.some(isFile) && ({ files: true } as const);
  const incoming: Incoming = { ...arrival, type: "message", ...heard, ...files };
  return { what, understood: true, wants: "nothing", incoming };
}

/** Clients that do not tell it was for the bot alone send its name along. */
const SLASHED = /^\s*\/cohort(?:\s|$)/i;

/**
 * Undefined when it is not for the bot. A message for its eyes alone comes from the "/" menu, with
 * the command's bare name as its text and no mention (learn.microsoft.com, agent-slash-commands).
 */
export function hear({ activity, place, raw }: Reading, message: Message): Heard | undefined {
  const direct = place.kind === "personal";
  const { entities = [], recipient } = activity;
  const { words: all, forBot } = takeMentions(textOf(message), entities, recipient);
  if (direct) {
    const leading = forBot?.leading === true;
    return { text: typed(leading ? forBot.words : all, raw), direct, mentioned: leading };
  }
  if (!forBot && !recipient?.isTargeted && !SLASHED.test(all)) return undefined;
  return { text: typed(forBot?.words ?? all, raw), direct, mentioned: true };
}

const REPLIED = /<blockquote\s[^<>]*itemtype="http:\/\/schema\.skype\.com\/Reply"[^<>]*>/i;
const NAMED =
  /<span\s[^<>]*itemtype="http:\/\/schema\.skype\.com\/Mention"[^<>]*>([^<>]*)<\/span>/gi;
const QUOTED = /<quoted\s[^<>]*>/gi;
const END = "</blockquote>";

/** The words themselves. In a reply with a quote the text has the quoted words too; they are another's. */
function textOf({ text = "", attachments }: Message): string {
  const html = attachments.map(htmlOf).find((found) => REPLIED.test(found));
  if (html === undefined) return text.replace(QUOTED, "");
  return withoutTags(withoutReplied(html).replace(NAMED, "<at>$1</at>"));
}

function withoutReplied(html: string): string {
  let kept = "";
  let rest = html;
  for (;;) {
    const start = REPLIED.exec(rest)?.index ?? -1;
    const end = start === -1 ? -1 : rest.indexOf(END, start);
    if (end === -1) return kept + rest;
    kept += rest.slice(0, start);
    rest = rest.slice(end + END.length);
  }
}

/** A message carries itself as HTML too. */
function htmlOf(one: unknown): string {
  const { contentType, content } = attachment.safeParse(one).data ?? {};
  return contentType === "text/html" ? (content ?? "") : "";
}

/** Text as somebody typed it; rich text comes with Teams' entities, blanks and marks. */
const typed = (text: string, { textFormat }: Record<string, unknown>) =>
  unmarked(textFormat === "xml" ? plainText(text) : tidy(decodeEntities(text)));

/** Files, and pictures that were pasted. A message also carries itself as HTML; cards and quotes are no files. */
const isFile = (one: unknown) =>
  /^(?:application\/vnd\.microsoft\.teams\.file\.download\.info$|reference$|(?:image|audio|video)\/)/.test(
    attachment.safeParse(one).data?.contentType ?? "",
  );
