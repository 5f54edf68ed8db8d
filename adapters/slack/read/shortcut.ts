import { z } from "zod";
import { noteOf } from "../../note.ts";
import { arrivalAt, type Reading, threadOf } from "./arrival.ts";
import { typedText } from "./decode.ts";
import { actor, channelId, delivery, loggable, optionalText, timestamp } from "./shapes.ts";
import type { SlackRead } from "./slack-read.ts";

const shape = z.object({
  callback_id: z.string(),
  user: actor,
  trigger_id: delivery,
  response_url: optionalText,
  channel: z.object({ id: channelId, name: optionalText }),
  message: z.object({ ts: timestamp, thread_ts: timestamp.nullish(), text: optionalText }),
});

/** "Jot this for our experiment" on a message: its words become a note of whoever chose it. */
export function readShortcut(payload: unknown, reading: Reading): SlackRead {
  const read = shape.safeParse(payload);
  if (!read.success || read.data.callback_id !== "jot")
    return { type: "unknown", what: loggable("shortcut", kindOf(payload)) };
  const { user, trigger_id, response_url, channel, message } = read.data;
  const sender = { userId: user.id, name: user.username ?? user.name };
  const place = { channel: channel.id, called: channel.name, thread: threadOf(message) };
  const arrival = arrivalAt(reading, trigger_id, sender, place);
  return {
    type: "incoming",
    incoming: {
      ...arrival,
      type: "command",
      name: "jot",
      args: noteOf(typedText(message.text ?? "")),
    },
    triggerId: trigger_id,
    ...(response_url && { responseUrl: response_url }),
  };
}

const kindOf = (payload: unknown) =>
  z.object({ type: z.string() }).safeParse(payload).data?.type ?? "";
