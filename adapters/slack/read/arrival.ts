import type { Address } from "../../../src/core/address.ts";
import type { Sender } from "../../../src/core/incoming.ts";
import { channelOf, directOf } from "../places.ts";
import type { SlackArrival, SlackKnown } from "./slack-read.ts";

/** What every reader knows: whose workspace it is, its bot, and the time it is now. */
export interface Reading extends SlackKnown {
  tenant: string;
}

/**
 * Someone who did something, as a member of the tenant where the bot is. People of other workspaces
 * in a shared channel are read the same way: they are strangers there, whatever they are at home.
 */
export function senderOf(
  { tenant }: Reading,
  userId: string,
  more: { name?: string | undefined; thread?: string | undefined } = {},
): Sender {
  const { name = "", thread } = more;
  return { platform: "slack", tenant, userId, name, direct: directOf(tenant, userId, thread) };
}

/** True for a direct conversation of two; its id says neither whose, nor whether the bot is in it. */
export const isDm = (channel: string) => channel.startsWith("D");

/**
 * Where something was done. What happens in a direct conversation is answered in the person's own
 * with the bot, which is all that can be: the bot reads no other.
 */
const placeOf = ({ tenant }: Reading, userId: string, channel: string, thread?: string): Address =>
  isDm(channel) ? directOf(tenant, userId, thread) : channelOf(tenant, channel, thread);

/** The common part of an arrival in a channel or a direct conversation. */
export function arrivalAt(
  reading: Reading,
  named: string,
  who: { userId: string; name?: string | undefined },
  place: {
    channel: string;
    called?: string | undefined;
    thread?: string | undefined;
    at?: Date | undefined;
  },
): SlackArrival {
  const { channel, thread } = place;
  const placeName = nameOf(place);
  const inDm = isDm(channel) ? thread : undefined;
  return {
    id: `slack:${reading.tenant}:${named}`,
    sentAt: place.at ?? reading.now,
    from: senderOf(reading, who.userId, { name: who.name, thread: inDm }),
    at: placeOf(reading, who.userId, channel, thread),
    ...(placeName && { placeName }),
  };
}

/** Slack gives every private channel, and every conversation of a few people, a name nobody uses. */
const nameOf = ({ channel, called = "" }: { channel: string; called?: string | undefined }) =>
  isDm(channel) || /^(?:privategroup$|mpdm-)/.test(called) ? undefined : called;

/** The instant of a Slack timestamp ("1790000000.000200", in seconds); undefined when it is none. */
export function instantOf(timestamp: string | undefined): Date | undefined {
  if (!timestamp || !/^\d{9,11}(?:\.\d{1,6})?$/.test(timestamp)) return undefined;
  return new Date(Math.round(Number(timestamp) * 1000));
}

/** The thread a message hangs in; the message that a thread hangs under is not in it. */
export const threadOf = (message: { ts: string; thread_ts?: string | null | undefined }) =>
  message.thread_ts && message.thread_ts !== message.ts ? message.thread_ts : undefined;
