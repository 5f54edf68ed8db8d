import { z } from "zod";
import { MANIFEST } from "../limits.ts";

const text = (most: number, least = 1) => z.string().min(least).max(most);
const https = (most: number) => z.url({ protocol: /^https$/ }).max(most);
const names = z
  .array(text(MANIFEST.scope))
  .refine((all) => new Set(all).size === all.length, "repeats one");

const slashCommand = z.strictObject({
  command: text(MANIFEST.command).regex(/^\/[a-z0-9_-]+$/),
  description: text(MANIFEST.commandDescription),
  usage_hint: text(MANIFEST.usageHint).optional(),
  should_escape: z.boolean(),
  url: https(MANIFEST.commandUrl).optional(),
});

const shortcut = z.strictObject({
  type: z.enum(["global", "message"]),
  name: text(MANIFEST.shortcutName),
  callback_id: text(MANIFEST.callbackId),
  description: text(MANIFEST.shortcutDescription),
});

/** The parts of a Slack app manifest that we use, with Slack's limits; it takes no others. */
export const manifestShape = z
  .strictObject({
    display_information: z.strictObject({
      name: text(MANIFEST.name),
      description: text(MANIFEST.description),
      long_description: text(MANIFEST.longDescription, MANIFEST.longDescriptionLeast),
      background_color: z.string().regex(/^#([0-9a-f]{3}|[0-9a-f]{6})$/),
    }),
    features: z.strictObject({
      app_home: z.strictObject({
        home_tab_enabled: z.boolean(),
        messages_tab_enabled: z.boolean(),
        messages_tab_read_only_enabled: z.boolean(),
      }),
      bot_user: z.strictObject({
        display_name: text(MANIFEST.botName).regex(/^[A-Za-z0-9._-]+$/),
        always_online: z.boolean(),
      }),
      shortcuts: z.array(shortcut).min(1).max(MANIFEST.shortcuts),
      slash_commands: z.array(slashCommand).min(1).max(MANIFEST.commands),
    }),
    oauth_config: z.strictObject({
      redirect_urls: z.array(https(MANIFEST.redirectUrl)).max(MANIFEST.redirectUrls).optional(),
      scopes: z.strictObject({
        bot: names.max(MANIFEST.scopes),
      }),
    }),
    settings: z.strictObject({
      event_subscriptions: z.strictObject({
        request_url: https(MANIFEST.requestUrl).optional(),
        bot_events: names.max(MANIFEST.events),
      }),
      interactivity: z.strictObject({
        is_enabled: z.boolean(),
        request_url: https(MANIFEST.requestUrl).optional(),
      }),
      org_deploy_enabled: z.boolean(),
      socket_mode_enabled: z.boolean(),
      token_rotation_enabled: z.boolean(),
    }),
  })
  .refine(
    ({ settings, features }) =>
      settings.socket_mode_enabled ||
      (settings.event_subscriptions.request_url !== undefined &&
        settings.interactivity.request_url !== undefined &&
        features.slash_commands.every(({ url }) => url !== undefined)),
    "needs every request URL unless Socket Mode is on",
  );

export type Manifest = z.infer<typeof manifestShape>;
