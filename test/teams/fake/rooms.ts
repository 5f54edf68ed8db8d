import { joinThread, splitThread } from "../../../adapters/teams/places.ts";
import { type FakeUser, Refusal, type Room, type World } from "./world.ts";

export interface Found {
  room: Room;
  thread?: string;
}

/** The room and thread that the address of a request names; the bot must be in it. */
export function findRoom(world: World, named: string): Found {
  const { conversation, thread } = splitThread(named);
  const room = world.rooms.get(conversation);
  if (!room) throw new Refusal(404, "ConversationNotFound");
  if (!installedIn(world, room)) throw new Refusal(403, "BotNotInConversationRoster");
  if (room.kind === "personal" && userIn(world, room)?.blocked)
    throw new Refusal(403, "ConversationBlockedByUser");
  if (thread && !room.history.some(({ id }) => id === thread))
    throw new Refusal(404, "ConversationNotFound");
  return { room, ...(thread && { thread }) };
}

/** In a channel the app is where its team has it; elsewhere in the room itself. */
export const installedIn = (world: World, { team, installed }: Room): boolean =>
  team === undefined ? installed : (world.teams.get(team)?.installed ?? false);

const userIn = (world: World, { members }: Room): FakeUser | undefined =>
  world.users.get(members[0] ?? "");

/** The conversation of one person with the bot; there is one for good, as in Teams. */
export function personalRoom(world: World, user: FakeUser): Room {
  const id = `a:1${Buffer.from(user.id).toString("base64url")}`;
  const found = world.rooms.get(id);
  if (found) return found;
  const room: Room = {
    ...{ id, kind: "personal", tenant: user.tenant, name: user.name, members: [user.id] },
    ...{ installed: false, history: [] },
  };
  world.rooms.set(id, room);
  return room;
}

/** How the conversation is named in an activity: in a channel with its thread. */
export const nameOf = (room: Room, thread?: string): string =>
  room.kind === "channel" ? joinThread(room.id, thread) : room.id;
