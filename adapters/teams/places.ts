import type { Address } from "../../src/core/address.ts";

/**
 * A person's own conversation with the bot is named by their user id ("29:…"), since that is known
 * wherever they speak; how Teams names the conversation is kept in its Reference.
 */
export const directOf = (tenant: string, userId: string): Address => ({
  ...{ platform: "teams", tenant, conversation: userId },
});

/** A channel ("19:…@thread.tacv2", perhaps one of its threads) or a chat of several people. */
export const sharedOf = (tenant: string, conversation: string, thread?: string): Address => ({
  ...{ platform: "teams", tenant, conversation },
  ...(thread && { thread }),
});

/** True for a person's own conversation: user ids begin with "29:", all shared ones with "19:". */
export const isPersonal = (conversation: string): boolean => !conversation.startsWith("19:");

const MARK = ";messageid=";

/** A channel's conversation id and the message whose thread it is, which Teams writes into one text. */
export function splitThread(id: string): { conversation: string; thread?: string } {
  const [conversation = "", thread] = id.split(MARK);
  return { conversation, ...(thread && { thread }) };
}

/** The conversation id under which Teams takes what belongs in a thread. */
export const joinThread = (conversation: string, thread?: string): string =>
  thread ? `${conversation}${MARK}${thread}` : conversation;
