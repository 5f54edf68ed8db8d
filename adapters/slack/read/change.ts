import { z } from "zod";
import { arrivalAt, instantOf, isDm, type Reading, threadOf } from "./arrival.ts";
import { takeMention } from "./decode.ts";
import { channelId, loggable, timestamp } from "./shapes.ts";
import type { SlackRead } from "./slack-read.ts";
import { authorOf, type Written, written } from "./written.ts";

const shape = z.object({
  subtype: z.string(),
  channel: channelId,
  ts: timestamp,
  message: written.optional(),
  previous_message: written.optional(),
});

/**
 * A message that its sender changed or took back. Of interest only where the bot took its words:
 * in the direct conversation, or where it was mentioned. Slack also says "changed" when it unfurls a
 * link, recognises a language or counts replies; then the text is as it was.
 */
export function readChange(event: unknown, eventId: string, reading: Reading): SlackRead {
  const read = shape.safeParse(event);
  if (!read.success) return { type: "unknown", what: "event/message" };
  const { subtype, channel, ts, message: now, previous_message: before } = read.data;
  const what = loggable("event", "message", subtype);
  const told = before ?? now;
  if (!told) return { type: "unknown", what };
  const user = authorOf(told, reading);
  const mine = isDm(channel) || [told, now].some((one) => mentions(one, reading));
  if (!user || !mine) return { type: "ignored", what };
  const place = { channel, thread: threadOf(told) };
  const sender = { userId: user };
  if (subtype === "message_deleted" || now?.subtype === "tombstone") {
    const arrival = arrivalAt(reading, eventId, sender, { ...place, at: instantOf(ts) });
    return { type: "incoming", incoming: { ...arrival, type: "deleted" } };
  }
  if (!now?.edited || before?.text === now.text) return { type: "ignored", what };
  const name = `edited:${channel}:${now.ts}:${now.edited.ts}`;
  const at = instantOf(now.edited.ts);
  const arrival = arrivalAt(reading, name, sender, { ...place, at });
  return { type: "incoming", incoming: { ...arrival, type: "edited" } };
}

const mentions = (one: Written | undefined, { botUserId }: Reading) =>
  takeMention(one?.text ?? "", botUserId) !== undefined;
