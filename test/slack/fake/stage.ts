import { checkedContent } from "./check.ts";
import { directRoom, newRoom, newTs } from "./rooms.ts";
import type { FakeChannel, FakeMessage, FakeUser, Room, Token, Workspace, World } from "./world.ts";

/** What a bot that may do everything is allowed, as `addWorkspace` gives it. */
export const ALL_SCOPES = [
  ...["chat:write", "commands", "im:write", "users:read", "app_mentions:read", "im:history"],
  ...["im:read", "files:write", "channels:history", "channels:read"],
  ...["groups:history", "groups:read"],
];

const TRIGGER_MS = 3_000;
const RESPONSE_URL_MS = 30 * 60_000;

interface NewWorkspace {
  team: string;
  name?: string;
  /** The bot's token; left out, the bot is not installed there yet. */
  token?: string;
  botUserId?: string;
  botId?: string;
  scopes?: string[];
  users?: FakeUser[];
  channels?: FakeChannel[];
  /** `wide`: the token is the organization's. */
  enterprise?: { id: string; name: string; wide?: boolean };
}

/** Sets the scene, and looks at it as people in Slack would. */
export function createStage(world: World) {
  const workspace = (team: string): Workspace => {
    const found = world.workspaces.get(team);
    if (!found) throw new Error(`no workspace ${team} in the fake`);
    return found;
  };

  function room(team: string, id: string): Room {
    const there = workspace(team);
    if (/^[UW]/.test(id)) return directRoom(there, id);
    const found = there.rooms.get(id);
    if (!found) throw new Error(`no channel ${id} in workspace ${team} of the fake`);
    return found;
  }

  const setToken = (token: string, change: Partial<Token>) => {
    const found = world.tokens.get(token);
    if (!found) throw new Error("no such token in the fake");
    Object.assign(found, change);
  };

  return {
    addWorkspace({ team, name = team, enterprise, ...given }: NewWorkspace): void {
      const botUserId = given.botUserId ?? `UBOT${team}`;
      const botId = given.botId ?? `B${team}`;
      const bot = { id: botUserId, name: "cohort", isBot: true };
      const users = [bot, ...(given.users ?? [])];
      world.workspaces.set(team, {
        ...{ team, name, botUserId, botId, homes: new Map(), modals: new Map() },
        ...(enterprise && { enterprise: { id: enterprise.id, name: enterprise.name } }),
        users: new Map(users.map((one) => [one.id, one])),
        rooms: new Map((given.channels ?? []).map((one) => [one.id, newRoom(one)])),
      });
      if (!given.token) return;
      const tenant = enterprise?.wide ? enterprise.id : team;
      const scopes = given.scopes ?? ALL_SCOPES;
      world.tokens.set(given.token, {
        ...{ token: given.token, tenant, scopes, state: "live", kind: "bot" },
      });
    },
    /** An app-level token, for Socket Mode. */
    addAppToken(token: string): void {
      const scopes = ["connections:write"];
      world.tokens.set(token, { token, tenant: "app", scopes, state: "live", kind: "app" });
    },
    /** From now on calls with the token are refused with that code. */
    refuseToken: (token: string, state: Token["state"]) => setToken(token, { state }),
    /** The token of a tenant as it is now; undefined where there is none that works. */
    tokenOf: (tenant: string) =>
      [...world.tokens.values()].find((one) => one.tenant === tenant && one.state === "live")
        ?.token,
    workspace,
    /** Leave to change a channel: archive it, take the bot out, change who is in it. */
    changeChannel: (team: string, id: string, change: Partial<FakeChannel>) =>
      void Object.assign(room(team, id), change),
    removeChannel: (team: string, id: string) => void workspace(team).rooms.delete(id),
    /** A channel, or with a user's id the direct conversation with them. */
    channel: room,
    home: (team: string, user: string) => workspace(team).homes.get(user)?.view,
    /** The modals open in front of a user, the last one in front. */
    modal: (user: string, team?: string) =>
      [...world.workspaces.values()]
        .filter((one) => team === undefined || one.team === team)
        .flatMap(({ modals }) => modals.get(user) ?? []),
    closeModal: (user: string, team?: string) => {
      for (const one of world.workspaces.values())
        if (team === undefined || one.team === team) one.modals.delete(user);
    },
    /** A person types something; only Slack knows of it until it is sent to the bot. */
    typed(team: string, channel: string, user: string, said: string, thread?: string): FakeMessage {
      const place = room(team, channel);
      const message: FakeMessage = {
        ...{ ts: newTs(world, place), text: escaped(said), user, edits: [], at: world.now() },
        ...(thread && { thread_ts: thread }),
      };
      place.history.push(message);
      return message;
    },
    /** The answer to a slash command, which Slack shows as it would a message; throws for what it refuses. */
    carried(team: string, channel: string, user: string, body: Record<string, unknown>): void {
      const place = room(team, channel);
      const { warning: _, ...said } = checkedContent(body);
      const at = { ts: newTs(world, place), at: world.now() };
      if (body.response_type === "in_channel") {
        const { botUserId } = workspace(team);
        place.history.push({ ...said, ...at, user: botUserId, edits: [] });
      } else place.ephemerals.push({ ...said, ...at, for: user, by: "answer" });
    },
    /** A trigger as a click or command carries it: good once, for three seconds. */
    trigger(team: string, user: string): string {
      const id = `${world.id("1")}.${team}.${user}`;
      const until = world.now().getTime() + TRIGGER_MS;
      world.triggers.set(id, { tenant: workspace(team).team, user, until, used: false });
      return id;
    },
    /** Where a command or click may be answered: five times, for thirty minutes. */
    responseUrl(team: string, channel: string, user: string, ts?: string): string {
      const id = `${team}/${world.id("R")}`;
      const until = world.now().getTime() + RESPONSE_URL_MS;
      const place = room(team, channel).id;
      world.responseUrls.set(id, { team, channel: place, user, uses: 0, until, ...(ts && { ts }) });
      return `${world.origin}/commands/${id}`;
    },
  };
}

/** As Slack sends typed text (docs.slack.dev/messaging/formatting-message-text). */
const escaped = (said: string) =>
  said.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
