import { z } from "zod";
import { arrivalAt, instantOf, isDm, type Reading, threadOf } from "./arrival.ts";
import { readChange } from "./change.ts";
import { takeMention, typedText } from "./decode.ts";
import { channelId, loggable } from "./shapes.ts";
import type { SlackRead } from "./slack-read.ts";
import { authorOf, written } from "./written.ts";

const shape = written.extend({ channel: channelId, files: z.array(z.unknown()).nullish() });

type Message = z.infer<typeof shape>;

/** Messages with these subtypes are what a person wrote; every other kind is Slack's or a bot's. */
const WRITTEN = new Set([undefined, "file_share", "me_message", "thread_broadcast"]);

/** A message in the bot's direct conversation. In channels the bot reads only what mentions it. */
export function readMessage(event: unknown, eventId: string, reading: Reading): SlackRead {
  const read = shape.safeParse(event);
  if (!read.success) return { type: "unknown", what: "event/message" };
  const { subtype, channel } = read.data;
  if (subtype === "message_changed" || subtype === "message_deleted")
    return readChange(event, eventId, reading);
  const what = loggable("event", "message", subtype);
  if (!WRITTEN.has(subtype) || !isDm(channel)) return { type: "ignored", what };
  const mention = takeMention(read.data.text ?? "", reading.botUserId);
  const leading = mention?.leading === true;
  const words = leading ? mention.words : (read.data.text ?? "");
  return heard(read.data, eventId, reading, { words, direct: true, mentioned: leading });
}

/**
 * Words in a channel that mention the bot. Slack sends the event anew when such a message is edited
 * (github.com/slackapi/bolt-js issue 960); an edit is not taken for new words.
 */
export function readMention(event: unknown, eventId: string, reading: Reading): SlackRead {
  const read = shape.safeParse(event);
  if (!read.success) return { type: "unknown", what: "event/app_mention" };
  const message = read.data;
  if (isDm(message.channel)) return { type: "ignored", what: "event/app_mention" };
  const words = takeMention(message.text ?? "", reading.botUserId)?.words ?? message.text ?? "";
  return heard(message, eventId, reading, { words, direct: false, mentioned: true });
}

function heard(
  message: Message,
  eventId: string,
  reading: Reading,
  { words, ...how }: { words: string; direct: boolean; mentioned: boolean },
): SlackRead {
  const { channel, ts, edited, files } = message;
  const user = authorOf(message, reading);
  if (!user) return { type: "ignored", what: "event/message/bot" };
  const place = { channel, thread: threadOf(message) };
  if (edited) {
    const name = `edited:${channel}:${ts}:${edited.ts}`;
    const at = instantOf(edited.ts);
    const arrival = arrivalAt(reading, name, { userId: user }, { ...place, at });
    return { type: "incoming", incoming: { ...arrival, type: "edited" } };
  }
  const at = instantOf(ts);
  const arrival = arrivalAt(reading, eventId, { userId: user }, { ...place, at });
  const text = typedText(words);
  const withFiles = files && files.length > 0 && ({ files: true } as const);
  return {
    type: "incoming",
    incoming: { ...arrival, type: "message", text, ...how, ...withFiles },
  };
}
