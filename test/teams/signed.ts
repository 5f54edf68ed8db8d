import { claimsFor, type Keys, type Signing } from "./keys.ts";

/** What the program answered. */
export interface Answered {
  status: number;
  headers: Headers;
  /** Parsed where it was JSON; undefined where it was empty. */
  body?: Record<string, unknown>;
  raw: string;
}

export interface SendOptions {
  signing?: Signing;
  /** Replaces claims of the token; undefined leaves one out. */
  claims?: Record<string, unknown>;
  /** The whole header, in place of a token; empty: none. */
  authorization?: string;
  headers?: Record<string, string>;
}

/** Sends activities to `url` ("http://…/api/messages") exactly as Teams does. */
export function createSender(deps: { url: string; keys: Keys; appId: string }) {
  function authorize(serviceUrl: string, { claims, authorization, signing }: SendOptions): string {
    if (authorization !== undefined) return authorization;
    // Tokens live by the real clock, whatever time the rest of a test has.
    const about = { appId: deps.appId, serviceUrl, now: new Date() };
    return `Bearer ${deps.keys.sign(claimsFor(about, claims), signing)}`;
  }

  async function post(body: string, serviceUrl: string, more: SendOptions): Promise<Answered> {
    const authorization = authorize(serviceUrl, more);
    const response = await fetch(deps.url, {
      method: "POST",
      headers: {
        ...{ "content-type": "application/json; charset=utf-8" },
        ...{ "user-agent": "Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)" },
        ...(authorization && { authorization }),
        ...more.headers,
      },
      body,
    });
    const raw = await response.text();
    return {
      ...{ status: response.status, headers: response.headers, raw },
      ...(raw.startsWith("{") && { body: JSON.parse(raw) as Record<string, unknown> }),
    };
  }

  return {
    post,
    send: (activity: Record<string, unknown>, more: SendOptions = {}): Promise<Answered> =>
      post(JSON.stringify(activity), String(activity.serviceUrl), more),
  };
}
