import { z } from "zod";
import { isLoopback } from "../adapters/teams/service-url.ts";

/** One setting from the environment. `must` ends the sentence "It must …"; a secret's value is never shown. */
export interface Setting {
  read: z.ZodType<string | number | string[] | undefined>;
  must: string;
  secret?: true;
}

const text = z.string().min(1).optional();
const secretText = { read: text, must: "not be empty", secret: true } as const;
const starts = (prefix: string) => ({
  read: z.string().startsWith(prefix).optional(),
  must: `start with "${prefix}"`,
  secret: true as const,
});
const oneOf = <const Names extends [string, ...string[]]>(names: Names) => ({
  read: z.enum(names).optional(),
  must: `be one of ${names.join(", ")}`,
});
const GUIDS = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const webAddress = (one: string) => URL.canParse(one) && /^https?:$/.test(new URL(one).protocol);
const DATABASE = /^(:memory:|file:.+|postgres(ql)?:\/\/.+)$/;
const KEY = /^[A-Za-z0-9+/]{43}=$/;
/** One or two words with a comma between them. */
const SECRETS = /^[^,\s]+(\s*,\s*[^,\s]+)?$/;
const HOST = /^[a-z0-9.-]+(:\d{1,5})?$/i;
const parts = (list: string) => list.split(",").map((part) => part.trim());
const REDIRECT = "/slack/oauth_redirect";

/** Every setting there is; .env.example lists the same ones, and a test holds the two together. */
export const settings = {
  DATABASE_URL: {
    read: z.string().regex(DATABASE).default("file:./data/cohort.db"),
    must: 'be "file:" and a path, or "postgres://user:password@host/database"',
    secret: true,
  },
  PORT: {
    read: z.string().regex(/^\d+$/).transform(Number).pipe(z.number().max(65535)).default(3000),
    must: "be a whole number from 0 to 65535",
  },
  COHORT_KEY: {
    read: z
      .string()
      .transform(parts)
      .pipe(z.array(z.string().regex(KEY)))
      .optional(),
    must: "be 32 bytes in base64, 44 characters (make one: openssl rand -base64 32), and may be followed by older keys after commas",
    secret: true,
  },
  COHORT_PROMPTS: { read: text, must: "be a folder" },
  LOG_LEVEL: oneOf(["fatal", "error", "warn", "info", "debug"]),
  SLACK_BOT_TOKEN: starts("xoxb-"),
  SLACK_SIGNING_SECRET: {
    read: z.string().regex(SECRETS).optional(),
    must: "be one secret, or the new and the old one with a comma between them",
    secret: true,
  },
  SLACK_APP_TOKEN: starts("xapp-"),
  SLACK_CLIENT_ID: { read: text, must: "not be empty" },
  SLACK_CLIENT_SECRET: secretText,
  SLACK_STATE_SECRET: secretText,
  SLACK_REDIRECT_URL: {
    read: z
      .string()
      .refine((one) => webAddress(one) && new URL(one).pathname.endsWith(REDIRECT))
      .optional(),
    must: `be a web address that ends in ${REDIRECT}`,
  },
  SLACK_API_URL: {
    read: z.string().refine(webAddress).optional(),
    must: "be a web address, like https://slack.com/api/",
  },
  MicrosoftAppId: { read: text, must: "not be empty" },
  MicrosoftAppPassword: secretText,
  MicrosoftAppType: oneOf(["SingleTenant", "UserAssignedMSI", "MultiTenant"]),
  MicrosoftAppTenantId: { read: text, must: "not be empty" },
  TEAMS_SERVICE_HOSTS: {
    read: z
      .string()
      .transform(parts)
      .pipe(z.array(z.string().regex(HOST)))
      .default([]),
    must: "be host names with commas between them, like a.example.com,b.example.com",
  },
  TEAMS_TENANTS: {
    read: z
      .string()
      .transform(parts)
      .pipe(z.array(z.string().regex(GUIDS)))
      .optional(),
    must: "be tenant ids with commas between them, each like 01234567-89ab-cdef-0123-456789abcdef",
  },
  TEAMS_OPENID_URL: {
    read: z.string().refine(webAddress).optional(),
    must: "be a web address, like https://login.botframework.com/v1/.well-known/openidconfiguration",
  },
  TEAMS_LOGIN_URL: {
    read: z.string().refine(webAddress).optional(),
    must: "be a web address, like https://login.microsoftonline.com/your-tenant",
  },
  COHORT_DEMO: oneOf(["0", "1"]),
  NODE_ENV: { read: text, must: "not be empty" },
} satisfies Record<string, Setting>;

export type SettingName = keyof typeof settings;

/** What was set, each in its own type. */
export type Settings = {
  [Name in SettingName]: z.output<(typeof settings)[Name]["read"]>;
};

/** Settings that belong together: each problem is a sentence that says which one is missing, and why. */
export function findMissing(set: Settings): string[] {
  const wants = (when: unknown, name: SettingName, because: string) =>
    when && !set[name] ? [`${name} is missing: ${because}.`] : [];
  const slack = set.SLACK_BOT_TOKEN ?? set.SLACK_CLIENT_ID;
  const install = set.SLACK_CLIENT_ID ?? set.SLACK_CLIENT_SECRET ?? set.SLACK_STATE_SECRET;
  const installs = "installing in other workspaces needs it";
  const teams =
    set.MicrosoftAppPassword ??
    set.MicrosoftAppTenantId ??
    set.TEAMS_TENANTS ??
    set.TEAMS_OPENID_URL ??
    set.TEAMS_LOGIN_URL;
  const app = set.MicrosoftAppId;
  const type = set.MicrosoftAppType ?? "SingleTenant";
  return [
    ...wants(
      slack && !set.SLACK_APP_TOKEN,
      "SLACK_SIGNING_SECRET",
      "requests from Slack are checked with it",
    ),
    ...wants(
      set.SLACK_APP_TOKEN && !slack,
      "SLACK_BOT_TOKEN",
      "SLACK_APP_TOKEN alone cannot speak",
    ),
    ...wants(
      set.SLACK_SIGNING_SECRET && !slack,
      "SLACK_BOT_TOKEN",
      "SLACK_SIGNING_SECRET alone cannot speak",
    ),
    ...wants(install, "SLACK_CLIENT_ID", installs),
    ...wants(install, "SLACK_CLIENT_SECRET", installs),
    ...wants(install, "SLACK_STATE_SECRET", installs),
    ...wants(install, "COHORT_KEY", "the tokens of other workspaces are kept encrypted with it"),
    ...wants(
      teams ?? unknownSender(set),
      "MicrosoftAppId",
      "without it nothing from Teams could be verified",
    ),
    ...wants(
      app && type !== "UserAssignedMSI",
      "MicrosoftAppPassword",
      `the type ${type} needs it`,
    ),
    ...wants(app && type !== "MultiTenant", "MicrosoftAppTenantId", `the type ${type} needs it`),
  ];
}

/** Hosts may send without an app where a local test client does, and nowhere else. */
const unknownSender = (set: Settings) =>
  hostsOf(set).find((host) => set.NODE_ENV === "production" || !isLoopback(host));

/** None where they were given wrongly, which was said already. */
const hostsOf = (set: Partial<Settings>) => set.TEAMS_SERVICE_HOSTS ?? [];

/** What would let strangers in, or send tokens astray: each problem is a sentence. */
export function findUnsafe(set: Settings): string[] {
  const type = set.MicrosoftAppType ?? "SingleTenant";
  const single =
    set.TEAMS_TENANTS && type !== "MultiTenant"
      ? [
          `TEAMS_TENANTS is for the type MultiTenant: the type ${type} serves MicrosoftAppTenantId alone.`,
        ]
      : [];
  if (set.NODE_ENV !== "production") return single;
  const local = hostsOf(set).find(isLoopback);
  const open = (["TEAMS_OPENID_URL", "TEAMS_LOGIN_URL"] as const).filter(
    (name) => set[name] && !set[name].startsWith("https:"),
  );
  return [
    ...single,
    ...(local
      ? [
          `TEAMS_SERVICE_HOSTS names this machine (${local}): that is for tests, and not for production.`,
        ]
      : []),
    ...open.map((name) => `${name} must begin with https:// in production: tokens depend on it.`),
  ];
}
