import {
  type FakeChannel,
  type Room,
  SlackRefusal,
  type Token,
  text,
  type Workspace,
  type World,
} from "./world.ts";

export const newRoom = (channel: FakeChannel, direct?: string): Room => ({
  ...channel,
  ...(direct && { direct }),
  history: [],
  ephemerals: [],
  lastTs: 0,
});

/** The workspaces a token reaches: one, or all of an organization's. */
export const reached = (world: World, { tenant }: Token): Workspace[] =>
  [...world.workspaces.values()].filter(
    ({ team, enterprise }) => team === tenant || enterprise?.id === tenant,
  );

/** The workspace a user is in, among those the token reaches. */
export const workspaceOf = (world: World, caller: Token, user: string): Workspace | undefined =>
  reached(world, caller).find(({ users }) => users.has(user));

/** The direct conversation between the bot and a user, made when there is none yet. */
export function directRoom(workspace: Workspace, user: string): Room {
  const id = `D${user.slice(1)}`;
  const room =
    workspace.rooms.get(id) ?? newRoom({ id, name: id, members: [user], private: true }, user);
  workspace.rooms.set(id, room);
  return room;
}

interface Found {
  workspace: Workspace;
  room: Room;
}

/**
 * Where `channel` points to. `users`: a user's id is taken for the direct conversation with them,
 * which Slack does for chat.postMessage and conversations.open alone.
 */
export function findRoom(
  world: World,
  caller: Token,
  channel: unknown,
  { users = false } = {},
): Found {
  const id = text(channel);
  if (users && /^[UW]/.test(id)) {
    const workspace = workspaceOf(world, caller, id);
    if (!workspace) throw new SlackRefusal("channel_not_found");
    if (workspace.users.get(id)?.deleted) throw new SlackRefusal("account_inactive");
    if (id === workspace.botUserId) throw new SlackRefusal("channel_not_found");
    return { workspace, room: directRoom(workspace, id) };
  }
  for (const workspace of reached(world, caller)) {
    const room = workspace.rooms.get(id);
    if (room && !(room.private && room.botOut)) return { workspace, room };
  }
  throw new SlackRefusal("channel_not_found");
}

/** The same, where the bot has to be able to write. */
export function findToWrite(world: World, caller: Token, channel: unknown, more = {}): Found {
  const found = findRoom(world, caller, channel, more);
  if (found.room.archived) throw new SlackRefusal("is_archived");
  const open = caller.scopes.includes("chat:write.public") && !found.room.private;
  if (found.room.botOut && !open) throw new SlackRefusal("not_in_channel");
  return found;
}

/** A time stamp no other message of the room has, and later than all of them. */
export function newTs(world: World, room: Room): string {
  const micros = Math.max(world.now().getTime() * 1000, room.lastTs + 1);
  room.lastTs = micros;
  return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, "0")}`;
}
