import type { Address } from "../../src/core/address.ts";

/**
 * A direct conversation is named by its user ("U1"), since that is known without asking Slack, and
 * Slack takes it for the conversation when posting. A user's App Home is "home:U1".
 */
export const directOf = (tenant: string, userId: string, thread?: string): Address => ({
  ...{ platform: "slack", tenant, conversation: userId },
  ...(thread && { thread }),
});

export const homeOf = (tenant: string, userId: string): Address => ({
  ...{ platform: "slack", tenant, conversation: `home:${userId}` },
});

export const channelOf = (tenant: string, channel: string, thread?: string): Address => ({
  ...{ platform: "slack", tenant, conversation: channel },
  ...(thread && { thread }),
});

/** Whose App Home an address is; undefined for every other place. */
export const homeOwner = ({ conversation }: Address): string | undefined =>
  conversation.startsWith("home:") ? conversation.slice("home:".length) : undefined;

/** True for a direct conversation: user ids begin with U or W, conversations with C, D or G. */
export const isUser = (conversation: string): boolean => /^[UW]/.test(conversation);
