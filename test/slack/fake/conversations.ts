import { directRoom, findRoom, workspaceOf } from "./rooms.ts";
import {
  type Answer,
  type Args,
  type FakeMessage,
  type Room,
  SlackRefusal,
  type Token,
  text,
  type World,
  yes,
} from "./world.ts";

/** Slack names the scope by what kind of conversation it is. */
const kindOf = (room: Room) => {
  if (room.direct) return "im";
  return room.private ? "groups" : "channels";
};

function needScope(caller: Token, room: Room, what: "read" | "history"): void {
  const needed = `${kindOf(room)}:${what}`;
  if (caller.scopes.includes(needed)) return;
  throw new SlackRefusal("missing_scope", { needed, provided: caller.scopes.join(",") });
}

/** conversations.*, users.info and auth.test: who and what is there. */
export function createConversations(world: World) {
  const shown = (message: FakeMessage, withMetadata: boolean): Answer => ({
    ...{ type: "message", ts: message.ts, text: message.text, user: message.user },
    ...(message.blocks && { blocks: message.blocks }),
    ...(message.thread_ts && { thread_ts: message.thread_ts }),
    ...(message.files && { files: message.files }),
    ...(message.edits.length > 0 && { edited: { user: message.user, ts: message.ts } }),
    ...(withMetadata && message.metadata && { metadata: message.metadata }),
  });

  function page(messages: FakeMessage[], args: Args): Answer {
    const from = Number(text(args.cursor).replace("next:", "") || 0);
    if (Number.isNaN(from)) throw new SlackRefusal("invalid_cursor");
    const size = Math.min(Number(args.limit ?? 100), 999);
    const rows = messages.slice(from, from + size);
    const more = messages.length > from + size;
    return {
      messages: rows.map((one) => shown(one, yes(args.include_all_metadata))),
      has_more: more,
      ...(more && { response_metadata: { next_cursor: `next:${from + size}` } }),
    };
  }

  const between = (messages: FakeMessage[], args: Args): FakeMessage[] => {
    const oldest = Number(args.oldest ?? 0);
    const latest = Number(args.latest ?? Number.POSITIVE_INFINITY);
    const also = yes(args.inclusive);
    return messages.filter(({ ts }) => {
      const at = Number(ts);
      return also ? at >= oldest && at <= latest : at > oldest && at < latest;
    });
  };

  return {
    "auth.test"(caller: Token): Answer {
      const all = [...world.workspaces.values()];
      const workspace = all.find(
        ({ team, enterprise }) => team === caller.tenant || enterprise?.id === caller.tenant,
      );
      if (!workspace) throw new SlackRefusal("invalid_auth");
      const wide = workspace.enterprise?.id === caller.tenant;
      return {
        url: `https://${workspace.team.toLowerCase()}.slack.com/`,
        ...{ team: wide ? workspace.enterprise?.name : workspace.name, team_id: caller.tenant },
        ...{ user: "cohort", user_id: workspace.botUserId, bot_id: workspace.botId },
        ...(workspace.enterprise && { enterprise_id: workspace.enterprise.id }),
        is_enterprise_install: wide,
      };
    },

    "users.info"(caller: Token, args: Args): Answer {
      const id = text(args.user);
      const workspace = workspaceOf(world, caller, id);
      const user = workspace?.users.get(id);
      if (!workspace || !user) throw new SlackRefusal("user_not_found");
      return {
        user: {
          ...{ id, team_id: workspace.team, name: user.name, deleted: user.deleted ?? false },
          ...{ is_bot: user.isBot ?? false, is_app_user: false, is_restricted: false },
          ...(user.tz && { tz: user.tz }),
          ...{ real_name: user.realName ?? user.name },
          profile: { real_name: user.realName ?? user.name, display_name: user.name },
        },
      };
    },

    "conversations.open"(caller: Token, args: Args): Answer {
      const id = text(args.users);
      const workspace = workspaceOf(world, caller, id);
      if (!workspace) throw new SlackRefusal("user_not_found");
      const isNew = !workspace.rooms.has(`D${id.slice(1)}`);
      const room = directRoom(workspace, id);
      return { channel: { id: room.id }, ...(!isNew && { already_open: true, no_op: true }) };
    },

    "conversations.info"(caller: Token, args: Args): Answer {
      const { room } = findRoom(world, caller, args.channel);
      needScope(caller, room, "read");
      const what = { is_channel: !room.direct, is_im: Boolean(room.direct) };
      const flags = { is_archived: room.archived ?? false, is_private: room.private ?? false };
      const who = room.direct ? { user: room.direct } : { name: room.name };
      return { channel: { id: room.id, ...who, ...what, ...flags, is_member: !room.botOut } };
    },

    "conversations.history"(caller: Token, args: Args): Answer {
      const { room } = findRoom(world, caller, args.channel);
      needScope(caller, room, "history");
      if (room.botOut) throw new SlackRefusal("not_in_channel");
      const roots = room.history.filter((one) => !one.thread_ts || one.thread_ts === one.ts);
      return page(between(roots, args).reverse(), args);
    },

    "conversations.replies"(caller: Token, args: Args): Answer {
      const { room } = findRoom(world, caller, args.channel);
      needScope(caller, room, "history");
      if (room.botOut) throw new SlackRefusal("not_in_channel");
      const root = text(args.ts);
      const all = room.history.filter((one) => one.ts === root || one.thread_ts === root);
      if (all.length === 0) throw new SlackRefusal("thread_not_found");
      const [first, ...rest] = all;
      return page(
        [...(first?.ts === root ? [first] : []), ...between(first?.ts === root ? rest : all, args)],
        args,
      );
    },
  };
}
