import { installedIn, nameOf, personalRoom } from "./rooms.ts";
import type { FakeMessage, FakeTeam, FakeUser, Room, World } from "./world.ts";

interface NewTeam {
  id: string;
  name: string;
  members: string[];
  /** Names by id; the channel "General" with the team's own id is there anyway. */
  channels?: Record<string, string>;
  installed?: boolean;
}

/** Sets the scene, and looks at it as people in Teams would. */
export function createStage(world: World) {
  const user = (id: string): FakeUser => {
    const found = world.users.get(id);
    if (!found) throw new Error(`no user ${id} in the fake`);
    return found;
  };
  /** A shared conversation, or with a user's id their own with the bot. */
  const room = (id: string): Room => {
    const found = id.startsWith("29:") ? personalRoom(world, user(id)) : world.rooms.get(id);
    if (!found) throw new Error(`no conversation ${id} in the fake`);
    return found;
  };
  const team = (id: string): FakeTeam => {
    const found = world.teams.get(id);
    if (!found) throw new Error(`no team ${id} in the fake`);
    return found;
  };
  const tenant = (id: string) => {
    const found = world.tenants.get(id);
    if (!found) throw new Error(`no tenant ${id} in the fake`);
    return found;
  };

  return {
    ...{ user, room, team, tenant },
    addTenant: (id: string, more: { region?: string; targeted?: boolean } = {}) =>
      void world.tenants.set(id, { id, region: "amer", targeted: false, ...more }),
    addUser(given: Pick<FakeUser, "id" | "name" | "tenant"> & Partial<FakeUser>): void {
      const aadObjectId = `00000000-0000-4000-8000-${given.id.replace(/\W/g, "").padStart(12, "0")}`;
      const more = { aadObjectId, zone: "America/Chicago", locale: "en-US" };
      world.users.set(given.id, { ...more, ...given });
    },
    addTeam(tenantId: string, { channels = {}, installed = false, ...given }: NewTeam): void {
      const aadGroupId = `group-of-${given.name}`;
      world.teams.set(given.id, { ...given, tenant: tenantId, aadGroupId, installed });
      for (const [id, name] of [[given.id, "General"], ...Object.entries(channels)])
        world.rooms.set(id ?? "", {
          ...{ id: id ?? "", kind: "channel", tenant: tenantId, name: name ?? "" },
          ...{ members: given.members, team: given.id, installed: false, history: [] },
        });
    },
    addChat(
      tenantId: string,
      { id, name = "", members }: Pick<Room, "id" | "members"> & { name?: string },
    ): void {
      const rest = { tenant: tenantId, installed: false, history: [] };
      world.rooms.set(id, { id, kind: "chat", name, members, ...rest });
    },
    /** The app is put into, or taken out of, a person's chats (a user's id), a chat, or a team. */
    setInstalled(id: string, installed: boolean): void {
      const place = world.teams.get(id) ?? room(id);
      place.installed = installed;
    },
    isInstalled: (id: string): boolean => installedIn(world, room(id)),
    /** The person's own conversation takes nothing from the bot any more, or does again. */
    block: (id: string, blocked = true) => void Object.assign(user(id), { blocked }),
    /** Microsoft serves the tenant from elsewhere: the old address answers no longer. */
    move: (tenantId: string, region: string) => void Object.assign(tenant(tenantId), { region }),
    /** The address an activity of that tenant names. */
    serviceUrl: (tenantId: string) => `${world.origin}/${tenant(tenantId).region}/`,
    /** How an activity names the conversation. */
    nameOf: (id: string, thread?: string) => nameOf(room(id), thread),
    /** A person types something; only Teams knows of it until the bot is told. */
    typed(place: string, from: string, text: string, thread?: string): FakeMessage {
      const message: FakeMessage = {
        ...{ id: world.messageId(), from, text, body: { text }, edits: [], at: world.now() },
        ...(thread && { thread }),
      };
      room(place).history.push(message);
      return message;
    },
    newId: world.messageId,
  };
}
