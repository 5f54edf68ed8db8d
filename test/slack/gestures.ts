import type { SlackBlock } from "./fake/shapes.ts";
import type { FakeSlack } from "./fake/slack.ts";
import { asAnswer } from "./fake/views.ts";
import type { FakeMessage, OpenView } from "./fake/world.ts";

/** Something a person does in Slack, as Slack tells the bot; `type` is what Socket Mode calls it. */
export interface Gesture {
  type: "events_api" | "slash_commands" | "interactive";
  payload: Record<string, unknown>;
}

/** Who does it where; `channel` is a channel's id, or left out for the conversation with the bot. */
export interface Actor {
  team: string;
  user: string;
  channel?: string;
  thread?: string;
}

/** What stands before a person and can be clicked. */
export interface Clicked {
  block: SlackBlock;
  element: { type: string; action_id?: string } & Record<string, unknown>;
  /** The message it stands in; left out where it stands on the App Home. */
  message?: { ts: string; thread_ts?: string; ephemeral?: boolean };
  home?: OpenView;
}

const APP = { api_app_id: "A1", token: "legacy" };

/** Builds what Slack sends for each thing a person can do. The shapes are those in payloads/. */
export function createGestures(slack: FakeSlack, now: () => Date) {
  let events = 0;
  let acts = 0;

  const who = ({ team, user }: Actor) => {
    const name = slack.workspace(team).users.get(user)?.name ?? user.toLowerCase();
    return { id: user, username: name, name, team_id: team };
  };
  const place = ({ team, user, channel }: Actor) => slack.channel(team, channel ?? user);
  const from = ({ team }: Actor) => {
    const { enterprise } = slack.workspace(team);
    const wide = enterprise !== undefined && slack.tokenOf(enterprise.id) !== undefined;
    return { enterprise, is_enterprise_install: wide };
  };
  const seconds = () => (now().getTime() / 1000).toFixed(3);
  const stamp = () => `${seconds()}${String(++acts % 1000).padStart(3, "0")}`;

  function event(actor: Actor, inside: Record<string, unknown>): Gesture {
    const { enterprise, is_enterprise_install } = from(actor);
    const { botUserId } = slack.workspace(actor.team);
    const enterprise_id = enterprise?.id ?? null;
    const authorization = { enterprise_id, team_id: actor.team, user_id: botUserId, is_bot: true };
    return {
      type: "events_api",
      payload: {
        ...{ ...APP, team_id: actor.team, context_team_id: actor.team },
        ...{ context_enterprise_id: enterprise_id, type: "event_callback", event: inside },
        ...{ event_id: `Ev${String(++events).padStart(9, "0")}`, event_context: "4-context" },
        event_time: Math.floor(now().getTime() / 1000),
        authorizations: [{ ...authorization, is_enterprise_install }],
        is_ext_shared_channel: false,
      },
    };
  }

  function interaction(actor: Actor, inside: Record<string, unknown>): Gesture {
    const { enterprise, is_enterprise_install } = from(actor);
    return {
      type: "interactive",
      payload: {
        ...{ ...APP, team: { id: actor.team, domain: actor.team.toLowerCase() } },
        ...{ user: who(actor), enterprise: enterprise ?? null, is_enterprise_install },
        ...{ trigger_id: slack.trigger(actor.team, actor.user), ...inside },
      },
    };
  }

  const asEvent = (actor: Actor, message: FakeMessage) => ({
    ...{ type: "message", user: message.user, ts: message.ts, text: message.text },
    ...{ client_msg_id: `c-${message.ts}`, team: actor.team },
    ...(message.thread_ts && { thread_ts: message.thread_ts }),
  });

  const whereOf = (actor: Actor) => {
    const { id, direct } = place(actor);
    return { channel: id, channel_type: direct ? "im" : "channel" };
  };

  const change = (actor: Actor, ts: string, inside: Record<string, unknown>) =>
    event(actor, {
      ...{ type: "message", hidden: true, ts, event_ts: ts },
      ...{ ...whereOf(actor), ...inside },
    });

  return {
    slashCommand(command: string, text: string, actor: Actor): Gesture {
      const { id, name, direct } = place(actor);
      const { enterprise, is_enterprise_install } = from(actor);
      return {
        type: "slash_commands",
        payload: {
          ...{ ...APP, team_id: actor.team, team_domain: actor.team.toLowerCase() },
          ...{ channel_id: id, channel_name: direct ? "directmessage" : name },
          ...(enterprise && { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
          ...{ user_id: actor.user, user_name: who(actor).name, command, text },
          ...{ is_enterprise_install, trigger_id: slack.trigger(actor.team, actor.user) },
          response_url: slack.responseUrl(actor.team, id, actor.user),
        },
      };
    },

    /** Words in the conversation with the bot, or in the thread named there. */
    dmMessage(text: string, actor: Actor): { gesture: Gesture; message: FakeMessage } {
      const message = slack.typed(actor.team, actor.user, actor.user, text, actor.thread);
      const inside = { ...asEvent(actor, message), event_ts: message.ts };
      const gesture = event(actor, { ...inside, ...whereOf({ ...actor, channel: actor.user }) });
      return { gesture, message };
    },

    mention(text: string, actor: Actor & { channel: string }) {
      const { botUserId } = slack.workspace(actor.team);
      const message = slack.typed(actor.team, actor.channel, actor.user, text, actor.thread);
      message.text = `<@${botUserId}> ${message.text}`;
      const inside = { ...asEvent(actor, message), type: "app_mention", event_ts: message.ts };
      return { gesture: event(actor, { ...inside, channel: place(actor).id }), message };
    },

    /** A click; `chosen` is what the element says was chosen, beyond what it holds itself. */
    click({ block, element, message, home }: Clicked, actor: Actor, chosen: object = {}): Gesture {
      const { id, name, direct } = place(actor);
      const container = message
        ? {
            ...{ type: "message", message_ts: message.ts, channel_id: id },
            ...{ is_ephemeral: message.ephemeral ?? false },
            ...(message.thread_ts && { thread_ts: message.thread_ts }),
          }
        : { type: "view", view_id: home?.id };
      const shown = message && {
        ...{ type: "message", user: slack.workspace(actor.team).botUserId, ts: message.ts },
        ...(message.thread_ts && { thread_ts: message.thread_ts }),
      };
      const { options: _, ...own } = element;
      const action = { ...own, block_id: block.block_id ?? "auto", ...chosen, action_ts: stamp() };
      return interaction(actor, {
        ...{ type: "block_actions", container, actions: [action], state: { values: {} } },
        ...(message && {
          channel: { id, name: direct ? "directmessage" : name },
          response_url: slack.responseUrl(actor.team, id, actor.user, message.ts),
        }),
        ...(shown && !message?.ephemeral && { message: shown }),
        ...(home && { view: asAnswer(slack.workspace(actor.team), home) }),
      });
    },

    /** A modal sent off; `values` as Slack names them: by block, then by action. */
    viewSubmission(open: OpenView, values: Record<string, object>, actor: Actor): Gesture {
      const view = { ...asAnswer(slack.workspace(actor.team), open), state: { values } };
      return interaction(actor, { type: "view_submission", view, response_urls: [] });
    },

    messageShortcut(callback_id: string, message: FakeMessage, actor: Actor): Gesture {
      const { id, name } = place(actor);
      return interaction(actor, {
        ...{ type: "message_action", callback_id, action_ts: stamp(), message_ts: message.ts },
        ...{ channel: { id, name }, message: asEvent(actor, message) },
        response_url: slack.responseUrl(actor.team, id, actor.user),
      });
    },

    homeOpened(actor: Actor, tab: "home" | "messages" = "home"): Gesture {
      const channel = slack.channel(actor.team, actor.user).id;
      const inside = { user: actor.user, channel, tab, event_ts: stamp() };
      return event(actor, { type: "app_home_opened", ...inside });
    },

    /** Somebody changes what they wrote. */
    edited(message: FakeMessage, text: string, actor: Actor): Gesture {
      const before = asEvent(actor, message);
      message.edits.push(message.text);
      message.text = text;
      const ts = stamp();
      const edited = { user: message.user, ts };
      return change(actor, ts, {
        ...{ subtype: "message_changed", previous_message: before },
        message: { ...asEvent(actor, message), edited },
      });
    },

    /** Somebody takes back what they wrote. */
    deleted(message: FakeMessage, actor: Actor): Gesture {
      const { history } = place(actor);
      history.splice(history.indexOf(message), 1);
      const previous_message = asEvent(actor, message);
      const inside = { subtype: "message_deleted", deleted_ts: message.ts, previous_message };
      return change(actor, stamp(), inside);
    },

    uninstalled: (actor: Actor): Gesture =>
      event(actor, { type: "app_uninstalled", event_ts: stamp() }),
    tokensRevoked: (actor: Actor): Gesture =>
      event(actor, {
        ...{ type: "tokens_revoked", event_ts: stamp() },
        tokens: { oauth: [], bot: [slack.workspace(actor.team).botUserId] },
      }),
    /** An event of any kind, for those the bot has never heard of. */
    event,
    interaction,
  };
}
