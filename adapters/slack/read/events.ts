import { z } from "zod";
import { homeOf } from "../places.ts";
import { instantOf, type Reading, senderOf } from "./arrival.ts";
import { readMention, readMessage } from "./message.ts";
import { delivery, loggable, userId } from "./shapes.ts";
import type { SlackRead } from "./slack-read.ts";

const envelope = z.object({
  event_id: delivery,
  event_time: z.number().optional(),
  event: z.looseObject({ type: z.string() }),
});

const opened = z.object({ user: userId, tab: z.string().optional() });
const revoked = z.object({ tokens: z.object({ bot: z.array(z.string()).optional() }) });

/** Things that happen around the bot and change nothing for it. */
const QUIET = new Set([
  "app_home_closed",
  "channel_archive",
  "channel_created",
  "channel_deleted",
  "channel_left",
  "channel_rename",
  "channel_unarchive",
  "group_left",
  "group_rename",
  "im_created",
  "member_joined_channel",
  "member_left_channel",
  "team_join",
  "team_rename",
  "user_change",
]);

/** What an event of the Events API means, however it came: over HTTP or in Socket Mode. */
export function readEvent(payload: unknown, reading: Reading): SlackRead {
  const read = envelope.safeParse(payload);
  if (!read.success) return { type: "unknown", what: "event_callback" };
  const { event, event_id, event_time } = read.data;
  const at = instantOf(String(event_time));
  switch (event.type) {
    case "message":
      return readMessage(event, event_id, reading);
    case "app_mention":
      return readMention(event, event_id, reading);
    case "app_home_opened":
      return readOpened(event, event_id, at, reading);
    case "app_uninstalled":
      return { type: "left", tenant: reading.tenant, what: event.type, ...(at && { at }) };
    case "tokens_revoked":
      return readRevoked(event, at, reading);
    default: {
      const type = QUIET.has(event.type) ? "ignored" : "unknown";
      return { type, what: loggable("event", event.type) };
    }
  }
}

/** Opening the bot's page asks for it; opening the conversation with the bot asks for nothing. */
function readOpened(
  event: unknown,
  eventId: string,
  at: Date | undefined,
  reading: Reading,
): SlackRead {
  const read = opened.safeParse(event);
  if (!read.success) return { type: "unknown", what: "event/app_home_opened" };
  const { user, tab } = read.data;
  if (tab !== "home") return { type: "ignored", what: "event/app_home_opened" };
  return {
    type: "incoming",
    incoming: {
      id: `slack:${reading.tenant}:${eventId}`,
      sentAt: at ?? reading.now,
      from: senderOf(reading, user),
      at: homeOf(reading.tenant, user),
      type: "opened",
    },
  };
}

/** Tokens of people are never asked for; only when the bot's own is gone has the bot left. */
function readRevoked(event: unknown, at: Date | undefined, { tenant }: Reading): SlackRead {
  const read = revoked.safeParse(event);
  if (!read.success) return { type: "unknown", what: "event/tokens_revoked" };
  const { bot = [] } = read.data.tokens;
  if (bot.length === 0) return { type: "ignored", what: "event/tokens_revoked" };
  return { type: "left", tenant, what: "tokens_revoked", ...(at && { at }) };
}
