import { arrivalOf, type Reading } from "./arrival.ts";
import { hear, messageShape } from "./message.ts";
import type { TeamsRead } from "./teams-read.ts";

/**
 * A message that its sender changed or took back (learn.microsoft.com, conversation-messages): of
 * interest only where the bot took its words. One that is taken back comes without its words, so in
 * a shared place nobody can tell whether they were for the bot; one that is put back was heard before.
 */
export function readChange(reading: Reading): TeamsRead {
  const { activity, place, raw } = reading;
  const changed = activity.channelData?.eventType;
  const edit = activity.type === "messageUpdate" && changed === "editMessage";
  const gone = activity.type === "messageDelete" && changed === "softDeleteMessage";
  const what = edit ? "message/edit" : gone ? "message/delete" : "message/undelete";
  const nothing = { what, understood: true, wants: "nothing" } as const;
  if (!edit && !gone)
    return changed === "undeleteMessage" ? nothing : { ...nothing, what: "message/change" };
  const heard = edit ? hear(reading, messageShape.parse(raw)) : place.kind === "personal";
  if (!heard) return nothing;
  const type = edit ? "edited" : "deleted";
  const text = typeof heard === "object" ? heard.text : "";
  const arrival = arrivalOf(reading, { kind: type, meaning: [activity.id ?? "", text] });
  if (!arrival) return { ...nothing, understood: reading.userId === undefined };
  return { ...nothing, incoming: { ...arrival, type } };
}
