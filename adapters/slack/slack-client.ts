import { type Logger, LogLevel, WebClient, type WebClientOptions } from "@slack/web-api";
import type { SlackSettings } from "./deps.ts";
import { SLACK } from "./limits.ts";

const API = "https://slack.com/api/";

/** The SDK's own lines may hold tokens and what is sent, so none is written; we log failures by code. */
const nothing = () => undefined;
const silent: Logger = {
  ...{ debug: nothing, info: nothing, warn: nothing, error: nothing },
  ...{ setLevel: nothing, setName: nothing, getLevel: () => LogLevel.ERROR },
};

/** One try, which ends by itself: whoever calls decides about another one. */
export const clientOptions = (settings: SlackSettings): WebClientOptions => ({
  slackApiUrl: settings.apiUrl ?? API,
  ...{ retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, timeout: SLACK.callMs },
  logger: silent,
});

export const createClient = (settings: SlackSettings, token?: string) =>
  new WebClient(token, clientOptions(settings));

/**
 * Where people look at Slack: its API's own site, so that GovSlack and doubles are met too. The paths
 * are those of https://docs.slack.dev/authentication/installing-with-oauth
 */
export const slackSite = ({ apiUrl }: SlackSettings, path: string): URL =>
  new URL(path, apiUrl ?? API);

/** Slack's error code, or the network's; undefined for what is neither. Holds no content. */
export function codeOf(error: unknown): string | undefined {
  const { code, data, original } = error as {
    code?: unknown;
    data?: { error?: unknown };
    original?: { code?: unknown };
  };
  const known = data?.error ?? original?.code ?? code;
  return typeof known === "string" && /^[\w.:-]{1,60}$/.test(known) ? known : undefined;
}

/** Slack's codes are words like this; anything else in their place may be content, and is not repeated. */
const REFUSAL = /^[a-z][a-z0-9_.-]{1,60}$/;

/** What Slack itself answered no with; undefined when it was not reached, failed, or gave no code. */
export function refusalOf(error: unknown): string | undefined {
  const { code, data } = (error ?? {}) as { code?: unknown; data?: { error?: unknown } };
  if (code !== "slack_webapi_platform_error") return undefined;
  const refusal = data?.error;
  return typeof refusal === "string" && REFUSAL.test(refusal) ? refusal : undefined;
}
