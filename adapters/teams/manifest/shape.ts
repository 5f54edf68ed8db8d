import { z } from "zod";
import { TEAMS_MANIFEST as MOST } from "../limits.ts";

const text = (most: number) => z.string().min(1).max(most);
const https = z.url({ protocol: /^https$/ }).max(MOST.url);
const guid = z.guid();

const commandList = z.strictObject({
  scopes: z.array(z.enum(["personal", "team", "groupChat"])).min(1),
  triggers: z.array(z.enum(["mention", "slash"])).optional(),
  commands: z
    .array(
      z.strictObject({
        title: text(MOST.botCommandTitle),
        description: text(MOST.botCommandDescription),
      }),
    )
    .min(1)
    .max(MOST.botCommands),
});

const base = {
  id: text(MOST.commandId),
  title: text(MOST.commandTitle),
  description: text(MOST.commandDescription),
  context: z.array(z.enum(["compose", "commandBox", "message"])).min(1),
};

const extensionCommand = z.discriminatedUnion("type", [
  z.strictObject({ ...base, type: z.literal("action"), fetchTask: z.literal(true) }),
  z.strictObject({
    ...base,
    type: z.literal("query"),
    initialRun: z.boolean(),
    parameters: z
      .array(
        z.strictObject({
          name: text(MOST.commandId),
          title: text(MOST.commandTitle),
          description: text(MOST.commandDescription),
          inputType: z.literal("text"),
        }),
      )
      .min(1)
      .max(MOST.parameters),
  }),
]);

/**
 * The parts of a Teams app manifest 1.29 that we use, with their limits: the sentences in it come from
 * files that an operator may have changed. A test holds it against Microsoft's own schema.
 */
export const manifestShape = z.strictObject({
  $schema: https,
  manifestVersion: z.literal("1.29"),
  version: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/)
    .max(MOST.version),
  id: guid,
  developer: z.strictObject({
    name: text(MOST.developer),
    websiteUrl: https,
    privacyUrl: https,
    termsOfUseUrl: https,
  }),
  localizationInfo: z.strictObject({ defaultLanguageTag: z.literal("en-us") }),
  name: z.strictObject({ short: text(MOST.nameShort), full: text(MOST.nameFull) }),
  description: z.strictObject({
    short: text(MOST.descriptionShort),
    full: text(MOST.descriptionFull),
  }),
  icons: z.strictObject({ color: text(MOST.url), outline: text(MOST.url) }),
  accentColor: z.string().regex(/^#[0-9a-f]{6}$/),
  bots: z.tuple([
    z.strictObject({
      botId: guid,
      scopes: z.array(z.enum(["personal", "team", "groupChat"])).min(1),
      isNotificationOnly: z.literal(false),
      supportsFiles: z.literal(false),
      supportsTargetedMessages: z.boolean(),
      commandLists: z.array(commandList).max(MOST.commandLists),
    }),
  ]),
  composeExtensions: z.tuple([
    z.strictObject({
      botId: guid,
      commands: z.array(extensionCommand).max(MOST.extensionCommands),
    }),
  ]),
  permissions: z.array(z.enum(["identity", "messageTeamMembers"])),
  validDomains: z.array(text(MOST.url)),
  defaultInstallScope: z.literal("personal"),
  defaultGroupCapability: z.strictObject({
    team: z.literal("bot"),
    groupchat: z.literal("bot"),
  }),
});

export type TeamsManifest = z.infer<typeof manifestShape>;
