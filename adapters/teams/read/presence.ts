import { z } from "zod";
import { arrivalOf, type Place, type Reading } from "./arrival.ts";
import type { Left, TeamsRead } from "./teams-read.ts";

/** Teams' own names of what happens to a team and its channels (botbuilder 4.23.3, teamsActivityHandler.js). */
const AROUND = new Set([
  ...["channelCreated", "channelRenamed", "channelRestored", "channelShared", "channelUnShared"],
  ...["channelMemberAdded", "channelMemberRemoved", "teamMemberAdded", "teamMemberRemoved"],
  ...["teamArchived", "teamRenamed", "teamRestored", "teamUnarchived"],
]);

const members = z
  .array(z.object({ id: z.string() }))
  .nullish()
  .catch(undefined);
const shape = z.object({ membersAdded: members, membersRemoved: members });

/**
 * Who and what came to a place or left it. That the bot itself came is only remembered here: the
 * greeting belongs to `installationUpdate`, which comes once for every installation, while
 * `conversationUpdate` comes with it, comes for people and channels too, and for a personal chat only
 * the first time ever (learn.microsoft.com, subscribe-to-conversation-events).
 */
export function readConversation(reading: Reading): TeamsRead {
  const { activity, place, raw } = reading;
  const nothing = { understood: true, wants: "nothing" } as const;
  const event = activity.channelData?.eventType ?? "";
  const left = leftBy(event, reading);
  if (left) return { ...nothing, what: `conversation/${event}`, left };
  const read = shape.safeParse(raw).data;
  const bot = activity.recipient?.id;
  const isBot = ({ id }: { id: string }) => id === bot;
  if (bot && read?.membersRemoved?.some(isBot)) {
    const gone = leaving(place, reading.userId);
    return { ...nothing, what: "conversation/bot-removed", ...(gone && { left: gone }) };
  }
  const came = bot && read?.membersAdded?.some(isBot);
  if (came) return { ...nothing, what: "conversation/bot-added" };
  return { ...nothing, what: AROUND.has(event) ? `conversation/${event}` : "conversation" };
}

/** A channel or a team that is no more. An archived team still has the bot. */
function leftBy(event: string, { activity }: Reading): Left | undefined {
  const { team, channel } = activity.channelData ?? {};
  if (event === "channelDeleted" && channel?.id) return { conversation: channel.id };
  const gone = event === "teamDeleted" || event === "teamHardDeleted";
  return gone && team?.id ? { team: team.id } : undefined;
}

/** What the bot was taken out of: a team goes with all its channels. */
function leaving(place: Place, userId: string | undefined): Left | undefined {
  if (place.kind === "personal") return userId ? { conversation: userId } : undefined;
  if (place.kind === "elsewhere") return undefined;
  if (place.kind === "chat") return { conversation: place.conversation };
  return { team: place.within ?? place.conversation };
}

/**
 * The app was added or taken away ("add", "remove"), or an upgrade of it brought or lost the bot
 * ("add-upgrade", "remove-upgrade"). Only whoever added it for themselves is greeted, in their own
 * conversation: to a team or chat nobody asked it to speak, and an upgrade is nobody's wish to talk.
 */
export function readInstallation(reading: Reading): TeamsRead {
  const { activity, place, userId } = reading;
  const action = activity.action?.toLowerCase() ?? "";
  const nothing = { understood: true, wants: "nothing" } as const;
  if (action === "remove" || action === "remove-upgrade") {
    const left = leaving(place, userId);
    return { ...nothing, what: `installation/${action}`, ...(left && { left }) };
  }
  if (action !== "add" && action !== "add-upgrade")
    return { ...nothing, what: "installation", understood: false };
  const what = `installation/${action}`;
  if (action !== "add" || place.kind !== "personal") return { ...nothing, what };
  const arrival = arrivalOf(reading, { kind: "installed", meaning: [] });
  return arrival
    ? { ...nothing, what, incoming: { ...arrival, type: "installed" } }
    : { ...nothing, what };
}
