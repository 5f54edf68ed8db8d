import { type CheckBlocks, checkedContent, checkedMetadata } from "./check.ts";
import { lostPictures } from "./files.ts";
import { findRoom, findToWrite, newTs } from "./rooms.ts";
import type { SlackBlock } from "./shapes.ts";
import {
  type Answer,
  type Args,
  type FakeMessage,
  type Room,
  SlackRefusal,
  type Token,
  text,
  type Workspace,
  type World,
} from "./world.ts";

/** chat.*: what everybody in a channel sees, and what one person sees. */
export function createChat(world: World, also: CheckBlocks = () => []) {
  const refusing = (caller: Token) => (blocks: SlackBlock[]) => [
    ...also(blocks),
    ...lostPictures(world, caller, blocks),
  ];

  const shown = (workspace: Workspace, message: FakeMessage): Answer => ({
    ...{ type: "message", ts: message.ts, text: message.text, user: message.user },
    ...{ bot_id: workspace.botId, team: workspace.team },
    ...(message.blocks && { blocks: message.blocks }),
    ...(message.thread_ts && { thread_ts: message.thread_ts }),
  });

  const own = (caller: Token, args: Args) => {
    const { workspace, room } = findRoom(world, caller, args.channel);
    const message = room.history.find(({ ts }) => ts === args.ts);
    return { workspace, room, message };
  };

  const threadOf = (room: Room, args: Args): { thread_ts?: string } => {
    const thread = text(args.thread_ts);
    if (!thread) return {};
    if (!/^\d+\.\d{6}$/.test(thread)) throw new SlackRefusal("invalid_thread_ts");
    const parent = room.history.find(({ ts }) => ts === thread);
    return { thread_ts: parent?.thread_ts ?? thread };
  };

  return {
    "chat.postMessage"(caller: Token, args: Args): Answer {
      const { workspace, room } = findToWrite(world, caller, args.channel, { users: true });
      const { blocks, ...said } = checkedContent(args, refusing(caller));
      const { metadata, warning } = checkedMetadata(args);
      const message: FakeMessage = {
        ...{ text: said.text, user: workspace.botUserId, edits: [], at: world.now() },
        ...threadOf(room, args),
        ...(blocks && { blocks }),
        ...(metadata && { metadata }),
        ts: newTs(world, room),
      };
      room.history.push(message);
      const answer = { channel: room.id, ts: message.ts, message: shown(workspace, message) };
      return { ...answer, ...said.warning, ...warning };
    },

    "chat.update"(caller: Token, args: Args): Answer {
      const { workspace, room, message } = own(caller, args);
      if (!message) throw new SlackRefusal("message_not_found");
      if (message.user !== workspace.botUserId) throw new SlackRefusal("cant_update_message");
      if (room.archived) throw new SlackRefusal("is_archived");
      const { blocks, ...said } = checkedContent(args, refusing(caller));
      message.edits.push(message.text);
      message.text = said.text;
      if (blocks) message.blocks = blocks;
      else delete message.blocks;
      const { metadata } = checkedMetadata(args);
      if (metadata) message.metadata = metadata;
      const answer = { channel: room.id, ts: message.ts, text: message.text };
      return { ...answer, message: shown(workspace, message), ...said.warning };
    },

    "chat.delete"(caller: Token, args: Args): Answer {
      const { workspace, room, message } = own(caller, args);
      if (!message) throw new SlackRefusal("message_not_found");
      if (message.user !== workspace.botUserId) throw new SlackRefusal("cant_delete_message");
      room.history.splice(room.history.indexOf(message), 1);
      return { channel: room.id, ts: message.ts };
    },

    "chat.postEphemeral"(caller: Token, args: Args): Answer {
      const { room } = findToWrite(world, caller, args.channel);
      const user = text(args.user);
      if (!room.members.includes(user)) throw new SlackRefusal("user_not_in_channel");
      const { blocks, ...said } = checkedContent(args, refusing(caller));
      const ts = newTs(world, room);
      room.ephemerals.push({
        ...{ ts, for: user, text: said.text, at: world.now(), by: "chat.postEphemeral" },
        ...(blocks && { blocks }),
        ...threadOf(room, args),
      });
      return { message_ts: ts, ...said.warning };
    },

    "chat.getPermalink"(caller: Token, args: Args): Answer {
      const { workspace, room } = findRoom(world, caller, args.channel);
      const ts = text(args.message_ts);
      if (!room.history.some((one) => one.ts === ts)) throw new SlackRefusal("message_not_found");
      const host = `https://${workspace.team.toLowerCase()}.slack.com`;
      return { channel: room.id, permalink: `${host}/archives/${room.id}/p${ts.replace(".", "")}` };
    },
  };
}
