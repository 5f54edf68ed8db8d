import { z } from "zod";
import { optionalText, timestamp, userId } from "./shapes.ts";
import type { SlackKnown } from "./slack-read.ts";

/** What is read of a message, wherever Slack tells of it. */
export const written = z.object({
  subtype: optionalText,
  user: userId.optional(),
  bot_id: optionalText,
  text: optionalText,
  ts: timestamp,
  thread_ts: timestamp.nullish(),
  edited: z.object({ ts: timestamp }).nullish(),
});

export type Written = z.infer<typeof written>;

/**
 * The person who wrote it; undefined for bots, ours among them, and for Slack's own bot, which has a
 * user but no bot id.
 */
export function authorOf({ user, bot_id, subtype }: Written, { botUserId }: SlackKnown) {
  const machine = bot_id || user === botUserId || user === "USLACKBOT" || subtype === "bot_message";
  return machine ? undefined : user;
}
