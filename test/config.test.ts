import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { describe, expect, it } from "vitest";
import { readConfig } from "../src/config.ts";
import { StartError } from "../src/core/errors.ts";
import { settings } from "../src/settings.ts";

const KEY = Buffer.alloc(32, 7).toString("base64");
const SLACK = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s" };
const OAUTH = { SLACK_CLIENT_ID: "1.2", SLACK_CLIENT_SECRET: "c", SLACK_STATE_SECRET: "t" };
const TEAMS = { MicrosoftAppId: "a", MicrosoftAppPassword: "p", MicrosoftAppTenantId: "t" };
const TENANT = "0e6b1c4e-1f6d-4c5e-9d7e-6f2a4a1d0b11";

function problems(env: Record<string, string>): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof StartError) return error.problems;
    throw error;
  }
}

it("needs no setting at all", () => {
  expect(readConfig({})).toMatchObject({
    databaseUrl: "file:./data/cohort.db",
    port: 3000,
    host: "127.0.0.1",
    logLevel: "info",
    playground: true,
    demo: false,
  });
  expect(readConfig({})).not.toHaveProperty("slack");
  expect(readConfig({})).not.toHaveProperty("teams");
});

it("offers no playground and makes no demo in production", () => {
  const env = { NODE_ENV: "production", COHORT_DEMO: "1" };
  expect(readConfig(env)).toMatchObject({ playground: false, demo: false, host: "0.0.0.0" });
});

it("reads every platform's settings", () => {
  const config = readConfig({
    ...{ ...SLACK, ...OAUTH, ...TEAMS },
    ...{ COHORT_KEY: KEY, SLACK_API_URL: "http://127.0.0.1:4000/api/" },
    TEAMS_SERVICE_HOSTS: "a.example.com, 127.0.0.1:3978",
  });
  expect(config.keys).toEqual([Buffer.alloc(32, 7)]);
  expect(config.slack).toEqual({
    ...{ botToken: "xoxb-1", signingSecret: "s", apiUrl: "http://127.0.0.1:4000/api/" },
    oauth: { clientId: "1.2", clientSecret: "c", stateSecret: "t" },
  });
  expect(config.teams).toEqual({
    ...{ appId: "a", password: "p", tenantId: "t", type: "SingleTenant" },
    serviceHosts: ["a.example.com", "127.0.0.1:3978"],
  });
});

it("reads older keys behind the newest, and the redirect URL", () => {
  const older = Buffer.alloc(32, 8);
  const redirectUri = "https://a.example.com/slack/oauth_redirect";
  const config = readConfig({
    ...{ ...OAUTH, SLACK_SIGNING_SECRET: "s", SLACK_REDIRECT_URL: redirectUri },
    COHORT_KEY: `${KEY}, ${older.toString("base64")}`,
  });
  expect(config.keys).toEqual([Buffer.alloc(32, 7), older]);
  expect(config.slack?.oauth).toMatchObject({ redirectUri });
});

describe("one wrong setting", () => {
  it.each([
    ["PORT", "http", 'PORT is "http". It must be a whole number from 0 to 65535.'],
    ["PORT", "70000", 'PORT is "70000". It must be a whole number from 0 to 65535.'],
    ["PORT", "-1", 'PORT is "-1". It must be a whole number from 0 to 65535.'],
    [
      "LOG_LEVEL",
      "loud",
      'LOG_LEVEL is "loud". It must be one of fatal, error, warn, info, debug.',
    ],
    ["DATABASE_URL", "mysql://me:hush@db/x", /^DATABASE_URL is set, but it must be "file:"/],
    ["COHORT_KEY", "hush", /^COHORT_KEY is set, but it must be 32 bytes in base64/],
    ["COHORT_KEY", `${KEY},hush`, /^COHORT_KEY is set, but it must be 32 bytes in base64/],
    ["COHORT_KEY", `${KEY},`, /^COHORT_KEY is set, but it must be 32 bytes in base64/],
    [
      "SLACK_REDIRECT_URL",
      "https://a.example.com/",
      /^SLACK_REDIRECT_URL is ".*\/slack\/oauth_redirect/,
    ],
    ["SLACK_BOT_TOKEN", "hush", /^SLACK_BOT_TOKEN is set, but it must start with "xoxb-"/],
    ["SLACK_SIGNING_SECRET", "hush,", /^SLACK_SIGNING_SECRET is set, but it must be one secret/],
    ["SLACK_SIGNING_SECRET", ",", /^SLACK_SIGNING_SECRET is set, but it must be one secret/],
    ["SLACK_APP_TOKEN", "hush", /^SLACK_APP_TOKEN is set, but it must start with "xapp-"/],
    ["SLACK_API_URL", "slack.com", /^SLACK_API_URL is "slack.com". It must be a web address/],
    ["MicrosoftAppType", "Single", /^MicrosoftAppType is "Single". It must be one of SingleTenant/],
    [
      "TEAMS_SERVICE_HOSTS",
      "https://x/",
      /^TEAMS_SERVICE_HOSTS is "https:\/\/x\/". It must be host/,
    ],
    ["TEAMS_TENANTS", "contoso.com", /^TEAMS_TENANTS is "contoso.com". It must be tenant ids/],
    ["TEAMS_OPENID_URL", "login", /^TEAMS_OPENID_URL is "login". It must be a web address/],
    [
      "TEAMS_LOGIN_URL",
      "file:///x",
      /^TEAMS_LOGIN_URL is "file:\/\/\/x". It must be a web address/,
    ],
    ["COHORT_DEMO", "yes", 'COHORT_DEMO is "yes". It must be one of 0, 1.'],
  ])("%s=%s is named with what is allowed", (name, value, said) => {
    const [first, ...others] = problems({ [name]: value });
    expect(first).toEqual(typeof said === "string" ? said : expect.stringMatching(said));
    expect(others).toEqual([]);
    expect(first).not.toContain("hush");
  });
});

describe("settings that belong together", () => {
  it.each<[string, Record<string, string>, string]>([
    ["a bot token", { SLACK_BOT_TOKEN: "xoxb-1" }, "SLACK_SIGNING_SECRET"],
    ["a signing secret", { SLACK_SIGNING_SECRET: "s" }, "SLACK_BOT_TOKEN"],
    ["an app token", { SLACK_APP_TOKEN: "xapp-1" }, "SLACK_BOT_TOKEN"],
    ["OAuth without a key", { ...OAUTH, SLACK_SIGNING_SECRET: "s" }, "COHORT_KEY"],
    [
      "OAuth without a state secret",
      { ...SLACK, ...OAUTH, COHORT_KEY: KEY, SLACK_STATE_SECRET: "" },
      "SLACK_STATE_SECRET",
    ],
    ["a Teams password", { MicrosoftAppPassword: "p" }, "MicrosoftAppId"],
    [
      "a Teams app without a password",
      { ...TEAMS, MicrosoftAppPassword: "" },
      "MicrosoftAppPassword",
    ],
    [
      "a Teams app without a tenant",
      { ...TEAMS, MicrosoftAppTenantId: "" },
      "MicrosoftAppTenantId",
    ],
  ])("%s alone asks for the rest", (_, env, missing) => {
    expect(problems(env)).toEqual([expect.stringMatching(new RegExp(`^${missing} is missing: `))]);
  });

  it.each<[string, Record<string, string>]>([
    ["tenants of Teams", { TEAMS_TENANTS: TENANT }],
    ["keys of Teams", { TEAMS_OPENID_URL: "https://a.example.com/" }],
    ["a login of Teams", { TEAMS_LOGIN_URL: "https://a.example.com/" }],
    ["a host of Teams that is not this machine", { TEAMS_SERVICE_HOSTS: "a.example.com" }],
    ["the same beside this machine", { TEAMS_SERVICE_HOSTS: "localhost:3978,a.example.com" }],
  ])("%s asks for the app id", (_, env) => {
    expect(problems(env)).toContainEqual(expect.stringMatching(/^MicrosoftAppId is missing: /));
  });

  it("serves a Teams test client on this machine without an app id, and listed tenants", () => {
    const alone = readConfig({ TEAMS_SERVICE_HOSTS: "127.0.0.1:56150" });
    expect(alone.teams).toEqual({ type: "SingleTenant", serviceHosts: ["127.0.0.1:56150"] });
    const many = { ...TEAMS, MicrosoftAppType: "MultiTenant", TEAMS_TENANTS: TENANT };
    expect(readConfig(many).teams).toMatchObject({ tenants: [TENANT] });
    expect(problems({ ...many, MicrosoftAppType: "SingleTenant" })).toEqual([
      expect.stringMatching(/^TEAMS_TENANTS is for the type MultiTenant/),
    ]);
  });

  it.each<[string, Record<string, string>]>([
    [
      "Socket Mode needs no signing secret",
      { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" },
    ],
    [
      "a managed identity needs no password",
      { ...TEAMS, MicrosoftAppPassword: "", MicrosoftAppType: "UserAssignedMSI" },
    ],
    [
      "many tenants need no tenant",
      { ...TEAMS, MicrosoftAppTenantId: "", MicrosoftAppType: "MultiTenant" },
    ],
  ])("%s", (_, env) => {
    expect(problems(env)).toEqual([]);
  });
});

describe("in production", () => {
  const PRODUCTION = { NODE_ENV: "production" };

  it.each([
    ["TEAMS_SERVICE_HOSTS", "127.0.0.1:3978"],
    ["TEAMS_SERVICE_HOSTS", "bots.example.com,localhost"],
    ["TEAMS_SERVICE_HOSTS", "2130706433"],
    ["TEAMS_OPENID_URL", "http://login.example.com/"],
    ["TEAMS_LOGIN_URL", "http://login.example.com/"],
  ])("%s=%s is refused", (name, value) => {
    expect(problems({ ...PRODUCTION, ...TEAMS, [name]: value })).toEqual([
      expect.stringMatching(new RegExp(`^${name} .*production`)),
    ]);
    expect(problems({ ...TEAMS, [name]: value })).toEqual([]);
  });

  it.each<[string, Record<string, string>]>([
    ["a password", { MicrosoftAppPassword: "p" }],
    ["a tenant", { MicrosoftAppTenantId: "t", MicrosoftAppType: "UserAssignedMSI" }],
    ["a host", { TEAMS_SERVICE_HOSTS: "bots.example.com" }],
    ["this machine", { TEAMS_SERVICE_HOSTS: "127.0.0.1:3978" }],
  ])("%s of Teams with an empty app id is refused", (_, env) => {
    const said = problems({ ...PRODUCTION, MicrosoftAppId: "", ...env });
    expect(said).toContain(
      "MicrosoftAppId is missing: without it nothing from Teams could be verified.",
    );
  });

  it("Teams is served as it was set up", () => {
    const openIdUrl = "https://login.botframework.azure.us/v1/.well-known/openidconfiguration";
    const env = { ...PRODUCTION, ...TEAMS, TEAMS_SERVICE_HOSTS: "bots.example.com" };
    expect(readConfig({ ...env, TEAMS_OPENID_URL: openIdUrl }).teams).toMatchObject({
      ...{ appId: "a", openIdUrl, serviceHosts: ["bots.example.com"] },
    });
  });
});

it("says every problem at once", () => {
  const said = problems({ PORT: "x", LOG_LEVEL: "x", COHORT_KEY: "x", MicrosoftAppPassword: "p" });
  expect(said.map((text) => text.split(" ")[0])).toEqual([
    "PORT",
    "COHORT_KEY",
    "LOG_LEVEL",
    "MicrosoftAppId",
  ]);
});

describe(".env.example", () => {
  const example = readFileSync(".env.example", "utf8");

  it("lists every setting an operator may give, and no other", () => {
    const ours = ["COHORT_DEMO", "NODE_ENV"];
    const names = Object.keys(settings).filter((name) => !ours.includes(name));
    expect(Object.keys(parseEnv(example)).sort()).toEqual(names.sort());
  });

  it("changes nothing when it is copied as it stands", () => {
    expect(readConfig(parseEnv(example) as Record<string, string>)).toEqual(readConfig({}));
  });

  it("explains each setting in a comment above it", () => {
    const lines = example.split("\n");
    const bare = lines.filter((line, n) => /^\w+=/.test(line) && !lines[n - 1]?.startsWith("# "));
    expect(bare).toEqual([]);
  });
});
