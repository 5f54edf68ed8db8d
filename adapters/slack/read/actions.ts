import { z } from "zod";
import { homeOf } from "../places.ts";
import { arrivalAt, instantOf, type Reading, senderOf, threadOf } from "./arrival.ts";
import { actor, channelId, delivery, optionalText, timestamp, viewId } from "./shapes.ts";
import type { SlackRead } from "./slack-read.ts";

const option = z.object({ value: z.string() });

const action = z.object({
  type: optionalText,
  action_id: z.string().min(1).max(300),
  action_ts: timestamp,
  url: optionalText,
  value: optionalText,
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
  selected_date: optionalText,
  selected_time: optionalText,
  selected_date_time: z.number().nullish(),
});

type Action = z.infer<typeof action>;

const shape = z.object({
  user: actor,
  trigger_id: delivery.optional(),
  response_url: optionalText,
  container: z.object({ message_ts: timestamp.optional(), thread_ts: timestamp.nullish() }),
  channel: z.object({ id: channelId, name: optionalText }).nullish(),
  message: z.object({ ts: timestamp, thread_ts: timestamp.nullish() }).nullish(),
  view: z.object({ id: viewId, type: z.string() }).nullish(),
  actions: z.array(z.unknown()).min(1),
});

type Click = z.infer<typeof shape>;

/**
 * A button, a menu or a date picked, in a message, in one for somebody's eyes alone, or on the bot's
 * page. Slack sends one click at a time; of several only the first would be taken.
 */
export function readActions(payload: unknown, reading: Reading): SlackRead {
  const what = "block_actions";
  const read = shape.safeParse(payload);
  const first = action.safeParse(read.data?.actions[0]);
  if (!read.success || !first.success) return { type: "unknown", what };
  if (first.data.url) return { type: "ignored", what: `${what}/link` };
  if (read.data.view && read.data.view.type !== "home")
    return { type: "ignored", what: `${what}/form` };
  const value = chosen(first.data);
  if (value === undefined) return { type: "ignored", what: `${what}/nothing` };
  const arrival = arrivalOf(read.data, first.data, reading);
  if (!arrival) return { type: "unknown", what };
  const { trigger_id, response_url } = read.data;
  return {
    type: "incoming",
    incoming: { ...arrival, type: "action", actionId: ownId(first.data.action_id), value },
    ...(trigger_id && { triggerId: trigger_id }),
    ...(response_url && { responseUrl: response_url }),
  };
}

/** In a message: where it stands. On the bot's page: the direct conversation, where answers can be read. */
function arrivalOf({ user, container, channel, message, view }: Click, act: Action, at: Reading) {
  const shown = message?.ts ?? container.message_ts ?? view?.id;
  if (shown === undefined) return undefined;
  const named = `${shown}:${act.action_ts}:${user.id}:${act.action_id}`;
  const sender = { userId: user.id, name: user.username ?? user.name };
  const moment = instantOf(act.action_ts);
  if (view) {
    const from = senderOf(at, user.id, { name: sender.name });
    const arrival = { id: `slack:${at.tenant}:${named}`, sentAt: moment ?? at.now, from };
    return { ...arrival, at: from.direct, page: homeOf(at.tenant, user.id) };
  }
  if (!channel) return undefined;
  const thread_ts = message?.thread_ts ?? container.thread_ts;
  const thread = threadOf({ ts: shown, thread_ts });
  return arrivalAt(at, named, sender, {
    channel: channel.id,
    called: channel.name,
    thread,
    at: moment,
  });
}

/** The renderer adds "#2" to the second of two equal ids, since Slack wants them to differ. */
const ownId = (id: string) => id.replace(/#\d{1,3}$/, "");

/** What was chosen, as text. Undefined when a choice was taken back, as by clearing a date. */
function chosen(act: Action): string | undefined {
  if (act.selected_option) return act.selected_option.value;
  if (act.selected_options) return act.selected_options.map(({ value }) => value).join(",");
  const picked = act.selected_date ?? act.selected_time ?? act.selected_date_time ?? act.value;
  if (picked !== undefined && picked !== null) return String(picked);
  return act.type === "button" ? "" : undefined;
}
