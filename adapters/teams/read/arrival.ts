import type { Address } from "../../../src/core/address.ts";
import type { Incoming, Sender } from "../../../src/core/incoming.ts";
import { directOf, sharedOf, splitThread } from "../places.ts";
import { type Named, nameArrival } from "./name-arrival.ts";
import { messageId, type Read, sharedId, userId } from "./shapes.ts";
import type { Met, TeamsKnown } from "./teams-read.ts";

/** Where an activity happened. `elsewhere`: between people, where the bot is not. */
export type Place =
  | { kind: "personal"; chat: string }
  | { kind: "team" | "channel" | "chat"; conversation: string; thread?: string; within?: string }
  | { kind: "elsewhere" };

/** What every reader knows: the activity, its tenant and the time, and where it happened. */
export interface Reading extends TeamsKnown {
  activity: Read;
  /** All of it, for what only one kind of activity has. */
  raw: Record<string, unknown>;
  place: Place;
  /** Undefined when no person did it. */
  userId: string | undefined;
}

/** What every arrival says, whatever was done. */
export type TeamsArrival = Pick<Incoming, "id" | "sentAt" | "from" | "at" | "placeName">;

/**
 * Where it happened; undefined when that cannot be told. Two people's own chat is called "personal"
 * too when they use the message extension in it, but has an id like a shared one.
 */
export function placeOf({ conversation, channelData }: Read): Place | undefined {
  const { conversation: id, thread } = splitThread(conversation.id);
  const shared = id.startsWith("19:");
  const type = conversation.conversationType ?? (shared ? undefined : "personal");
  if (type === "personal") return shared ? { kind: "elsewhere" } : { kind: "personal", chat: id };
  if (!sharedId.safeParse(id).success) return undefined;
  const within = channelData?.team?.id;
  if (type === "groupChat" || (type === undefined && !within))
    return { kind: "chat", conversation: id };
  if (thread !== undefined && !messageId.safeParse(thread).success) return undefined;
  return {
    ...{ kind: within === id ? "team" : "channel", conversation: id },
    ...(thread && { thread }),
    ...(within && { within }),
  };
}

/** The person who did it; undefined for bots, ours among them. */
export const personOf = ({ from }: Read) => userId.safeParse(from?.id).data;

/** What the activity tells of a place where the bot can write. */
export function metAt({ activity, place, userId: user }: Reading): Met | undefined {
  const { serviceUrl, recipient, conversation, channelData } = activity;
  if (place.kind === "elsewhere" || !serviceUrl || !recipient?.id) return undefined;
  const known = { serviceUrl, bot: recipient.id };
  if (place.kind === "personal") {
    if (!user) return undefined;
    const own = { conversation: user, kind: place.kind, within: null };
    return { ...own, known: { ...known, chat: place.chat }, userId: user };
  }
  const name =
    (place.kind === "team" && channelData?.team?.name?.slice(0, 200)) || calledAt(activity);
  return {
    ...{ conversation: place.conversation, kind: place.kind, within: place.within ?? null },
    known: {
      ...{ ...known, chat: splitThread(conversation.id).conversation },
      ...(name && { name }),
      ...(recipient.isTargeted && { targeted: "yes" as const }),
    },
    ...(user && { userId: user }),
  };
}

/** What people call the place. A team's own events name the channel they are about, which is another place. */
function calledAt({ conversation, channelData }: Read): string | undefined {
  const { channel, team } = channelData ?? {};
  const here = splitThread(conversation.id).conversation;
  const own = channel?.id === here ? channel.name : undefined;
  return (own ?? conversation.name ?? team?.name)?.slice(0, 200);
}

/**
 * The common part of something a person did; `what` it was and says is for recognising a repeat.
 * Undefined when nobody did it or it cannot be named. What is done in two people's own chat is
 * answered in the person's own with the bot, which is all that can be.
 */
export function arrivalOf(
  { activity, place, tenant, now, userId: user }: Reading,
  what: Pick<Named, "kind" | "meaning" | "once">,
): TeamsArrival | undefined {
  if (!user) return undefined;
  const direct = directOf(tenant, user);
  const at = addressOf(place, direct);
  const id = nameArrival(activity, { ...what, tenant, user, at });
  if (!id) return undefined;
  const placeName = at === direct ? undefined : calledAt(activity);
  return {
    ...{ id, sentAt: sentAt(activity.timestamp, now), from: senderOf(activity, user, direct), at },
    ...(placeName && { placeName }),
  };
}

const addressOf = (place: Place, direct: Address): Address =>
  place.kind === "personal" || place.kind === "elsewhere"
    ? direct
    : sharedOf(direct.tenant, place.conversation, place.thread);

function senderOf(activity: Read, user: string, direct: Address): Sender {
  const client = (activity.entities ?? []).map(clientInfo).find((found) => found !== undefined);
  const zone = zoneOf(client?.timezone) ?? zoneOf(activity.localTimezone);
  const locale = localeOf(activity.locale) ?? localeOf(client?.locale);
  return {
    ...{ platform: "teams", tenant: direct.tenant, userId: user, direct },
    name: activity.from?.name ?? "",
    ...(zone && { zone }),
    ...(locale && { locale }),
  };
}

/** What the client tells of itself (botframework-activity.md, clientInfo). */
function clientInfo(entity: unknown) {
  if (typeof entity !== "object" || entity === null || !("type" in entity)) return undefined;
  if (entity.type !== "clientInfo") return undefined;
  const { timezone, locale } = entity as { timezone?: unknown; locale?: unknown };
  return { timezone, locale };
}

/** "America/Chicago"; whether there is such a zone is the core's to say. */
const zoneOf = (text: unknown) =>
  typeof text === "string" && /^[A-Za-z0-9_+/-]{1,64}$/.test(text) ? text : undefined;

const localeOf = (text: unknown) =>
  typeof text === "string" && /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(text)
    ? text
    : undefined;

/** Teams is from 2017; an earlier moment is none. */
const BEGINNING = Date.UTC(2017, 0, 1);

/** When it was done. Nothing comes from the future, whatever a clock says. */
function sentAt(timestamp: string | undefined, now: Date): Date {
  const at = Date.parse(timestamp ?? "");
  return at >= BEGINNING && at <= now.getTime() ? new Date(at) : now;
}
