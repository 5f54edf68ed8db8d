import type { Command } from "../../../src/core/command.ts";
import type { Words } from "../../../src/core/ports.ts";
import { SCOPES } from "../install/scopes.ts";
import { type Manifest, manifestShape } from "./shape.ts";

/** How the app is to be run, which decides what its manifest says. */
export type Ways =
  /** Any number of workspaces by OAuth, over HTTP at this https address. */
  | { many: string }
  /** One workspace by its bot token, over HTTP at this https address. */
  | { one: string }
  /** One workspace by its bot token over Socket Mode: no public address. */
  | "socket";

export interface ManifestParts {
  ways: Ways;
  /** With the optional scopes, too. */
  optional?: boolean;
  commands: Pick<Command, "name">[];
  words: Words;
}

/** Commands people type so often that they have a slash of their own, beside /cohort. */
const OWN_SLASH = ["gap"];

/** What the bot is told of. In channels it hears only what mentions it. */
const EVENTS = [
  ...["app_home_opened", "app_mention", "app_uninstalled", "message.im", "tokens_revoked"],
];

/**
 * The manifest a Slack app is made from, within Slack's limits. Token rotation is on where tokens
 * come by OAuth and refresh themselves, and off for a bot token that is copied by hand: rotated, it
 * would end after 12 hours, and rotation can never be switched off again for an app.
 */
export function buildManifest({
  ways,
  optional = false,
  commands,
  words,
}: ManifestParts): Manifest {
  const origin = originOf(ways);
  const many = typeof ways === "object" && "many" in ways;
  return manifestShape.parse({
    display_information: {
      name: "Cohort",
      description: words("slack.manifest.description"),
      long_description: words("slack.manifest.long-description"),
      background_color: "#1f4e5f",
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: "cohort", always_online: true },
      shortcuts: [jot(words)],
      slash_commands: slashCommands(commands, words).map((one) => ({
        ...one,
        ...at(origin, "url"),
      })),
    },
    oauth_config: {
      ...(many && { redirect_urls: [`${origin}/slack/oauth_redirect`] }),
      scopes: { bot: scopes(optional) },
    },
    settings: {
      event_subscriptions: {
        ...at(origin, "request_url"),
        bot_events: EVENTS,
      },
      interactivity: { is_enabled: true, ...at(origin, "request_url") },
      org_deploy_enabled: many,
      socket_mode_enabled: ways === "socket",
      token_rotation_enabled: many,
    },
  });
}

const originOf = (ways: Ways): string | undefined => {
  if (ways === "socket") return undefined;
  return "many" in ways ? ways.many : ways.one;
};

/** Everything Slack sends comes to one address. */
const at = (origin: string | undefined, field: string) =>
  origin === undefined ? {} : { [field]: `${origin}/slack/events` };

const scopes = (all: boolean) =>
  SCOPES.filter(({ optional }) => all || !optional)
    .map(({ name }) => name)
    .sort();

const jot = (words: Words) => ({
  type: "message" as const,
  name: words("slack.manifest.jot"),
  callback_id: "jot",
  description: words("slack.manifest.jot-description"),
});

/** `should_escape` makes Slack send mentions as ids, so that nobody is mistaken for another. */
function slashCommands(commands: Pick<Command, "name">[], words: Words) {
  const names = commands.map(({ name }) => name);
  const own = OWN_SLASH.filter((name) => names.includes(name));
  return [
    {
      command: "/cohort",
      description: words("slack.manifest.cohort"),
      usage_hint: `[${names.join(" | ")}] …`,
      should_escape: true,
    },
    ...own.map((name) => ({
      command: `/${name}`,
      description: words(`command.${name}.summary`),
      usage_hint: withoutName(name, words(`command.${name}.usage`)),
      should_escape: true,
    })),
  ];
}

const withoutName = (name: string, usage: string) =>
  usage.startsWith(`${name} `) ? usage.slice(name.length + 1) : usage;
