import type { Address } from "../../src/core/address.ts";
import type { Post } from "../../src/core/history.ts";
import type { Sender } from "../../src/core/incoming.ts";
import type { Directory } from "./deps.ts";
import { Problem } from "./problem.ts";
import type { Channel, Member } from "./wire.ts";

/** Everything said in the playground belongs to this one tenant. */
const TENANT = "playground";

/** A member's conversation with the bot alone. */
const directOf = (userId: string) => `dm:${userId}`;

export const addressOf = (conversation: string, thread?: string): Address => ({
  platform: "web",
  tenant: TENANT,
  conversation,
  ...(thread !== undefined && { thread }),
});

/** One member and the conversations they can read and write in. */
export interface Viewer {
  member: Member;
  members: Member[];
  channels: Channel[];
  direct: string;
}

/** Finds the member with that id; a stranger is turned away. */
export async function findViewer(directory: Directory, userId: string): Promise<Viewer> {
  const members = await directory.members();
  const member = members.find((one) => one.userId === userId);
  if (!member) throw new Problem(404, "There is no such member.");
  const channels = await directory.channels(userId);
  return { member, members, channels, direct: directOf(userId) };
}

const canRead = ({ channels, direct }: Viewer, conversation: string) =>
  conversation === direct || channels.some((one) => one.conversation === conversation);

/** True when this viewer may see the post at all. */
export const canSee = (viewer: Viewer, post: Post) =>
  canRead(viewer, post.conversation) &&
  (post.privateTo === null || post.privateTo === viewer.member.userId);

/** The bot's words for a place the viewer has no part in are the same as for one that is not there. */
export function mustRead(viewer: Viewer, conversation: string) {
  if (!canRead(viewer, conversation)) throw new Problem(404, "There is no such conversation.");
}

export const senderOf = ({ member, direct }: Viewer): Sender => ({
  platform: "web",
  tenant: TENANT,
  userId: member.userId,
  name: member.name,
  zone: member.zone,
  direct: addressOf(direct),
});
