import { createHash } from "node:crypto";
import type { CardAction } from "./cards.ts";
import type { FakeTeams } from "./fake/teams.ts";
import type { FakeMessage } from "./fake/world.ts";

/** Something a person does in Teams, as Teams tells the bot. */
export type Activity = Record<string, unknown>;

/** Who does it where; `place` is a conversation's id, or left out for the person's own with the bot. */
export interface Actor {
  user: string;
  place?: string;
  thread?: string;
}

/** Builds what Teams sends for each thing a person can do. The shapes are those in payloads/. */
export function createGestures(teams: FakeTeams, now: () => Date) {
  let acts = 0;
  const name = "Cohort";

  const where = ({ user, place = user, thread }: Actor, message?: string) => {
    const room = teams.room(place);
    const { id, kind, tenant, team } = room;
    // A message that begins a thread of a channel names itself as that thread.
    const named = teams.nameOf(place, kind === "channel" ? (thread ?? message) : undefined);
    const conversationType = kind === "chat" ? "groupChat" : kind;
    return {
      serviceUrl: teams.serviceUrl(tenant),
      conversation: {
        ...{ conversationType, tenantId: tenant, id: named },
        ...(kind !== "personal" && { isGroup: true, name: room.name }),
      },
      channelData: {
        ...(team && { teamsChannelId: id, teamsTeamId: team }),
        ...(team && { channel: { id, ...(id !== team && { name: room.name }) } }),
        ...(team && { team: { id: team } }),
        tenant: { id: tenant },
      },
    };
  };

  function envelope(actor: Actor, message?: string): Activity {
    const { id, name: called, aadObjectId, zone, locale } = teams.user(actor.user);
    const { channelData, ...rest } = where(actor, message);
    return {
      ...{ id: message ?? `f:${createHash("sha256").update(`${++acts}`).digest("hex")}` },
      ...{ channelId: "msteams", timestamp: now().toISOString() },
      ...{ localTimestamp: localTime(now(), ++acts), localTimezone: zone },
      ...{ from: { id, name: called, aadObjectId }, recipient: { id: teams.botId, name } },
      ...{ ...rest, channelData, locale },
      entities: [{ locale, country: "US", platform: "Web", timezone: zone, type: "clientInfo" }],
    };
  }

  const clientInfo = (activity: Activity) => activity.entities as object[];

  function said(text: string, actor: Actor) {
    const { user, place = user, thread } = actor;
    const message = teams.typed(place, user, text, thread);
    return { message, activity: { ...envelope(actor, message.id), type: "message" } as Activity };
  }

  const asText = (text: string) => ({ text, textFormat: "plain", attachments: [] });

  const invoke = (actor: Actor, what: string, value: object, more: object = {}): Activity => ({
    ...envelope(actor),
    ...{ type: "invoke", name: what, value, ...more },
  });

  const mentioned = (text: string) => ({
    ...{ type: "mention", text, mentioned: { id: teams.botId, name } },
  });

  /** The message a button stands in, and its thread, as Teams tells where the press came from. */
  const within = (actor: Actor, { id, thread }: Pick<FakeMessage, "id" | "thread">) => ({
    actor: { ...actor, thread: thread ?? id },
    more: { replyToId: id },
  });

  return {
    envelope,
    invoke,

    /** What somebody writes to the bot alone. */
    message(text: string, actor: Actor) {
      const { message, activity } = said(text, actor);
      return { message, activity: { ...activity, ...asText(text) } };
    },

    /** What somebody writes in a channel or chat, mentioning the bot first. */
    mention(text: string, actor: Actor) {
      const at = `<at>${name}</at>`;
      const whole = `${at} ${text}`;
      const { message, activity } = said(whole, actor);
      const entities = [mentioned(at), ...clientInfo(activity)];
      return { message, activity: { ...activity, ...asText(whole), entities } };
    },

    /** Action.Execute, pressed in a message. */
    execute(
      action: CardAction,
      data: object,
      message: FakeMessage,
      actor: Actor,
      trigger: "manual" | "automatic" = "manual",
    ): Activity {
      const { actor: there, more } = within(actor, message);
      const { type, title, verb, id } = action;
      const pressed = { type, title, verb, data, ...(id !== undefined && { id }) };
      return invoke(there, "adaptiveCard/action", { action: pressed, trigger }, more);
    },

    /** Action.Submit, pressed in a message: a message without text. */
    submit(data: object, message: FakeMessage, actor: Actor): Activity {
      const { actor: there, more } = within(actor, message);
      const activity = envelope(there);
      const channelData = {
        ...(activity.channelData as object),
        ...{ source: { name: "message" }, legacy: { replyToId: `1:${message.id}` } },
      };
      return { ...activity, ...more, type: "message", value: data, channelData };
    },

    /** A button that opens a dialog. */
    fetchDialog(data: object, message: FakeMessage, actor: Actor): Activity {
      const { actor: there, more } = within(actor, message);
      const value = { data, context: { theme: "default" } };
      return invoke(there, "task/fetch", value, more);
    },

    /** A dialog sent in. */
    submitDialog: (data: object, actor: Actor): Activity =>
      invoke(actor, "task/submit", { data, context: { theme: "default" } }),

    /** Somebody types into the message extension. */
    search(commandId: string, parameter: { name: string; value: string }, actor: Actor): Activity {
      const queryOptions = { skip: 0, count: 25 };
      const value = { commandId, parameters: [parameter], queryOptions };
      return invoke(actor, "composeExtension/query", value, { name: "composeExtension/query" });
    },

    /** The message extension is opened for an action: on a message, or where one is written. */
    extension(
      what: "fetchTask" | "submitAction",
      commandId: string,
      actor: Actor,
      { message, data }: { message?: FakeMessage; data?: object } = {},
    ): Activity {
      const value = {
        ...{ commandId, commandContext: message ? "message" : "compose" },
        ...{ context: { theme: "default" }, ...(data && { data }) },
        ...(message && { messagePayload: payloadOf(teams, message) }),
      };
      return invoke(actor, `composeExtension/${what}`, value);
    },

    /** The app is added ("add") or removed, by somebody, where they are. */
    installation: (action: "add" | "remove", actor: Actor): Activity => ({
      ...envelope(actor),
      ...{ type: "installationUpdate", action },
    }),

    /** The bot, or people, came or went: Teams sends it beside installationUpdate. */
    members(change: "membersAdded" | "membersRemoved", ids: string[], actor: Actor): Activity {
      return {
        ...envelope(actor),
        ...{ type: "conversationUpdate", [change]: ids.map((id) => ({ id })) },
      };
    },

    /** Somebody changes what they wrote to the bot. */
    edited(message: FakeMessage, text: string, actor: Actor): Activity {
      message.edits.push(message.body);
      Object.assign(message, { text, body: { text } });
      const channelData = { ...where(actor, message.id).channelData, eventType: "editMessage" };
      const activity = envelope(actor, message.id);
      return { ...activity, type: "messageUpdate", ...asText(text), channelData };
    },

    /** Somebody takes back what they wrote to the bot. */
    deleted(message: FakeMessage, actor: Actor): Activity {
      const { history } = teams.room(actor.place ?? actor.user);
      history.splice(history.indexOf(message), 1);
      const channelData = {
        ...where(actor, message.id).channelData,
        eventType: "softDeleteMessage",
      };
      return { ...envelope(actor, message.id), type: "messageDelete", channelData };
    },
  };
}

/** A message as the message extension tells of it (learn.microsoft.com, action-commands/create-task-module). */
const payloadOf = (teams: FakeTeams, { id, text, from, thread, at }: FakeMessage) => {
  const { aadObjectId, name } = teams.user(from);
  return {
    ...{ id, ...(thread && { replyToId: thread }), messageType: "message", importance: "normal" },
    ...{ createdDateTime: at.toISOString(), lastModifiedDateTime: null, locale: "en-us" },
    body: { contentType: "text", content: text },
    from: { user: { id: aadObjectId, displayName: name, userIdentityType: "aadUser" } },
    ...{ attachments: [], mentions: [] },
  };
};

/** The client's clock, a millisecond later with every act: a person does one thing at a time. */
const localTime = (now: Date, act: number) =>
  new Date(now.getTime() + (act % 1_000)).toISOString().replace("Z", "+00:00");

export type Gestures = ReturnType<typeof createGestures>;
