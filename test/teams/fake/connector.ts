import type { CheckCard } from "./check.ts";
import { checkSaying } from "./check.ts";
import { type Found, findRoom, installedIn, personalRoom } from "./rooms.ts";
import { type FakeCall, type FakeMessage, Refusal, type Room, type World } from "./world.ts";

/** A request to the Bot Connector, taken apart. */
export interface Asked {
  method: FakeCall["method"];
  /** As it stands in the path: a channel's with its thread. */
  named: string;
  activity?: string;
  targeted: boolean;
  body: Record<string, unknown>;
}

export interface Done {
  status: number;
  body?: unknown;
  /** The message that was made or changed. */
  id?: string;
}

const idOf = (thing: unknown): string => {
  const { id } = (thing ?? {}) as { id?: unknown };
  return typeof id === "string" ? id : "";
};

/** The Bot Connector's methods (learn.microsoft.com, bot-service/rest-api/bot-framework-rest-connector-api-reference). */
export function createConnector(world: World, checkCard: CheckCard) {
  function targetOf(room: Room, { targeted, body }: Asked): string | undefined {
    if (!targeted) return undefined;
    const userId = idOf(body.recipient);
    const has = world.tenants.get(room.tenant)?.targeted && room.kind !== "personal";
    if (!has) throw new Refusal(400, "BadArgument");
    if (!room.members.includes(userId)) throw new Refusal(403, "NotEnoughPermissions");
    return userId;
  }

  function send(asked: Asked): Done {
    const { room, thread } = findRoom(world, asked.named);
    checkSaying(asked.body, checkCard);
    const onlyFor = targetOf(room, asked);
    if (asked.body.type === "typing") return { status: 202, body: { id: "" } };
    const root = asked.activity && room.kind === "channel" ? rootOf(room, asked.activity) : thread;
    const message: FakeMessage = {
      ...{ id: world.messageId(), from: world.botId, body: asked.body, edits: [] },
      ...{ text: textOf(asked.body), at: world.now() },
      ...(root && { thread: root }),
      ...(onlyFor && { onlyFor }),
    };
    room.history.push(message);
    return { status: 201, body: { id: message.id }, id: message.id };
  }

  function own({ room }: Found, id: string): FakeMessage {
    const message = room.history.find((one) => one.id === id);
    if (!message) throw new Refusal(404, "ActivityNotFoundInConversation");
    if (message.from !== world.botId) throw new Refusal(403, "NotEnoughPermissions");
    return message;
  }

  function update(asked: Asked): Done {
    const found = findRoom(world, asked.named);
    checkSaying(asked.body, checkCard);
    const message = own(found, asked.activity ?? "");
    message.edits.push(message.body);
    Object.assign(message, { body: asked.body, text: textOf(asked.body) });
    return { status: 200, body: { id: message.id }, id: message.id };
  }

  function remove(asked: Asked): Done {
    const found = findRoom(world, asked.named);
    const message = own(found, asked.activity ?? "");
    found.room.history.splice(found.room.history.indexOf(message), 1);
    return { status: 200, id: message.id };
  }

  /** A person's own conversation with the bot; who asks twice is told the same one. */
  function create({ body }: Asked): Done {
    const members = Array.isArray(body.members) ? body.members : [];
    const user = world.users.get(idOf(members[0]));
    const { tenant } = (body.channelData ?? {}) as { tenant?: unknown };
    const tenantId = body.tenantId ?? idOf(tenant);
    if (body.isGroup === true || members.length !== 1 || idOf(body.bot) !== world.botId)
      throw new Refusal(400, "BadSyntax");
    if (!user || user.tenant !== tenantId) throw new Refusal(404, "ConversationNotFound");
    const room = personalRoom(world, user);
    const met = [...world.rooms.values()].some(
      (one) => one.members.includes(user.id) && installedIn(world, one),
    );
    if (!met) throw new Refusal(403, "ForbiddenOperationException");
    if (user.blocked) throw new Refusal(403, "ConversationBlockedByUser");
    // Known through a team alone: the bot may write to its members all the same.
    room.installed = true;
    return { status: 201, body: { id: room.id } };
  }

  const member = (id: string) => {
    const user = world.users.get(id);
    return {
      ...{ id, name: user?.name ?? "", objectId: user?.aadObjectId, userRole: "user" },
      ...{ aadObjectId: user?.aadObjectId, tenantId: user?.tenant },
    };
  };

  function members({ named }: Asked): Done {
    const { room } = findRoom(world, named);
    return { status: 200, body: { members: room.members.map(member) } };
  }

  function oneMember({ named, activity = "" }: Asked): Done {
    const { room } = findRoom(world, named);
    if (!room.members.includes(activity)) throw new Refusal(404, "MemberNotFoundInConversation");
    return { status: 200, body: member(activity) };
  }

  return (asked: Asked): Done => {
    switch (asked.method) {
      case "send":
        return send(asked);
      case "update":
        return update(asked);
      case "remove":
        return remove(asked);
      case "create":
        return create(asked);
      case "members":
        return members(asked);
      case "member":
        return oneMember(asked);
      default:
        throw new Refusal(404, "NotFound");
    }
  };
}

const textOf = ({ text, summary }: Record<string, unknown>): string =>
  typeof text === "string" ? text : typeof summary === "string" ? summary : "";

/** What is said under a message of a channel joins the thread of that message. */
const rootOf = (room: Room, id: string): string => {
  const under = room.history.find((one) => one.id === id);
  if (!under) throw new Refusal(404, "ActivityNotFoundInConversation");
  return under.thread ?? under.id;
};
