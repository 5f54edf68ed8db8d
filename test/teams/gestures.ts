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
        ...(team && { team: { id: team, name: teams.team(team).name } }),
        tenant: { id: tenant },
      },
    };
  };

  /** What every activity says. */
  function envelope(actor: Actor, message?: string): Activity {
    const { id, name: called, aadObjectId, zone, locale } = teams.user(actor.user);
    return {
      ...{ id: message ?? `f:${createHash("sha256").update(`${++acts}`).digest("hex")}` },
      ...{ channelId: "msteams", timestamp: now().toISOString() },
      ...{ from: { id, name: called, aadObjectId }, recipient: { id: teams.botId, name } },
      ...{ ...where(actor, message), locale },
      entities: [{ locale, country: "US", platform: "Web", timezone: zone, type: "clientInfo" }],
    };
  }

  /** What a client sends also tells its own clock. */
  const done = (actor: Actor, message?: string): Activity => ({
    ...envelope(actor, message),
    localTimestamp: localTime(now(), ++acts),
    localTimezone: teams.user(actor.user).zone,
  });

  /** Further facts of Teams' own. */
  const withData = (activity: Activity, more: object): Activity => ({
    ...activity,
    channelData: { ...(activity.channelData as object), ...more },
  });

  const clientInfo = (activity: Activity) => activity.entities as object[];

  function said(text: string, actor: Actor) {
    const { user, place = user, thread } = actor;
    const message = teams.typed(place, user, text, thread);
    return { message, activity: { ...done(actor, message.id), type: "message" } as Activity };
  }

  const asText = (text: string) => ({
    ...{ text, textFormat: "plain" },
    attachments: [{ contentType: "text/html", content: `<div>${htmlOf(text)}</div>` }],
  });

  const invoke = (actor: Actor, what: string, value: object): Activity => ({
    ...done(actor),
    ...{ type: "invoke", name: what, value },
  });

  const mentioned = (text: string) => ({
    ...{ type: "mention", text, mentioned: { id: teams.botId, name } },
  });

  /** Where somebody is who presses a button of that message. */
  const there = (actor: Actor, { id, thread }: Pick<FakeMessage, "id" | "thread">): Actor => ({
    ...{ ...actor, thread: thread ?? id },
  });

  /** Something that came from a card of that message. */
  const from = (activity: Activity, { id }: Pick<FakeMessage, "id">): Activity => ({
    ...withData(activity, {
      ...{ source: { name: "message" }, legacy: { replyToId: `1:${id}` } },
    }),
    replyToId: id,
  });

  return {
    ...{ envelope, done, invoke },

    /** What somebody writes to the bot alone. */
    message(text: string, actor: Actor) {
      const { message, activity } = said(text, actor);
      return { message, activity: { ...activity, ...asText(text) } as Activity };
    },

    /** What somebody writes in a channel or chat, mentioning the bot first. */
    mention(text: string, actor: Actor) {
      const at = `<at>${name}</at>`;
      const whole = `${at} ${text}`;
      const { message, activity } = said(whole, actor);
      const entities = [mentioned(at), ...clientInfo(activity)];
      return { message, activity: { ...activity, ...asText(whole), entities } as Activity };
    },

    /** What somebody picks behind the slash: for the bot's eyes alone, with no mention. */
    slash(text: string, actor: Actor) {
      const { message, activity } = said(text, actor);
      const recipient = { id: teams.botId, name, isTargeted: true };
      Object.assign(message, { onlyFor: teams.botId });
      return { message, activity: { ...activity, ...asText(text), recipient } as Activity };
    },

    /** Action.Execute, pressed in a message. */
    execute(
      action: CardAction,
      data: object,
      message: FakeMessage,
      actor: Actor,
      trigger: "manual" | "automatic" = "manual",
    ): Activity {
      const { type, title, verb, id } = action;
      const pressed = { type, title, verb, data, ...(id !== undefined && { id }) };
      const value = { action: pressed, trigger };
      return from(invoke(there(actor, message), "adaptiveCard/action", value), message);
    },

    /** Action.Submit, pressed in a message: a message without text. */
    submit: (data: object, message: FakeMessage, actor: Actor): Activity => ({
      ...from(done(there(actor, message)), message),
      ...{ id: teams.newId(), type: "message", value: data },
    }),

    /** A button that opens a dialog. */
    fetchDialog(data: object, message: FakeMessage, actor: Actor): Activity {
      const value = { data, context: { theme: "default" } };
      return from(invoke(there(actor, message), "task/fetch", value), message);
    },

    /** A dialog sent in that a button of that message opened. */
    submitDialog(data: object, message: FakeMessage, actor: Actor): Activity {
      const value = { data, context: { theme: "default" } };
      return from(invoke(there(actor, message), "task/submit", value), message);
    },

    /** Somebody types into the message extension. */
    search(commandId: string, parameter: { name: string; value: string }, actor: Actor): Activity {
      const queryOptions = { skip: 0, count: 25 };
      const value = { commandId, parameters: [parameter], queryOptions };
      const activity = invoke(actor, "composeExtension/query", value);
      return withData(activity, { source: { name: "compose" } });
    },

    /** The message extension is opened for an action: on a message, or where one is written. */
    extension(
      what: "fetchTask" | "submitAction",
      commandId: string,
      actor: Actor,
      { message, data }: { message?: FakeMessage; data?: object } = {},
    ): Activity {
      const context = message ? "message" : "compose";
      const value = {
        ...{ commandId, commandContext: context, context: { theme: "default" } },
        ...(data ? { data } : { requestId: `r${++acts}` }),
        ...(message && { messagePayload: payloadOf(teams, message) }),
      };
      const place = message ? there(actor, message) : actor;
      const activity = invoke(place, `composeExtension/${what}`, value);
      return withData(activity, { source: { name: context } });
    },

    /** The app is added ("add") or removed, by somebody, where they are. */
    installation: (action: "add" | "remove", actor: Actor): Activity => ({
      ...withData(envelope(actor), { source: { name: "message" } }),
      ...{ type: "installationUpdate", action },
    }),

    /** The bot, or people, came or went: Teams sends it beside installationUpdate. */
    members: (
      change: "membersAdded" | "membersRemoved",
      ids: string[],
      actor: Actor,
    ): Activity => ({
      ...envelope(actor),
      ...{ type: "conversationUpdate", [change]: ids.map((id) => ({ id })) },
    }),

    /** Somebody changes what they wrote to the bot. */
    edited(message: FakeMessage, text: string, actor: Actor): Activity {
      message.edits.push(message.body);
      Object.assign(message, { text, body: { text } });
      const activity = withData(done(actor, message.id), { eventType: "editMessage" });
      return { ...activity, type: "messageUpdate", ...asText(text) };
    },

    /** Somebody takes back what they wrote to the bot. */
    deleted(message: FakeMessage, actor: Actor): Activity {
      const { history } = teams.room(actor.place ?? actor.user);
      history.splice(history.indexOf(message), 1);
      const activity = withData(done(actor, message.id), { eventType: "softDeleteMessage" });
      return { ...activity, type: "messageDelete" };
    },
  };
}

/** A message as the message extension tells of it (learn.microsoft.com, action-commands/create-task-module). */
const payloadOf = (teams: FakeTeams, { id, text, from, thread, at }: FakeMessage) => {
  const { aadObjectId, name } = teams.user(from);
  const user = { userIdentityType: "aadUser", id: aadObjectId, displayName: name };
  return {
    ...{ id, replyToId: thread ?? null, deleted: false, summary: null, importance: "normal" },
    ...{ linkToMessage: `https://teams.microsoft.com/l/message/${id}`, locale: "en-us" },
    ...{ createdDateTime: at.toISOString(), lastModifiedDateTime: null },
    body: { contentType: "html", content: `<div><div>${htmlOf(text)}</div>\n</div>` },
    from: { device: null, conversation: null, user, application: null },
    ...{ reactions: [], mentions: [] },
  };
};

const htmlOf = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** The client's clock, a millisecond later with every act: a person does one thing at a time. */
const localTime = (now: Date, act: number) =>
  new Date(now.getTime() + (act % 1_000)).toISOString().replace("Z", "+00:00");

export type Gestures = ReturnType<typeof createGestures>;
