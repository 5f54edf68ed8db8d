import { existsSync } from "node:fs";
import type { TeamsSettings } from "../adapters/teams/deps.ts";
import { StartError } from "./core/errors.ts";
import { packageFolder } from "./package-folder.ts";
import { findMissing, findUnsafe, type Setting, type Settings, settings } from "./settings.ts";

type Environment = Record<string, string | undefined>;

/** What the operator set, checked. Platforms whose settings are absent are simply not started. */
export interface Config {
  databaseUrl: string;
  port: number;
  /** Loopback wherever the playground is served. */
  host: string;
  promptsFolder: string;
  logLevel: "fatal" | "error" | "warn" | "info" | "debug";
  /** The web playground; off in production. */
  playground: boolean;
  /** Make the demo cohort where the database holds none. */
  demo: boolean;
  /** 32 bytes each, for what is kept encrypted: the first one seals, all of them open. */
  keys?: Buffer[];
  slack?: SlackConfig;
  /** Without an app id only where the playground is, for a test client on this machine. */
  teams?: TeamsSettings;
}

/** One workspace by its bot token, or any by OAuth; requests over HTTP, or Socket Mode with an app token. */
export interface SlackConfig {
  botToken?: string;
  signingSecret?: string;
  appToken?: string;
  /** `redirectUri`: one of the app's redirect URLs, where it has several. */
  oauth?: { clientId: string; clientSecret: string; stateSecret: string; redirectUri?: string };
  /** Another base URL than Slack's own. */
  apiUrl?: string;
}

/** Reads the environment and, for what is not set there, `.env`. Throws StartError with every problem. */
export function readConfig(env: Environment = environment()): Config {
  const set = readSettings(env);
  const production = set.NODE_ENV === "production";
  const slack = slackConfig(set);
  const teams = teamsConfig(set);
  return {
    databaseUrl: set.DATABASE_URL,
    port: set.PORT,
    host: production ? "0.0.0.0" : "127.0.0.1",
    promptsFolder: set.COHORT_PROMPTS ?? packageFolder("prompts"),
    logLevel: set.LOG_LEVEL ?? "info",
    playground: !production,
    demo: set.COHORT_DEMO === "1" && !production,
    ...(set.COHORT_KEY && { keys: set.COHORT_KEY.map((key) => Buffer.from(key, "base64")) }),
    ...(slack && { slack }),
    ...(teams && { teams }),
  };
}

/** An empty value counts as not set, so that a copy of .env.example changes nothing. */
function readSettings(env: Environment): Settings {
  const problems: string[] = [];
  const read = Object.entries<Setting>(settings).map(([name, setting]) => {
    const result = setting.read.safeParse(env[name] || undefined);
    if (!result.success) problems.push(complaint(name, setting, env[name] ?? ""));
    return [name, result.data];
  });
  // Every name was read by the schema that gives it its type.
  const set = Object.fromEntries(read) as Settings;
  const together = [...findMissing(set), ...findUnsafe(set)];
  problems.push(...together.filter((text) => !alreadySaid(text, problems)));
  if (problems.length > 0) throw new StartError(problems);
  return set;
}

const complaint = (name: string, { must, secret }: Setting, value: string) =>
  secret ? `${name} is set, but it must ${must}.` : `${name} is "${value}". It must ${must}.`;

/** A setting that was given wrongly is not missing as well. */
const alreadySaid = (text: string, problems: string[]) =>
  problems.some((said) => said.split(" ")[0] === text.split(" ")[0]);

function slackConfig(set: Settings): SlackConfig | undefined {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret } = set;
  const stateSecret = set.SLACK_STATE_SECRET;
  const redirect = given("redirectUri", set.SLACK_REDIRECT_URL);
  const oauth =
    clientId && clientSecret && stateSecret
      ? { clientId, clientSecret, stateSecret, ...redirect }
      : undefined;
  if (!set.SLACK_BOT_TOKEN && !oauth) return undefined;
  return {
    ...given("botToken", set.SLACK_BOT_TOKEN),
    ...given("signingSecret", set.SLACK_SIGNING_SECRET),
    ...given("appToken", set.SLACK_APP_TOKEN),
    ...(oauth && { oauth }),
    ...given("apiUrl", set.SLACK_API_URL),
  };
}

function teamsConfig(set: Settings): TeamsSettings | undefined {
  const { TEAMS_SERVICE_HOSTS: serviceHosts, TEAMS_TENANTS: tenants } = set;
  // Hosts without an app are this machine's: everything else was refused above.
  if (!set.MicrosoftAppId && serviceHosts.length === 0) return undefined;
  return {
    ...given("appId", set.MicrosoftAppId),
    ...given("password", set.MicrosoftAppPassword),
    type: set.MicrosoftAppType ?? "SingleTenant",
    ...given("tenantId", set.MicrosoftAppTenantId),
    ...(tenants && { tenants }),
    serviceHosts,
    ...given("openIdUrl", set.TEAMS_OPENID_URL),
    ...given("loginUrl", set.TEAMS_LOGIN_URL),
  };
}

/** The bot's id with Microsoft alone, for what needs no other setting; undefined where it is not set. */
export const readAppId = (env: Environment = environment()): string | undefined =>
  env.MicrosoftAppId?.trim() || undefined;

/** The field when there is a value, and no field otherwise. */
const given = <Name extends string>(name: Name, value: string | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { [Key in Name]?: string };

function environment(): Environment {
  // Node's own reader; it leaves alone what the real environment sets.
  if (existsSync(".env")) process.loadEnvFile(".env");
  return process.env;
}
