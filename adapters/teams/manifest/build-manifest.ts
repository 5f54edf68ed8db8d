import type { Command } from "../../../src/core/command.ts";
import type { Words } from "../../../src/core/ports.ts";
import { manifestShape, type TeamsManifest } from "./shape.ts";

export interface TeamsManifestParts {
  /** Where Cohort is reached, without a path: "https://cohort.example.org". */
  origin: string;
  /** The id of the bot's registration with Microsoft, which is the app's own id, too. */
  appId: string;
  /** Three numbers with dots. Teams takes a changed package as an update only when this has risen. */
  version: string;
  /** Offers commands after a slash, asked and answered in private; not every tenant takes it. */
  slash: boolean;
  commands: Pick<Command, "name">[];
  words: Words;
}

/** A list in Teams holds twelve commands at most, so each place lists what is done there most. */
const OFTEN = {
  personal: [
    ...["home", "my", "plan", "gap", "start", "try", "jot", "brief", "share", "metric"],
    ...["settings", "help"],
  ],
  shared: [
    ...["gap", "plan", "my", "try", "jot", "brief", "share", "metric", "digest", "cohort"],
    ...["join", "help"],
  ],
};

/** Where the program answers with what the bot is, what it keeps and on which terms. */
export const ABOUT = {
  website: "/teams/about",
  privacy: "/teams/privacy",
  terms: "/teams/terms",
} as const;

/** The two pictures beside the manifest in the package, as it names them. */
export const ICONS = { color: "color.png", outline: "outline.png" } as const;

/**
 * What Teams makes its app from (manifest schema 1.29). It asks for no permission to read messages:
 * without one, Teams sends a bot what mentions it and what is written to it alone.
 */
export function buildManifest(parts: TeamsManifestParts): TeamsManifest {
  const { origin, appId, version, slash, words } = parts;
  return manifestShape.parse({
    $schema: "https://developer.microsoft.com/json-schemas/teams/v1.29/MicrosoftTeams.schema.json",
    manifestVersion: "1.29",
    version,
    id: appId,
    developer: {
      name: words("teams.manifest.developer"),
      websiteUrl: origin + ABOUT.website,
      privacyUrl: origin + ABOUT.privacy,
      termsOfUseUrl: origin + ABOUT.terms,
    },
    localizationInfo: { defaultLanguageTag: "en-us" },
    name: { short: "Cohort", full: words("teams.manifest.full-name") },
    description: {
      short: words("teams.manifest.description"),
      full: words("teams.manifest.long-description"),
    },
    icons: ICONS,
    accentColor: "#1f4e5f",
    bots: [
      {
        botId: appId,
        scopes: ["personal", "team", "groupChat"],
        isNotificationOnly: false,
        supportsFiles: false,
        supportsTargetedMessages: slash,
        commandLists: commandLists(parts),
      },
    ],
    composeExtensions: [{ botId: appId, commands: extensionCommands(words) }],
    permissions: ["identity", "messageTeamMembers"],
    validDomains: [new URL(origin).host],
    defaultInstallScope: "personal",
    defaultGroupCapability: { team: "bot", groupchat: "bot" },
  });
}

/** In a person's own chat there is nobody to hide a question from, so the slash is for the others. */
function commandLists({ commands, words, slash }: TeamsManifestParts) {
  const known = new Set(commands.map(({ name }) => name));
  const listed = (names: string[]) =>
    names
      .filter((name) => known.has(name))
      .map((title) => ({ title, description: words(`command.${title}.summary`) }));
  return [
    { scopes: ["personal"], commands: listed(OFTEN.personal) },
    {
      scopes: ["team", "groupChat"],
      ...(slash && { triggers: ["mention", "slash"] }),
      commands: listed(OFTEN.shared),
    },
  ];
}

/** What stands behind the plus of the compose box, and behind the three dots of a message. */
const extensionCommands = (words: Words) => [
  {
    id: "playbook",
    type: "query",
    title: words("teams.manifest.playbook"),
    description: words("teams.manifest.playbook-description"),
    context: ["compose", "commandBox"],
    initialRun: true,
    parameters: [
      {
        name: "query",
        title: words("teams.manifest.playbook-query"),
        description: words("teams.manifest.playbook-hint"),
        inputType: "text",
      },
    ],
  },
  {
    id: "gap",
    type: "action",
    title: words("teams.manifest.gap"),
    description: words("command.gap.summary"),
    context: ["compose", "commandBox"],
    fetchTask: true,
  },
  {
    id: "jot",
    type: "action",
    title: words("teams.manifest.jot"),
    description: words("teams.manifest.jot-description"),
    context: ["message"],
    fetchTask: true,
  },
];
