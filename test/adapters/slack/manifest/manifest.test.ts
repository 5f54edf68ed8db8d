import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SCOPES } from "../../../../adapters/slack/install/scopes.ts";
import {
  buildManifest,
  type ManifestParts,
} from "../../../../adapters/slack/manifest/build-manifest.ts";
import { manifestShape } from "../../../../adapters/slack/manifest/shape.ts";
import { openDialect } from "../../../../db/open.ts";
import { createStore } from "../../../../db/store.ts";
import { createFeatures } from "../../../../src/commands.ts";
import { shipped } from "../../../bot.ts";

const store = createStore(await openDialect(":memory:"));
const { features } = createFeatures({ store, newId: () => "id", prompts: shipped });
const commands = features.flatMap((feature) => feature.commands ?? []);
const { words } = shipped;
const built = (parts: Partial<ManifestParts> = {}) =>
  buildManifest({ ways: { many: "https://cohort.example.org" }, commands, words, ...parts });

describe("Slack's manifest", () => {
  it("is the one at the root; after a change: npx cohort manifest slack --url https://cohort.example.org --out manifest.json", () => {
    expect(JSON.parse(readFileSync("manifest.json", "utf8"))).toEqual(built());
  });

  it("names every command the bot knows, and gives the estimate a slash of its own", () => {
    const [cohort, gap, ...others] = built().features.slash_commands;
    for (const { name } of commands) expect(cohort?.usage_hint).toContain(name);
    expect(gap).toMatchObject({
      command: "/gap",
      usage_hint: expect.stringMatching(/^\[form \| /),
    });
    expect(others).toEqual([]);
    for (const one of [cohort, gap])
      expect(one).toMatchObject({
        should_escape: true,
        url: "https://cohort.example.org/slack/events",
      });
    expect(built({ commands: [{ name: "help" }] }).features.slash_commands).toHaveLength(1);
  });

  it("asks for what the bot cannot do without, and for more only when told to", () => {
    const least = SCOPES.filter(({ optional }) => !optional).map(({ name }) => name);
    expect(built().oauth_config.scopes.bot).toEqual(least.sort());
    const more = built({ optional: true });
    expect(more.oauth_config.scopes.bot).toEqual(SCOPES.map(({ name }) => name).sort());
    // In channels the bot hears only what mentions it, whatever it may read.
    expect(more.settings.event_subscriptions).toEqual(built().settings.event_subscriptions);
    expect(built().settings.event_subscriptions.bot_events).toContain("message.im");
  });

  it("rotates tokens where they come by OAuth, and leaves one that is copied by hand alone", () => {
    expect(built()).toMatchObject({
      oauth_config: { redirect_urls: ["https://cohort.example.org/slack/oauth_redirect"] },
      settings: {
        token_rotation_enabled: true,
        org_deploy_enabled: true,
        socket_mode_enabled: false,
      },
    });
    const one = built({ ways: { one: "https://cohort.example.org" } });
    expect(one.settings).toMatchObject({
      token_rotation_enabled: false,
      org_deploy_enabled: false,
    });
    expect(one.oauth_config).not.toHaveProperty("redirect_urls");
  });

  it("has no address at all in Socket Mode", () => {
    const socket = built({ ways: "socket" });
    expect(JSON.stringify(socket)).not.toContain("https://");
    expect(socket.settings).toMatchObject({
      socket_mode_enabled: true,
      token_rotation_enabled: false,
      interactivity: { is_enabled: true },
    });
  });

  it("lets people write to the bot and see its page", () => {
    expect(built().features.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
  });
});

describe("the form of Slack's limits", () => {
  const base = built();
  const { features: parts, display_information: shown, settings, oauth_config } = base;
  const [command] = parts.slash_commands;
  const [shortcut] = parts.shortcuts;

  it.each([
    ["a long name", { display_information: { ...shown, name: "x".repeat(36) } }],
    ["a long description", { display_information: { ...shown, description: "x".repeat(141) } }],
    [
      "a short long description",
      { display_information: { ...shown, long_description: "x".repeat(174) } },
    ],
    ["a color in words", { display_information: { ...shown, background_color: "blue" } }],
    [
      "a command without its slash",
      { features: { ...parts, slash_commands: [{ ...command, command: "gap" }] } },
    ],
    [
      "a long command",
      { features: { ...parts, slash_commands: [{ ...command, command: `/${"x".repeat(32)}` }] } },
    ],
    ["fifty-one commands", { features: { ...parts, slash_commands: Array(51).fill(command) } }],
    [
      "a shortcut's long name",
      { features: { ...parts, shortcuts: [{ ...shortcut, name: "Jot this for our experiment" }] } },
    ],
    ["eleven shortcuts", { features: { ...parts, shortcuts: Array(11).fill(shortcut) } }],
    [
      "a plain http address",
      {
        settings: {
          ...settings,
          interactivity: { is_enabled: true, request_url: "http://cohort.example.org" },
        },
      },
    ],
    ["a missing address", { settings: { ...settings, interactivity: { is_enabled: true } } }],
    [
      "a scope named twice",
      { oauth_config: { ...oauth_config, scopes: { bot: ["commands", "commands"] } } },
    ],
    ["a field Slack does not know", { colour: "#fff" }],
  ])("refuses %s", (_, change) => {
    expect(manifestShape.safeParse({ ...base, ...change }).success).toBe(false);
  });
});
