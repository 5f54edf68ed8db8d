import type { Receipt } from "../../../src/core/ports.ts";
import { joinThread, splitThread } from "../places.ts";

/** What of a message stands in Teams: its parts in order, each by its activity's id; "" where Teams told none. */
export interface Said {
  /** As the Bot Connector names it, with its thread. */
  conversation: string;
  ids: string[];
}

/** Reads a receipt, or the progress of an earlier attempt; undefined where nothing can be pointed at. */
export function readSaid(receipt: Receipt | undefined): Said | undefined {
  const { conversation, ids } = receipt ?? {};
  return conversation && ids !== undefined ? { conversation, ids: ids.split(",") } : undefined;
}

/** The receipt of a message that stands; its parts are one text, since receipts hold only texts. */
export const toReceipt = ({ conversation, ids }: Said): Receipt => ({
  conversation,
  ids: ids.join(","),
});

/** The message whose thread it stands in, or begins. */
export function threadOf(said: Said | undefined): string | undefined {
  if (!said) return undefined;
  return splitThread(said.conversation).thread ?? (said.ids[0] || undefined);
}

/**
 * Only channels have threads: "19:…@thread.tacv2", or "@thread.skype" for old ones
 * (learn.microsoft.com, bots/how-to/conversations/channel-and-group-conversations). Group chats and
 * meetings are "@thread.v2".
 */
export const inThread = (conversation: string, thread: string | undefined): string =>
  /@thread\.(tacv2|skype)$/.test(conversation) ? joinThread(conversation, thread) : conversation;
