import { z } from "zod";
import { splitCommand } from "../../../src/core/grammar.ts";
import { arrivalAt, type Reading } from "./arrival.ts";
import { decodeSlack } from "./decode.ts";
import { channelId, delivery, optionalText, userId } from "./shapes.ts";
import type { SlackRead } from "./slack-read.ts";

const shape = z.object({
  command: z.string().regex(/^\/\S+$/),
  text: optionalText,
  user_id: userId,
  user_name: optionalText,
  channel_id: channelId,
  channel_name: optionalText,
  trigger_id: delivery,
  response_url: optionalText,
});

/** "/cohort gap 85" and "/gap 85" are the same command; "/cohort" alone shows what waits for the person. */
export function readCommand(payload: unknown, reading: Reading): SlackRead {
  const read = shape.safeParse(payload);
  if (!read.success) return { type: "unknown", what: "slash_command" };
  const { command, text = "", trigger_id, response_url, ...given } = read.data;
  const sender = { userId: given.user_id, name: given.user_name };
  const place = { channel: given.channel_id, called: given.channel_name };
  const arrival = arrivalAt(reading, trigger_id, sender, place);
  return {
    type: "incoming",
    incoming: { ...arrival, carries: true, ...said(command, decodeSlack(text).trim()) },
    triggerId: trigger_id,
    ...(response_url && { responseUrl: response_url }),
  };
}

function said(command: string, text: string) {
  const type = "command" as const;
  const own = command.slice(1).toLowerCase();
  if (own !== "cohort") return { type, name: own, args: text };
  const { name, args } = splitCommand(text);
  return { type, name: name || "home", args };
}
